import { findEnclosingFunction, memberName, someNode, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { readPart } from '../operations/index.js';
import { originOf } from './origin.js';
import type { AtomicStep, LostUpdate } from './types.js';

/**
 * How the store may compute a lost update by itself: `stock - quantity` of a row whose stock is nothing but that. Null where the value is
 * made of more, where a condition on it would have to move along, and where the read would be left without use.
 */
export function findAtomicStep(module: Module, { node, field, read, write }: LostUpdate): AtomicStep | null {
  if (field === null || node.type !== 'BinaryExpression' || (node.operator !== '+' && node.operator !== '-')) return null;
  const left = unwrap(node.left);
  if (left.type !== 'MemberExpression' || memberName(left) !== field || originOf(module, left)?.read.node !== read.node) return null;
  const isOwn = (each: Node): boolean => each.type === 'MemberExpression' && memberName(each) === field;
  if (someNode(node.right, isOwn) || isTested(node, isOwn) || !isUsedElsewhere(module, left)) return null;
  const form = formOf(module, { node, field, write });
  return form && { by: node.right, isMinus: node.operator === '-', form: form(node.operator) };
}

function formOf(module: Module, { node, field, write }: Pick<LostUpdate, 'node' | 'write'> & { field: string }): ((operator: '+' | '-') => AtomicStep['form']) | null {
  const { parent } = node;
  const { atomic } = write.model;
  if (parent?.type === 'Property' && parent.value === node && !parent.shorthand && atomic) {
    return (operator) => ({ kind: 'operator', name: operator === '+' ? atomic.add : atomic.subtract });
  }
  const fact = write.statement ? readPart(module, write, 'text') : null;
  const text = fact?.state === 'set' ? fact.values[0] : undefined;
  if (parent?.type !== 'ArrayExpression' || !text || homeOf(module, text) !== homeOf(module, node)) return null;
  if (text.type !== 'Literal' && !(text.type === 'TemplateLiteral' && text.expressions.length === 0)) return null;
  const placeholder = `$${String(parent.elements.findIndex((each) => each === node) + 1)}`;
  return () => ({ kind: 'statement', text, column: field, placeholder });
}

/** `if (product.stock < quantity)` would have to move into the filter. */
function isTested(node: Node, isOwn: (each: Node) => boolean): boolean {
  const fn = findEnclosingFunction(node);
  return fn !== null && someNode(fn, (each) => (each.type === 'IfStatement' || each.type === 'ConditionalExpression' ? someNode(each.test, isOwn) : each.type === 'LogicalExpression' && someNode(each, isOwn)));
}

function isUsedElsewhere(module: Module, member: Node): boolean {
  let root = unwrap(member);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const variable = root.type === 'Identifier' ? findVariable(module, root) : null;
  return variable !== null && variable !== 'global' && variable.references.some(({ identifier, init }) => init !== true && identifier !== root);
}
