import { isClass, isFunction, memberName, wrapped, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { findKindOfName, isTellingName } from './names.js';
import { leavesOutScheme } from './origin.js';
import { variableOf } from './uses.js';

/** Methods that leave a part of a text, or say something of it. */
const PARTS = new Set(['slice', 'substring', 'substr', 'at', 'charAt', 'replace', 'replaceAll', 'includes', 'startsWith', 'endsWith', 'padStart', 'padEnd', 'test', 'has', 'indexOf', 'match', 'keys', 'some', 'every', 'localeCompare']);

/** Whether a value that comes from a secret says no more than that there is one, how long it is, or a part of it. */
export function isHarmless(module: Module, node: Node): boolean {
  switch (node.type) {
    case 'Literal':
    case 'UnaryExpression':
    case 'UpdateExpression':
    case 'NewExpression':
    case 'ThisExpression':
      return true;
    case 'BinaryExpression':
      return node.operator !== '+';
    case 'MemberExpression':
      return isMeasure(memberName(node));
    case 'CallExpression':
      return isPart(node);
    case 'Identifier':
      return isOtherThing(module, node);
    default:
      return isFunction(node) || isClass(node);
  }
}

/** What is said of a secret, or of a record of one, without showing it. */
const MEASURES = new Set(['length', 'size', 'byteLength', 'count', 'total', 'id', '_id', 'type', 'kind', 'status', 'expiresAt', 'expiresIn', 'expiry', 'createdAt', 'updatedAt', 'exp', 'iat', 'last4', 'brand']);

function isMeasure(name: string | null): boolean {
  return name !== null && MEASURES.has(name);
}

function isPart(call: Extract<Node, { type: 'CallExpression' }>): boolean {
  const { callee } = call;
  const name = callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '');
  if (/^(Boolean|Number|isNaN|parseInt)$/.test(name)) return true;
  // `header.slice(7)` and `value.replace('Bearer ', '')` leave all of it; the way back goes through them.
  if (callee.type === 'MemberExpression' && PARTS.has(name)) return !leavesOutScheme(call);
  return isTellingName(name);
}

/** A name that stands for something else than a text: a flag, a number, a function, or an object whose members are read. */
function isOtherThing(module: Module, node: Extract<Node, { type: 'Identifier' }>): boolean {
  const variable = variableOf(module, node);
  if (!variable) return node.name === 'undefined';
  const name = variable.defs[0]?.name;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation.type : undefined;
  if (type === 'TSBooleanKeyword' || type === 'TSNumberKeyword' || type === 'TSFunctionType') return true;
  const value = findLiteral(module, node);
  if (value && (isFunction(value) || isClass(value) || value.type === 'Literal')) return true;
  return /^(token|secret|key|card|authorization)$/.test(findKindOfName(node.name) ?? '') && variable.references.some(({ identifier }) => isPartRead(identifier));
}

/** `token.type`, `token.symbol`: an object of another kind. */
function isPartRead(identifier: Node): boolean {
  const at = wrapped(identifier);
  const { parent } = at;
  if (parent?.type !== 'MemberExpression' || parent.object !== at) return false;
  const name = memberName(parent);
  if (name === null || name === 'length' || (parent.parent.type === 'CallExpression' && parent.parent.callee === parent)) return false;
  return findKindOfName(name) === null;
}
