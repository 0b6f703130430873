import { isClass, unwrap, type ClassNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { findValue } from './literals.js';
import { settle } from './settle.js';
import { findShape } from './shape-of.js';
import { written, type NominalNode, type TypeNode } from './shape.js';

/** The class or interface of the project whose members an expression has. */
export const findNominal: (module: Module, node: Node) => NominalNode | null = memo('nominal type', (module, node) => {
  const shape = settle(module, findShape(module, node));
  return shape?.kind === 'nominal' ? shape.declaration : null;
});

/** The class or interface of the project that an expression is an instance of: by its construction, its declared type, or a container that is asked for it. */
export const findInstanceType: (module: Module, node: Node) => NominalNode | null = memo('instance of', (module, outer) => {
  const made = findValue(module, unwrap(outer));
  return (made?.type === 'NewExpression' ? findNominal(module, made) : null) ?? findNominal(module, outer);
});

/** The same where it is a class. */
export function findInstanceClass(module: Module, node: Node): ClassNode | null {
  const found = findInstanceType(module, node);
  return isClass(found) ? found : null;
}

/** The type that an expression is declared to have, without the names that files of the project explain. */
export function findDeclaredType(module: Module, node: Node): TypeNode | null {
  const shape = settle(module, findShape(module, node));
  return shape?.kind === 'written' ? shape.type : null;
}

/** The class of the project that a type names. */
export function findTypeClass(module: Module, type: TypeNode): ClassNode | null {
  const shape = settle(module, written(type));
  return shape?.kind === 'nominal' && isClass(shape.declaration) ? shape.declaration : null;
}
