import { findEnclosingFunction, memberName, walk, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeOperation } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { isGuarded } from './guards.js';
import { isSameName, keysOf, textIn } from './keys.js';
import { originOf } from './origin.js';
import type { Key, LostUpdate } from './types.js';
import { writtenBy } from './written.js';

/**
 * A write that marks all that a filter finds, after the rows that it found before were handled: `SELECT … WHERE tenant = $1 AND NOT billed`,
 * then `UPDATE … SET billed = true WHERE tenant = $1`. Those that came in between are marked, and were never handled.
 */
export const findSweep: (module: Module, call: Invocation) => LostUpdate | null = memoOfRelevant('sweep', (module, call) => {
  const write = describeOperation(module, call);
  const fn = write?.does === 'update-many' ? findEnclosingFunction(call) : null;
  const written = write && fn ? writtenBy(module, write, null) : [];
  if (!write || !fn || written.length === 0) return null;
  const keys = keysOf(module, write, null);
  if (keys.length === 0 || keys.some(({ value, run }) => value && originOf(module, value, run))) return null;
  let found: LostUpdate | null = null;
  walk(fn, (node) => {
    if (found || node.range[0] >= call.range[0]) return false;
    const read = node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression' ? describeOperation(module, node) : null;
    if (read?.does !== 'read-many' || !isSameName(read, write) || read.record === null) return true;
    const mark = findMark(module, keysOf(module, read, null), keys, written);
    if (mark === null || !isHandled(read) || isGuarded(module, { operation: read, run: null }, { operation: write, run: null }, null)) return true;
    found = { read, write, field: mark, computation: 'rows', node: call, value: call };
    return false;
  });
  return found;
});

/** The column that said which rows are to be handled, where the write sets it for all that the rest of the filter finds. */
function findMark(module: Module, read: readonly Key[], write: readonly Key[], written: readonly Key[]): string | null {
  const mark = read.find(({ column, value }) => isConstant(value) && written.some((each) => each.column === column));
  const isOfRead = (key: Key): boolean => read.some((each) => each.column === key.column && printKey(module, each) === printKey(module, key));
  return mark && write.every(isOfRead) ? mark.column : null;
}

function isConstant(value: Node | null): boolean {
  return value === null || value.type === 'Literal';
}

function printKey(module: Module, { value, run }: Key): string {
  if (value === null) return '';
  return value.type === 'Literal' ? String(value.value) : (textIn(module, value, run) ?? '');
}

/** Whether what was read is used for more than to be counted. */
function isHandled({ node }: Operation): boolean {
  for (let at: Node | undefined = node; at.parent; at = at.parent) {
    if (at.parent.type === 'VariableDeclarator') return at.parent.init === at;
    if (at.parent.type === 'ForOfStatement') return true;
    if (at.parent.type === 'MemberExpression' && /^(?:length|size|rowCount)$/.test(memberName(at.parent) ?? '')) return false;
    if (/Statement$/.test(at.parent.type)) return false;
  }
  return false;
}
