import { isFunction, memberName, wrapped, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeLog } from '../logs/index.js';
import { isTested } from './checks.js';

/** A type that has no room for a missing value: `as string`; not `as string | undefined`, `as const`, `as any`. */
export function hidesAbsence(type: Node): boolean {
  switch (type.type) {
    case 'TSUndefinedKeyword':
    case 'TSUnknownKeyword':
    case 'TSAnyKeyword':
    case 'TSNullKeyword':
      return false;
    case 'TSUnionType':
      return type.types.every(hidesAbsence);
    case 'TSTypeReference':
      return !(type.typeName.type === 'Identifier' && type.typeName.name === 'const');
    default:
      return true;
  }
}

/** Whether a text is said to a person: in a log line, in an Error. */
export function isSaid(module: Module, text: Node): boolean {
  for (let at: Node = text; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'ThrowStatement') return true;
    if (parent.type === 'NewExpression' && parent.callee.type === 'Identifier' && /(Error|Exception)$/.test(parent.callee.name)) return true;
    if (parent.type === 'CallExpression' && parent.callee !== at && describeLog(module, parent)) return true;
  }
  return false;
}

/** A number that is NaN is found by a comparison with a fixed number, not by `attempt < limit`. */
export function isTestedIn(node: Node, number: Node | null): boolean {
  const { parent } = wrapped(node);
  if (number && parent?.type === 'BinaryExpression' && /^[<>]/.test(parent.operator)) return [parent.left, parent.right].some((each) => each.type === 'Literal');
  return isTested(node);
}

/** Whether the very part of a configuration is looked at: `if (!config.smtp.host)`. */
export function isPartTested(use: Node, path: readonly string[]): boolean {
  let at = wrapped(use);
  for (const key of path) {
    const { parent } = at;
    if (parent?.type !== 'MemberExpression' || parent.object !== at || memberName(parent) !== key) return false;
    at = wrapped(parent);
  }
  if (isTested(at)) return true;
  const { parent } = at;
  return (parent?.type === 'LogicalExpression' && parent.left === at) || (parent?.type === 'MemberExpression' && parent.optional);
}

/** `module.exports` in `module.exports = { … }` */
export function isModuleExports({ left }: Extract<Node, { type: 'AssignmentExpression' }>): boolean {
  return left.type === 'MemberExpression' && left.object.type === 'Identifier' && (left.object.name === 'exports' || (left.object.name === 'module' && memberName(left) === 'exports'));
}
