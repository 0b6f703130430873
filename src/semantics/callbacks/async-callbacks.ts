import { findSingleReturn, isFunction, memberName, someNode, unwrap, walk, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findShape, findSource, findVariable, isGlobal, resolveValue, settle } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { describeWork } from '../operations/index.js';
import { fieldsOf, originOf } from '../races/origin.js';
import { findEffects } from '../summaries/index.js';

/** What becomes of what a callback gives: nothing; it is asked whether it is true; it is a number to order by; the next call is given it. */
export type CallbackUse = 'ignored' | 'asked' | 'ordered' | 'folded';

/** A list of promises in the list that is waited for: `Promise.all([users.map(async …)])`. */
export interface NestedPromises {
  readonly method: string;
  readonly node: Node;
}

/** A callback whose promise a method of arrays, maps or sets takes for a value. */
export interface AsyncCallback {
  readonly call: CallExpression;
  readonly method: string;
  readonly use: CallbackUse;
  /** What is iterated. */
  readonly list: Node;
  readonly isMap: boolean;
  /** The function as it is written in the call; null for one that is named. */
  readonly callback: FunctionNode | null;
  readonly fn: FunctionNode;
}

const METHODS: ReadonlyMap<string, CallbackUse> = new Map([
  ['forEach', 'ignored'], ['filter', 'asked'], ['some', 'asked'], ['every', 'asked'], ['find', 'asked'], ['findIndex', 'asked'], ['findLast', 'asked'], ['findLastIndex', 'asked'],
  ['sort', 'ordered'], ['toSorted', 'ordered'], ['reduce', 'folded'], ['reduceRight', 'folded'],
]);

/** Whether a call hands a function that gives promises to a method which does not wait for them. Null where the receiver may be something that does. */
export function findAsyncCallback(module: Module, call: CallExpression): AsyncCallback | null {
  const method = memberName(call.callee);
  const use = method === null ? undefined : METHODS.get(method);
  const [given] = call.arguments;
  if (method === null || use === undefined || !given || call.callee.type !== 'MemberExpression' || given.type === 'SpreadElement') return null;
  const inline = isFunction(unwrap(given)) ? (unwrap(given) as FunctionNode) : null;
  if (!inline && given.type !== 'Identifier' && given.type !== 'MemberExpression') return null;
  const fn = inline ?? findFunction(module, given);
  if (!fn || !givesPromise(module, fn) || (use === 'folded' && awaitsFirst(module, fn)) || (use === 'ignored' && isIdle(fn))) return null;
  const list = call.callee.object;
  const receiver = judgeReceiver(module, list, method);
  // What is awaited may be a list of another kind, which waits: a stream, a cursor, a promise of Bluebird.
  if (receiver === 'other' || (receiver === 'unknown' && isAwaited(call))) return null;
  return { call, method, use, list, isMap: receiver === 'map', callback: inline, fn };
}

/** The lists of promises among what is waited for, which are taken for values. */
export function findNestedPromises(module: Module, call: CallExpression): readonly NestedPromises[] {
  const method = memberName(call.callee);
  const [list] = call.arguments;
  if (call.callee.type !== 'MemberExpression' || method === null || !/^(?:all|allSettled|race|any)$/u.test(method) || list?.type !== 'ArrayExpression' || !isGlobal(module, call.callee.object, 'Promise')) return [];
  return list.elements.flatMap((each) => {
    const inner = each && each.type !== 'SpreadElement' ? unwrap(each) : null;
    const [given] = inner?.type === 'CallExpression' && memberName(inner.callee) === 'map' ? inner.arguments : [];
    const fn = given && (isFunction(given) ? given : given.type === 'Identifier' || given.type === 'MemberExpression' ? findFunction(module, given) : null);
    const receiver = inner?.type === 'CallExpression' && inner.callee.type === 'MemberExpression' ? judgeReceiver(module, inner.callee.object, 'map') : 'other';
    return inner && fn && receiver !== 'other' && givesPromise(module, fn) ? [{ method, node: inner }] : [];
  });
}

/** Whether it is proven that an ignored promise matters: what the callback does may fail, or is waited for by others, and it does not catch all of it itself. */
export function isMissed(module: Module, { use, fn }: AsyncCallback): boolean {
  if (use !== 'ignored') return true;
  const [only, ...others] = fn.body?.type === 'BlockStatement' ? fn.body.body : [];
  if (only?.type === 'TryStatement' && only.handler && others.length === 0 && !someNode(only.handler, (node) => node.type === 'ThrowStatement')) return false;
  if (fn.body && someNode(fn.body, (node) => node.type === 'ThrowStatement')) return true;
  return findEffects(module, fn, (call) => {
    const kind = describeWork(module, call)?.kind;
    return kind !== undefined && kind !== 'publish' ? kind : null;
  }, 4).length > 0;
}

/** An `async` function that waits for nothing does its work at once. */
function isIdle(fn: FunctionNode): boolean {
  return fn.async && !someNode(fn.body, (node) => node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await) || (node.type === 'ReturnStatement' && node.argument !== null)) && fn.body.type === 'BlockStatement';
}

/** Whether all that a function gives is promises: it is `async`, or returns what such a function, or a request, gives. */
function givesPromise(module: Module, fn: FunctionNode, depth = 0): boolean {
  if (fn.generator) return false;
  if (fn.async) return true;
  if (isPromiseType(fn)) return true;
  const value = findSingleReturn(fn);
  return value !== null && depth < 3 && isPromise(module, value, depth + 1);
}

function isPromiseType({ returnType }: FunctionNode): boolean {
  const type = returnType?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise';
}

function isPromise(module: Module, value: Node, depth: number): boolean {
  if (value.type === 'NewExpression') return isGlobal(module, value.callee, 'Promise');
  if (value.type !== 'CallExpression') return false;
  const { callee } = value;
  const fn = findFunction(module, callee);
  if (fn) return givesPromise(module, fn, depth);
  if (callee.type === 'MemberExpression') {
    if (isGlobal(module, callee.object, 'Promise')) return true;
    if (/^(then|catch|finally)$/u.test(memberName(callee) ?? '')) return isPromise(module, callee.object, depth);
  }
  const described = describeCall(module, value);
  return described?.kind === 'outbound-request' && described.request.lazy !== true && described.request.observable !== true && described.request.callback !== true && described.client.category !== 'database';
}

/** `async (all, each) => { const list = await all; … }` */
function awaitsFirst(module: Module, fn: FunctionNode): boolean {
  const [first] = fn.params;
  if (first?.type !== 'Identifier') return first === undefined && fn.params.length === 0;
  let awaits = !fn.async;
  walk(fn.body, (node) => {
    if (awaits) return false;
    const isWaiting = node.type === 'AwaitExpression' || (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && memberName(node.callee) === 'then');
    if (isWaiting && someNode(node, (each) => each.type === 'Identifier' && each.name === first.name && isParameter(module, each, first))) awaits = true;
    return !awaits;
  });
  return awaits;
}

function isParameter(module: Module, node: Node, parameter: Node): boolean {
  const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
  return variable !== null && variable !== 'global' && variable.defs.some(({ name }) => name === parameter);
}

function isAwaited(call: CallExpression): boolean {
  const { parent } = call;
  return parent.type === 'AwaitExpression' || (parent.type === 'MemberExpression' && /^(then|catch|finally)$/u.test(memberName(parent) ?? ''));
}

/** What a method is called on: a list of the language, something of its own, or nothing that is known. */
function judgeReceiver(module: Module, list: Node, method: string): 'list' | 'map' | 'other' | 'unknown' {
  const node = unwrap(list);
  if (node.type === 'ArrayExpression') return 'list';
  if (isFunction(node) || node.type === 'ObjectExpression' || node.type === 'ThisExpression' || node.type === 'Super' || node.type === 'ClassExpression') return 'other';
  const shape = settle(module, findShape(module, list));
  if (shape?.kind === 'builtin') return shape.name === 'Array' ? 'list' : shape.name === 'Map' && method === 'forEach' ? 'map' : 'other';
  if (shape?.kind === 'written') return isAnything(shape.type.type) ? 'unknown' : shape.type.type === 'TSTupleType' ? 'list' : 'other';
  if (shape) return 'other';
  if (isRows(module, node) || isListOfLanguage(module, node)) return 'list';
  const path = resolveValue(module, node);
  return path && (path.package !== null || path.steps.length === 0) ? 'other' : 'unknown';
}

function isAnything(type: string): boolean {
  return type === 'TSAnyKeyword' || type === 'TSUnknownKeyword' || type === 'TSUnionType' || type === 'TSTypeReference';
}

/** What an awaited query for many gives, where that is neither a cursor nor something that holds the rows. */
function isRows(module: Module, node: Node): boolean {
  const origin = node.type === 'Identifier' || node.type === 'CallExpression' || node.type === 'AwaitExpression' ? originOf(module, node) : null;
  if (origin?.read.does !== 'read-many' || origin.read.store.keeps !== 'rows' || fieldsOf(origin).length > 0 || !isWaitedFor(module, node)) return false;
  const isStatement = origin.read.statement !== null || origin.read.store.answers !== undefined;
  return origin.path.length === (isStatement ? 1 : 0);
}

/** Not the query itself, which may be a cursor. */
function isWaitedFor(module: Module, node: Node): boolean {
  if (node.type !== 'Identifier') return node.type === 'AwaitExpression';
  const variable = findVariable(module, node);
  const source = variable === null || variable === 'global' ? null : findSource(variable);
  return source?.value.type === 'AwaitExpression';
}

/** `Object.keys(x)`, `Array.from(x)`, `list.map(f)` of such a list. */
function isListOfLanguage(module: Module, node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const name = memberName(node.callee) ?? '';
  const { object } = node.callee;
  if (isGlobal(module, object, 'Object')) return /^(keys|values|entries)$/u.test(name);
  if (isGlobal(module, object, 'Array')) return /^(from|of)$/u.test(name);
  return name === 'split' || (/^(map|filter|slice|concat|flat|flatMap|sort|reverse)$/u.test(name) && (isListOfLanguage(module, object) || isRows(module, object)));
}
