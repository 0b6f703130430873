import { isClass, isFunction, memberName, stringValue, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findVariable } from '../bindings/index.js';
import { shapeOfType } from '../schemas/index.js';

/** Whether an expression is the same text or number in every run: a constant of this file or another, the name of a class. */
export function isConstantText(module: Module, node: Node): boolean {
  const inner = unwrap(node);
  if (isNameOfCode(module, inner) || isOneOfFew(module, inner) || isComparedBefore(module, inner)) return true;
  // What an object holds may change, unless its name says that it does not: `Limits.MAX_ITEMS`.
  if (inner.type === 'MemberExpression' && !/^[A-Z][A-Z\d_]+$/.test(memberName(inner) ?? '')) return false;
  const value = findLiteral(module, inner);
  if (value?.type === 'Literal') return typeof value.value === 'string' || typeof value.value === 'number';
  return value !== null && stringValue(value) !== null;
}

/** A parameter or variable whose type is a few literals: the line has as many texts, and each can be searched for. */
function isOneOfFew(module: Module, node: Node): boolean {
  const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
  const name = variable === null || variable === 'global' ? null : variable.defs[0]?.name;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  const shape = type && shapeOfType(module, type);
  const all = shape?.kind === 'union' ? shape.of : shape ? [shape] : [];
  return all.length > 0 && all.length <= MAX_LITERALS && all.every(({ kind }) => kind === 'literal');
}

/** How many literals a type may have for its lines to be told apart by their texts. */
const MAX_LITERALS = 8;

/** `if (result.verdict === 'flagged') log.warn(`Content ${result.verdict}`)` */
function isComparedBefore({ text }: Module, node: Node): boolean {
  const own = text.slice(...node.range);
  for (let at: Node = node; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.consequent === at && saysLiteral(text, parent.test, own)) return true;
  }
  return false;
}

function saysLiteral(text: string, test: Node, own: string): boolean {
  if (test.type === 'LogicalExpression') return test.operator === '&&' && (saysLiteral(text, test.left, own) || saysLiteral(text, test.right, own));
  if (test.type !== 'BinaryExpression' || (test.operator !== '===' && test.operator !== '==')) return false;
  return (text.slice(...test.left.range) === own && stringValue(test.right) !== null) || (text.slice(...test.right.range) === own && stringValue(test.left) !== null);
}

/** `OrdersService.name`, `this.constructor.name`, `this.load.name` */
function isNameOfCode(module: Module, node: Node): boolean {
  if (node.type !== 'MemberExpression' || memberName(node) !== 'name') return false;
  if (memberName(node.object) === 'constructor') return true;
  const owner = findLiteral(module, node.object);
  return isClass(owner) || isFunction(owner);
}
