import { findSingleReturn, keyName, memberName, unwrap, type ClassNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findFunction, findShape, findSource, findVariable } from '../bindings/index.js';
import { memo } from '../memo.js';
import { isHarmless } from './harmless.js';
import { findKindOfName, findPersonalName } from './names.js';
import { MAX_DEPTH, partsOfDeclaration, partsOfSchema, partsOfType, type Parts } from './type-parts.js';

/** The first part of a value that its declared type says is a secret. */
export function findSecretPart(module: Module, node: Node): string | null {
  return partsOf(module, node)?.names.find((name) => findKindOfName(name)) ?? null;
}

/** The same of how a person can be reached. */
export function findPersonalPart(module: Module, node: Node): string | null {
  return partsOf(module, node)?.names.find((name) => findPersonalName(name)) ?? null;
}

/** The same, where the type is that of a table's row. */
export function findSecretColumnOf(module: Module, node: Node): string | null {
  const parts = partsOf(module, node);
  return parts?.areColumns ? (parts.names.find((name) => findKindOfName(name)) ?? null) : null;
}

/** The secret column of an entity's class: one with a decorator that makes it a column. */
export function findSecretColumnOfClass(module: Module, entity: ClassNode): string | null {
  const parts = partsOfDeclaration(module, entity, 0);
  return parts?.areColumns ? (parts.names.find((name) => findKindOfName(name)) ?? null) : null;
}

/** The same of a type that names an entity: `UserDocument` of `Model<UserDocument>`. */
export function findSecretColumnOfType(module: Module, type: TSESTree.TypeNode): string | null {
  const parts = partsOfType(module, type, 0);
  return parts?.areColumns ? (parts.names.find((name) => findKindOfName(name)) ?? null) : null;
}

/** Whether a value is declared to hold a part of this name. */
export function holdsPart(module: Module, node: Node, name: string): boolean {
  return partsOf(module, node)?.all.includes(name) === true;
}

/** Whether all that a value holds is declared. */
export function hasKnownParts(module: Module, node: Node): boolean {
  return partsOf(module, node)?.isComplete === true;
}

const partsOf = memo<Node, Parts>('parts of a value', (module, node) => findParts(module, node, 0));

function findParts(module: Module, outer: Node, depth: number): Parts | null {
  if (depth > MAX_DEPTH) return null;
  if (outer.type === 'TSAsExpression' || outer.type === 'TSTypeAssertion') return partsOfType(module, outer.typeAnnotation, depth) ?? findParts(module, outer.expression, depth + 1);
  const node = unwrap(outer);
  if (node.type === 'Identifier') {
    const variable = findVariable(module, node);
    if (variable === null || variable === 'global') return null;
    const [definition] = variable.defs;
    const name = definition?.name;
    if (name?.type === 'Identifier' && name.typeAnnotation) return partsOfType(module, name.typeAnnotation.typeAnnotation, depth);
    const source = findSource(variable);
    if (source && source.keys.length === 0) return findParts(module, source.value, depth + 1);
  }
  if (node.type === 'CallExpression') {
    const parsed = findParsed(module, node);
    if (parsed) return parsed;
    const fn = findFunction(module, node.callee);
    if (fn?.returnType) return partsOfType(module, fn.returnType.typeAnnotation, depth);
    const returned = fn && findSingleReturn(fn);
    if (returned) return findParts(module, returned, depth + 1);
    return null;
  }
  if (node.type === 'ObjectExpression') return partsOfLiteral(module, node, depth);
  const shape = findShape(module, node);
  if (shape?.kind === 'nominal') return partsOfDeclaration(module, shape.declaration, depth);
  return shape?.kind === 'written' ? partsOfType(module, shape.type, depth) : null;
}

function partsOfLiteral(module: Module, node: Extract<Node, { type: 'ObjectExpression' }>, depth: number): Parts | null {
  const names: string[] = [];
  let isComplete = true;
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const inner = findParts(module, property.argument, depth + 1);
      isComplete &&= inner?.isComplete === true;
      names.push(...(inner?.names ?? []));
    } else {
      const name = keyName(property);
      if (name === null) isComplete = false;
      else if (!isHarmless(module, unwrap(property.value))) names.push(name);
    }
  }
  return { names, all: names, areColumns: false, isComplete };
}

/** `schema.parse(req.body)` holds what the schema names: `z.object({ … })` in sight. */
function findParsed(module: Module, call: Extract<Node, { type: 'CallExpression' }>): Parts | null {
  const name = memberName(call.callee);
  if (call.callee.type !== 'MemberExpression' || !['parse', 'parseAsync'].includes(name ?? '')) return null;
  return partsOfSchema(module, call.callee.object);
}
