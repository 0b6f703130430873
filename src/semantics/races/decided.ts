import { findEnclosingFunction, walk, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { describeOperation, isWrite } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import type { Fact } from './conditions.js';
import { writesOf } from './lost-update.js';
import type { Test } from './still-passes.js';
import type { Run } from './types.js';

export type IfStatement = Extract<Node, { type: 'IfStatement' }>;

/** A write that a condition decides. */
export interface Decided {
  readonly call: Invocation;
  readonly when: 'if' | 'unless';
  readonly operation: Operation;
  readonly run: Run | null;
}

/** A condition, and what it decides. */
export interface Check {
  readonly statement: IfStatement | null;
  readonly tests: readonly Test[];
  readonly facts: readonly Fact[];
  readonly decided: readonly Decided[];
  /** What others are asked to do, who will not do it a second time for nothing: mails, payments. */
  readonly acts: () => readonly Invocation[];
}

export function decidedBy(module: Module, after: Node, decide: (call: Invocation) => 'if' | 'unless' | null): readonly Decided[] {
  const fn = findEnclosingFunction(after);
  return (fn ? (findWrites(module, fn) ?? []) : []).flatMap((each): Decided[] => {
    const when = each.call.range[1] <= after.range[0] ? null : decide(each.call);
    return when ? [{ ...each, when }] : [];
  });
}

/** The writes inside of a function, for all of its conditions. */
export const findWrites = memo<FunctionNode, readonly Omit<Decided, 'when'>[]>('writes inside', (module, fn) => {
  const found: Omit<Decided, 'when'>[] = [];
  walk(fn, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return;
    const own = describeOperation(module, node);
    const writes = own && isWrite(own) ? [{ operation: own, run: null }] : own ? [] : writesOf(module, node, null);
    for (const each of writes) found.push({ call: node, ...each });
  });
  return found;
});

/** Whether code ends with a throw. */
export function throws(node: Node): boolean {
  return (node.type === 'BlockStatement' ? node.body.at(-1) : node)?.type === 'ThrowStatement';
}
