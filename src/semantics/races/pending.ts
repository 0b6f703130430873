import { findEnclosingFunction, walk, type CallExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeOperation, describeWork, isWrite } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { changes, entityOf } from './changes.js';
import { isGuarded } from './guards.js';
import { isSameName, isSameRecord, keysOf } from './keys.js';
import { fieldsOf, originOf } from './origin.js';
import type { CheckThenAct, Key } from './types.js';

/** Takes what is to be done, does it, and marks it then: another run takes the same. */
export const findPendingWork: (module: Module, call: CallExpression) => CheckThenAct | null = memoOfRelevant('pending work', (module, call) => {
  const read = describeOperation(module, call);
  const fn = findEnclosingFunction(call);
  if (read?.does !== 'read-many' || !fn || read.store.keeps === 'entries') return null;
  const states = keysOf(module, read, null).filter(({ value, column }) => (value === null || value.type === 'Literal') && !/id$/i.test(column));
  if (states.length === 0) return null;
  let found: CheckThenAct | null = null;
  let hasOther = false;
  walk(fn, (node) => {
    if (found || node.range[1] <= call.range[1]) return !found && node.range[1] > call.range[1];
    if (node.type !== 'CallExpression') return true;
    const write = describeOperation(module, node);
    const state = write && /^(?:update|update-many|save)$/.test(write.does) && isSameName(read, write) ? findMark(module, read, write, states, node) : null;
    if (write && state !== null) {
      if (!isGuarded(module, { operation: read, run: null }, { operation: write, run: null }, state)) found = { kind: 'pending', read, write, field: state, node: call, isProven: true };
    } else if (node.parent.type === 'AwaitExpression' || (write && isWrite(write)) || describeWork(module, node)) hasOther = true;
    return true;
  });
  return hasOther ? found : null;
});

/** The column that said what is to be done, where a write changes it without looking again. */
function findMark(module: Module, read: Operation, write: Operation, states: readonly Key[], call: CallExpression): string | null {
  const keys = keysOf(module, write, null);
  const state = states.find(({ column }) => changes(module, { call, operation: write, run: null }, column));
  if (!state || keys.some(({ column }) => column === state.column)) return null;
  if (keys.length > 0) return isSameRecord(module, { operation: read, run: null }, keys) ? state.column : null;
  const entity = entityOf(module, write);
  const origin = entity && originOf(module, entity);
  return origin?.read.node === read.node && fieldsOf(origin).length === 0 ? state.column : null;
}
