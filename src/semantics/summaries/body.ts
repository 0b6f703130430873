import { isClass, isFunction, memberName, walk, wrapped, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction } from '../bindings/index.js';
import { memo } from '../memo.js';

/** Calls whose callback runs later, if ever: not as part of the code that makes them. */
const DEFERRING = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'nextTick', 'on', 'once', 'addListener', 'addEventListener', 'subscribe', 'waitUntil', 'after']);

/**
 * The calls that a piece of code makes when it runs, in source order: its own, and those of the functions that it hands to calls whose
 * code is not in sight (`list.map(async (id) => …)`). What a function in sight does with its callback is seen there.
 */
export const callsIn: (module: Module, code: Node) => readonly Invocation[] | null = memo('calls of a body', (module, code) => {
  const calls: Invocation[] = [];
  walk(code, (node) => {
    if (node !== code && isFunction(node) && !isRun(module, node)) return false;
    if (node !== code && isClass(node)) return false;
    if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') calls.push(node);
    return true;
  });
  return calls;
});

/** Whether a function inside other code runs with it: called where it stands, or handed to a call that is not in sight. */
export function isRun(module: Module, fn: FunctionNode): boolean {
  const at = wrapped(fn);
  const call = at.parent;
  if (call?.type === 'NewExpression') return call.callee.type === 'Identifier' && call.callee.name === 'Promise';
  if (call?.type !== 'CallExpression') return false;
  if (call.callee === at) return true;
  return !isDeferring(call) && findFunction(module, call.callee) === null;
}

/** Whether what a call is given runs later, if ever. */
export function isDeferring(call: Extract<Node, { type: 'CallExpression' }>): boolean {
  const name = call.callee.type === 'Identifier' ? call.callee.name : memberName(call.callee);
  return DEFERRING.has(name ?? '');
}
