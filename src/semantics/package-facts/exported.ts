import { isFunction, keyName, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findSource, findTopVariable } from '../bindings/index.js';

/** Something that a file gives to others, and what it is made from. */
export interface Exported {
  /** `default` for what `module.exports` is given as a whole. */
  readonly name: string;
  /** The variable's value, the function, the class. */
  readonly value: Node;
}

/** What a file itself exports, but for types and what it only passes on from others. */
export function exportsOf(module: Module): readonly Exported[] {
  const { named, whole } = module.exports;
  const found: Exported[] = [];
  for (const [name, entry] of named) {
    if (entry.kind === 'from') continue;
    const value = entry.kind === 'value' ? entry.node : valueOfVariable(module, entry.name);
    if (value) found.push({ name, value: unwrap(value) });
  }
  if (!whole) return found;
  const value = unwrap(whole);
  if (value.type !== 'ObjectExpression') return [...found, { name: 'default', value: valueOf(module, value) }];
  for (const property of value.properties) {
    const name = property.type === 'Property' ? keyName(property) : null;
    if (property.type === 'Property' && name !== null) found.push({ name, value: valueOf(module, property.value) });
  }
  return found;
}

function valueOf(module: Module, node: Node): Node {
  const inner = unwrap(node);
  return (inner.type === 'Identifier' ? valueOfVariable(module, inner.name) : null) ?? inner;
}

function valueOfVariable(module: Module, name: string): Node | null {
  const variable = findTopVariable(module, name);
  if (!variable) return null;
  const declared = variable.defs.find(({ node }) => isFunction(node) || node.type === 'ClassDeclaration')?.node;
  if (declared) return declared;
  return findSource(variable)?.value ?? null;
}
