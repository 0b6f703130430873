import { isClass, isFunction, memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';

/** Whether an expression is the same text or number in every run: a constant of this file or another, the name of a class. */
export function isConstantText(module: Module, node: Node): boolean {
  const value = findLiteral(module, node);
  if (value?.type === 'Literal') return typeof value.value === 'string' || typeof value.value === 'number';
  if (value && stringValue(value) !== null) return true;
  return isNameOfCode(module, unwrap(node));
}

/** `OrdersService.name`, `this.constructor.name`, `this.load.name` */
function isNameOfCode(module: Module, node: Node): boolean {
  if (node.type !== 'MemberExpression' || memberName(node) !== 'name') return false;
  if (memberName(node.object) === 'constructor') return true;
  const owner = findLiteral(module, node.object);
  return isClass(owner) || isFunction(owner);
}
