import { findEnclosingFunction, isInside, unwrap, walk, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeOperation } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { isGuarded } from './guards.js';
import { isSameRecord, keysOf } from './keys.js';
import { originOf } from './origin.js';
import type { LostUpdate } from './types.js';

/**
 * An entry that is deleted as a whole after what it gathered was read: `lrange(key, 0, -1)`, then `del(key)`. What was added in between is
 * gone, and nobody has seen it.
 */
export const findDrain: (module: Module, call: Invocation) => LostUpdate | null = memoOfRelevant('drain', (module, call) => {
  const write = describeOperation(module, call);
  const fn = write?.model.empties === true && write.store.keeps === 'entries' ? findEnclosingFunction(call) : null;
  if (!write || !fn || call.type !== 'CallExpression' || call.arguments.length !== 1 || !isWaitedFor(call)) return null;
  const keys = keysOf(module, write, null);
  const isOfRead = (read: Operation): boolean => keys.some(({ value }) => value !== null && originOf(module, value)?.read.node === read.node);
  let found: LostUpdate | null = null;
  walk(fn, (node) => {
    if (found || node.range[0] >= call.range[0]) return false;
    const read = node.type === 'CallExpression' && !isInside(call, node) && isWaitedFor(node) ? describeOperation(module, node) : null;
    if (!read || read.store !== write.store || !isGathering(read) || isOfRead(read) || !isSameRecord(module, { operation: read, run: null }, keys)) return true;
    if (!isGuarded(module, { operation: read, run: null }, { operation: write, run: null }, null)) found = { read, write, field: null, computation: 'drained', node: call, value: call };
    return false;
  });
  return found;
});

/** A list or a set, all of it; a number that was counted up. */
function isGathering({ does, node }: Operation): boolean {
  if (does === 'read-many') return true;
  if (does !== 'read-one' || node.parent.type !== 'AwaitExpression') return false;
  const { parent } = node.parent;
  const callee = parent.type === 'CallExpression' ? unwrap(parent.callee) : null;
  return (callee?.type === 'Identifier' && /^(?:Number|parseInt|parseFloat)$/.test(callee.name)) || (parent.type === 'UnaryExpression' && parent.operator === '+');
}

/** A command of a transaction is not awaited by itself. */
function isWaitedFor(call: CallExpression | Node): boolean {
  return call.parent?.type === 'AwaitExpression';
}
