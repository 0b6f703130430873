import { findEnclosingFunction, isFunction, isInside, unwrap, walk, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findVariable } from '../bindings/index.js';
import { describeOperation, describeWork, isRead, isWrite } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { callsIn } from '../summaries/body.js';
import { changes, entityOf } from './changes.js';
import { isGuarded } from './guards.js';
import { isSameName, isSameRecord, keysOf } from './keys.js';
import { writesOf } from './lost-update.js';
import { fieldsOf, originOf } from './origin.js';
import type { CheckThenAct, Key, Run } from './types.js';

interface Read {
  readonly operation: Operation;
  readonly run: Run | null;
}

/** Takes what is to be done, does it, and marks it before or after that: another run takes the same. */
export const findPendingWork: (module: Module, call: CallExpression) => CheckThenAct | null = memoOfRelevant('pending work', (module, call) => {
  const fn = findEnclosingFunction(call);
  const read = fn && readOf(module, call, fn);
  if (!fn || read?.operation.does !== 'read-many' || read.operation.store.keeps === 'entries') return null;
  const states = keysOf(module, read.operation, read.run).filter(({ value, column }) => (value === null || value.type === 'Literal' || isEnumeration(value)) && !/id$/i.test(column));
  if (states.length === 0) return null;
  let found: CheckThenAct | null = null;
  let hasOther = false;
  walk(fn, (node) => {
    if (node.range[1] <= call.range[1]) return node.range[1] > call.range[1];
    if (node.type !== 'CallExpression' || isInside(call, node)) return true;
    const own = describeOperation(module, node);
    const writes = own ? [{ operation: own, run: null }] : writesOf(module, node, null);
    const marking = writes.map((write) => ({ write, state: isMarking(write.operation) && isSameName(read.operation, write.operation) ? findMark(module, read, write, states, node) : null })).find(({ state }) => state !== null);
    if (marking && marking.state !== null) {
      const { write, state } = marking;
      if (!looksItself(module, write, read.operation) && !isGuarded(module, read, write, state)) found ??= { kind: 'pending', read: read.operation, write: write.operation, field: state, node: call, isProven: true };
      // The function that marks them does the work as well.
      if (!own && (writes.length > 1 || doesMore(module, node))) hasOther = true;
    } else if (node.parent.type === 'AwaitExpression' || (own && isWrite(own)) || describeWork(module, node)) hasOther = true;
    return true;
  });
  return hasOther ? found : null;
});

/** What a call reads, itself or by the function that it calls, where its rows are gone through. */
function readOf(module: Module, call: CallExpression, fn: FunctionNode): Read | null {
  const operation = describeOperation(module, call);
  if (operation) return { operation, run: null };
  const holder = call.parent.type === 'AwaitExpression' ? call.parent.parent : call.parent;
  if ((holder.type !== 'VariableDeclarator' && holder.type !== 'ForOfStatement') || !findFunction(module, call.callee)) return null;
  const origin = originOf(module, call);
  const isLooped = origin !== null && fieldsOf(origin).length === 0 && isGoneThrough(module, fn, holder);
  return isLooped ? { operation: origin.read, run: origin.run } : null;
}

function isGoneThrough(module: Module, fn: FunctionNode, holder: Node): boolean {
  if (holder.type === 'ForOfStatement') return true;
  let isLooped = false;
  walk(fn, (node) => {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
    const list = node.type === 'ForOfStatement' ? unwrap(node.right) : callee?.type === 'MemberExpression' && node.type === 'CallExpression' && node.arguments[0] && isFunction(node.arguments[0]) ? unwrap(callee.object) : null;
    const variable = list?.type === 'Identifier' ? findVariable(module, list) : null;
    if (variable !== null && variable !== 'global' && variable.defs[0]?.node === holder) isLooped = true;
    return !isLooped;
  });
  return isLooped;
}

function isMarking({ does }: Operation): boolean {
  return /^(?:update|update-many|save|increment)$/.test(does);
}

/** Whether a function that marks a record reads that record by itself before: what it makes of that is told there. */
function looksItself(module: Module, { run }: Read, read: Operation): boolean {
  for (let each = run; each; each = each.caller) {
    for (const call of callsIn(module, each.fn) ?? []) {
      const own = describeOperation(module, call);
      if (own && isRead(own) && isSameName(own, read)) return true;
    }
  }
  return false;
}

/** `BookingStatus.PENDING` */
function isEnumeration(node: Node): boolean {
  return node.type === 'MemberExpression' && !node.computed && node.object.type === 'Identifier' && /^[A-Z]/.test(node.object.name);
}

/** Whether a function waits for more than one thing. */
function doesMore(module: Module, call: CallExpression): boolean {
  const fn = findFunction(module, call.callee);
  let waits = 0;
  if (fn) walk(fn, (node) => {
    if (node.type === 'AwaitExpression') waits += 1;
  });
  return waits > 1;
}

/** The column that said what is to be done, where a write changes it without looking again. */
function findMark(module: Module, read: Read, { operation: write, run }: Read, states: readonly Key[], call: CallExpression): string | null {
  const keys = keysOf(module, write, run);
  const state = states.find(({ column }) => changes(module, { call, operation: write, run }, column));
  if (!state || keys.some(({ column }) => column === state.column)) return null;
  if (keys.length > 0) return isSameRecord(module, read, keys) ? state.column : null;
  const entity = entityOf(module, write);
  const origin = entity && originOf(module, entity, run);
  return origin?.read.node === read.operation.node && fieldsOf(origin).length === 0 ? state.column : null;
}
