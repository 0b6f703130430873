import type { CallExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeOperation } from '../operations/index.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { findComputed } from './computed.js';
import { isCount } from './conditions.js';
import { isGuarded } from './guards.js';
import { isSameColumn, isSameName } from './keys.js';
import { fieldsOf } from './origin.js';
import type { CheckThenAct, Origin } from './types.js';
import { findUniqueKey } from './unique.js';
import { expectsViolation } from './violations.js';
import { writtenBy } from './written.js';

/** A record that is made with a number which follows from those that there were: `number: count + 1`, `seq: last.seq + 1`. */
export const findCountedNumber: (module: Module, call: CallExpression) => CheckThenAct | null = memoOfRelevant('counted number', (module, call) => {
  const write = describeOperation(module, call);
  if (write?.does !== 'insert') return null;
  for (const { column, value, run } of writtenBy(module, write, null)) {
    const asks = (origin: Origin): boolean => isSameName(origin.read, write) && (isCount(module, origin) || isSameColumn(fieldsOf(origin).at(-1), column));
    const computed = value && findComputed(module, value, run, asks);
    if (!value || !computed || (computed.as !== 'number' && computed.as !== 'text')) continue;
    const { origin } = computed;
    // `${post.title} (copy)` is no number.
    if (computed.as === 'text' && !isCount(module, origin)) continue;
    if (expectsViolation(module, [call, origin.read.node]) || isGuarded(module, { operation: origin.read, run: origin.run }, { operation: write, run: null }, null)) return null;
    return { kind: 'number', read: origin.read, write, field: column, node: value, isProven: findUniqueKey(module, write, [column]) !== 'unique' };
  }
  return null;
});
