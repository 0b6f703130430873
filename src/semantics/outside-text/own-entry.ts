import type { CallExpression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { homeOf } from '../home.js';
import { describeOperation, isWrite } from '../operations/index.js';
import { isStringified } from './own-column.js';

/** Whether the file that asks a cache for an entry also writes that entry, and each time with `JSON.stringify()`: `redis.set(key, JSON.stringify(value))`. */
export function isOwnEntry(module: Module, read: CallExpression): boolean {
  const home = homeOf(module, read);
  const textOf = (call: CallExpression): string => (call.arguments[0] ? home.text.slice(...call.arguments[0].range) : '');
  const key = textOf(read);
  const writes = home.invocations.filter((each): each is CallExpression => {
    if (each === read || each.type !== 'CallExpression' || textOf(each) !== key) return false;
    const operation = describeOperation(home, each);
    return operation !== null && operation.store.keeps === 'entries' && isWrite(operation) && !operation.does.startsWith('delete') && operation.does !== 'increment';
  });
  return key !== '' && writes.length > 0 && writes.every((each) => each.arguments.slice(1).some((argument) => isStringified(home, argument)));
}
