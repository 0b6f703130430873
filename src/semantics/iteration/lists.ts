import { findEnclosingFunction, isFunction, memberName, someNode, unwrap, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, findVariable, isGlobal } from '../bindings/index.js';
import { describeHandler, findInputs } from '../describe-handler.js';
import { describeOperation, readPart } from '../operations/index.js';
import { numberOf } from '../values.js';
import type { IterationSubject } from './types.js';

/** How much of what a list is made of is looked at. */
const MAX_DEPTH = 8;
/** The most elements of a query's result that count as few. */
const FEW = 20;

export interface Subject {
  readonly over: IterationSubject;
  readonly size: number | null;
}

const ELEMENTS: Subject = { over: 'elements', size: null };
/** Methods that give no more elements than they are called on has. */
const KEEPING = new Set(['map', 'filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'entries', 'keys', 'values', 'flat']);
const ADDING = new Set(['push', 'unshift', 'splice', 'concat', 'set', 'add']);

/** What iterating over an expression goes over. */
export function judgeList(module: Module, outer: Node, depth = 0): Subject {
  const node = unwrap(outer);
  if (depth > MAX_DEPTH) return ELEMENTS;
  if (node.type === 'Identifier') {
    const variable = findVariable(module, node);
    if (variable === null || variable === 'global') return ELEMENTS;
    if (variable.defs[0]?.type === 'TSEnumName') return { over: 'literal', size: null };
    if (isGrowing(variable)) return isFilledByParts(variable) ? { over: 'chunks', size: null } : ELEMENTS;
  }
  const value = findLiteral(module, node) ?? node;
  switch (value.type) {
    case 'ArrayExpression':
      return judgeElements(module, value, depth);
    case 'ObjectExpression':
      return value.properties.some(({ type }) => type === 'SpreadElement') ? ELEMENTS : { over: 'literal', size: value.properties.length };
    case 'LogicalExpression':
      return value.operator === '&&' ? judgeList(module, value.right, depth + 1) : judgeList(module, value.left, depth + 1);
    case 'TSEnumDeclaration':
    case 'Literal':
    case 'TemplateLiteral':
      return { over: 'literal', size: null };
    case 'NewExpression':
      return judgeMade(module, value, depth);
    case 'MemberExpression':
      return isBatchOfMessages(module, value) ? { over: 'literal', size: null } : ELEMENTS;
    case 'CallExpression':
      return value === node || node.type === 'Identifier' || node.type === 'MemberExpression' ? judgeCall(module, value, depth) : ELEMENTS;
    default:
      return ELEMENTS;
  }
}

/** `event.Records`: as many messages as the platform was told to hand over at once, each of which is done, or fails, on its own. */
function isBatchOfMessages(module: Module, node: Node): boolean {
  const fn = findEnclosingFunction(node);
  const handler = fn && describeHandler(module, fn);
  if (!handler || (handler.model.kind !== 'lambda' && handler.model.kind !== 'message')) return false;
  return findInputs(module, handler).some((each) => each.part === 'message' && each.node === node);
}

function judgeElements(module: Module, { elements }: Extract<Node, { type: 'ArrayExpression' }>, depth: number): Subject {
  if (elements.length === 0) return ELEMENTS;
  for (const each of elements) {
    if (each?.type !== 'SpreadElement') continue;
    if (judgeList(module, each.argument, depth + 1).over !== 'literal') return ELEMENTS;
  }
  return { over: 'literal', size: elements.length };
}

/** Whether anything is added to a list after it was made. */
function isGrowing(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    return member?.type === 'MemberExpression' && member.object === identifier && ADDING.has(memberName(member) ?? '') && memberName(member) !== 'concat';
  });
}

/** `groups.push(list.splice(0, 100))` */
function isFilledByParts(variable: Variable): boolean {
  const given = variable.references.flatMap(({ identifier }) => {
    const member = identifier.parent;
    const call = member?.type === 'MemberExpression' && member.object === identifier && /^(?:push|unshift)$/.test(memberName(member) ?? '') ? member.parent : null;
    return call?.type === 'CallExpression' ? call.arguments : [];
  });
  return given.length > 0 && given.every((each) => {
    const value = unwrap(each);
    return value.type === 'CallExpression' && value.arguments.length > 1 && /^(?:slice|splice)$/.test(memberName(unwrap(value.callee)) ?? '');
  });
}

/** `new Set(list)`, `new Array(3)` */
function judgeMade(module: Module, { callee, arguments: [first] }: Extract<Node, { type: 'NewExpression' }>, depth: number): Subject {
  if (!first || first.type === 'SpreadElement' || callee.type !== 'Identifier') return ELEMENTS;
  if (callee.name === 'Array') return judgeLength(module, first);
  return callee.name === 'Set' || callee.name === 'Map' ? judgeList(module, first, depth + 1) : ELEMENTS;
}

function judgeLength(module: Module, length: Node): Subject {
  const size = numberOf(module, length) ?? leastOf(module, length);
  return size === null ? { over: 'count', size: null } : { over: 'literal', size };
}

/** `Math.min(count, 100)` */
function leastOf(module: Module, outer: Node): number | null {
  const node = unwrap(outer);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || memberName(node.callee) !== 'min' || !isGlobal(module, node.callee.object, 'Math')) return null;
  const sizes = node.arguments.flatMap((each) => (each.type === 'SpreadElement' ? [] : (numberOf(module, each) ?? [])));
  return sizes.length > 0 ? Math.min(...sizes) : null;
}

function judgeCall(module: Module, call: Extract<Node, { type: 'CallExpression' }>, depth: number): Subject {
  const [first, second] = call.arguments;
  const callee = unwrap(call.callee);
  const name = memberName(callee);
  if (callee.type === 'MemberExpression') {
    if (isGlobal(module, callee.object, 'Object') && first) return judgeList(module, first, depth + 1);
    if (isGlobal(module, callee.object, 'Array') && name === 'from' && first) {
      const length = first.type === 'ObjectExpression' ? first.properties.find((each) => each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === 'length') : undefined;
      return length?.type === 'Property' ? judgeLength(module, length.value) : judgeList(module, first, depth + 1);
    }
    // A part of a list between two places that move is a chunk of it.
    if (name === 'slice' || name === 'splice') return judgePart(module, first, second, name === 'slice');
    if (name === 'fill' || KEEPING.has(name ?? '')) return judgeList(module, callee.object, depth + 1);
  }
  // `Array(10)`
  if (first && first.type !== 'SpreadElement' && isGlobal(module, callee, 'Array')) return judgeLength(module, first);
  const operation = describeOperation(module, call);
  if (operation) {
    const limit = readPart(module, operation, 'limit');
    const size = limit.state === 'set' && limit.values[0] ? numberOf(module, limit.values[0]) : null;
    return size !== null && size <= FEW ? { over: 'literal', size } : ELEMENTS;
  }
  return isChunking(module, call) ? { over: 'chunks', size: null } : ELEMENTS;
}

function judgePart(module: Module, from: Node | undefined, to: Node | undefined, isSlice: boolean): Subject {
  const [start, end] = [from ? numberOf(module, from) : null, to ? numberOf(module, to) : null];
  if (end !== null) return { over: 'literal', size: isSlice ? end - (start ?? 0) : end };
  if (start !== null && start < 0) return { over: 'literal', size: -start };
  return start === null && to ? { over: 'chunks', size: null } : ELEMENTS;
}

/** A call of a function that cuts a list into parts: one in sight that slices it, or one that says so of a package out of sight. */
function isChunking(module: Module, call: Extract<Node, { type: 'CallExpression' }>): boolean {
  if (call.arguments.length < 2) return false;
  const fn = findFunction(module, call.callee);
  if (isFunction(fn)) {
    return someNode(fn, (node) => node.type === 'CallExpression' && /^(?:slice|splice)$/.test(memberName(node.callee) ?? '')) && someNode(fn, (node) => node.type === 'CallExpression' && memberName(node.callee) === 'push' || node.type === 'YieldExpression');
  }
  const name = call.callee.type === 'Identifier' ? call.callee.name : memberName(call.callee);
  return name !== null && /chunk|batch/i.test(name) && numberOf(module, call.arguments[1] as Node) !== 0;
}
