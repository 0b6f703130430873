import { isClass, isFunction, memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { isOneOfFew } from './few-texts.js';

/** Whether an expression is the same text or number in every run, or one of very few: a constant of this file or another, the name of a class. */
export function isConstantText(module: Module, node: Node): boolean {
  const inner = unwrap(node);
  if (isNameOfCode(module, inner) || isOneOfFew(module, inner)) return true;
  // What an object holds may change, unless its name says that it does not: `Limits.MAX_ITEMS`.
  if (inner.type === 'MemberExpression' && !/^[A-Z][A-Z\d_]+$/.test(memberName(inner) ?? '')) return false;
  const value = findLiteral(module, inner);
  if (value?.type === 'Literal') return typeof value.value === 'string' || typeof value.value === 'number';
  return value !== null && stringValue(value) !== null;
}

/** `OrdersService.name`, `this.constructor.name`, `this.load.name` */
function isNameOfCode(module: Module, node: Node): boolean {
  if (node.type !== 'MemberExpression' || memberName(node) !== 'name') return false;
  if (memberName(node.object) === 'constructor') return true;
  const owner = findLiteral(module, node.object);
  return isClass(owner) || isFunction(owner);
}
