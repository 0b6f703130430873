import { findEnclosingFunction, keyName, someNode, walk, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import { methodOf } from '../method.js';
import { describeOperation, describeWork } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findEffectsOfCall } from '../summaries/index.js';

/** What a condition decides that others do: mails, messages, requests that change something. */
export function actsIn(module: Module, after: Node, decide: (call: Invocation) => 'if' | 'unless' | null): readonly Invocation[] {
  const fn = findEnclosingFunction(after);
  return (fn ? (findActs(module, fn) ?? []) : []).filter((call) => call.range[1] > after.range[0] && decide(call) !== null);
}

/** The calls inside of a function that have others do something, themselves or by what they call. */
const findActs = memo<FunctionNode, readonly Invocation[]>('acts inside', (module, fn) => {
  const found: Invocation[] = [];
  walk(fn, (node) => {
    if (node.type !== 'CallExpression') return;
    if (isAct(module, node) || (!describeOperation(module, node) && findEffectsOfCall(module, node, (call) => (isAct(module, call) ? true : null), 3).length > 0)) found.push(node);
  });
  return found;
});

function isAct(module: Module, call: Invocation): boolean {
  const work = describeWork(module, call);
  if (work?.kind === 'mail' || work?.kind === 'publish') return true;
  const method = work?.kind === 'request' && work.call.kind === 'outbound-request' ? methodOf(module, work.call) : null;
  return method !== null && !/^(?:GET|HEAD|OPTIONS|TRACE)$/.test(method);
}

/** Whether a write adds to what is there: `increment`, `$inc`, `SET stock = stock + 1`. */
export function isCounting(operation: Operation, call: Node): boolean {
  if (operation.does === 'increment') return true;
  if (operation.statement && /\bset\b[^;]*?(\w+)["`]?\s*=\s*["`]?(?:\w+\.)?["`]?\1["`]?\s*[-+]/i.test(operation.statement.text)) return true;
  return someNode(call, (node) => {
    if (node.type === 'Property') return /^(?:increment|decrement|\$inc)$/.test(keyName(node) ?? '');
    // `sql\`${posts.likes} - 1\``, `eb('likes', '-', 1)`
    if (node.type === 'TaggedTemplateExpression') return /^\s*[-+]\s/.test(node.quasi.quasis.at(-1)?.value.raw ?? '');
    return node.type === 'Literal' && (node.value === '+' || node.value === '-');
  });
}
