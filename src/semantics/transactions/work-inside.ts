import { findEnclosingFunction, isFunction, someNode, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeWork, type WorkKind } from '../operations/index.js';
import { findPause, msOfPromise } from '../retries/index.js';
import { findEffects, isPossible } from '../summaries/index.js';
import { findSpans } from './spans.js';

/** A call that keeps a transaction open while others work. */
export interface WorkInside {
  readonly call: Invocation;
  readonly kind: WorkKind;
}

const WAITS: ReadonlySet<WorkKind> = new Set<WorkKind>(['request', 'mail', 'publish', 'process', 'pause']);

/** The calls that are made while the transaction of a call is open, with the work of others that each leads to, itself or through functions. */
export function findWorkInside(module: Module, node: CallExpression): readonly WorkInside[] {
  const found = new Map<Invocation, WorkInside>();
  for (const span of findSpans(module, node)) {
    for (const { what, path } of findEffects(module, span.code, (call) => waitOf(module, call), 4)) {
      const [call] = path;
      if (call && !found.has(call) && span.has(call) && path.every(isWaitedFor) && !(what === 'publish' && isClaiming(span.code)) && isPossible(module, path)) found.set(call, { call, kind: what });
    }
  }
  return [...found.values()];
}

function waitOf(module: Module, call: Invocation): WorkKind | null {
  const kind = describeWork(module, call)?.kind;
  if (kind !== undefined) return WAITS.has(kind) ? kind : null;
  return isPause(module, call) ? 'pause' : null;
}

/** `FOR UPDATE SKIP LOCKED`: rows of an outbox are locked so that they are published once, and marked with the same commit. */
function isClaiming(code: Node): boolean {
  const isMark = (text: string): boolean => /skip.?locked|pessimistic_partial_write/i.test(text);
  return someNode(code, (node) => (node.type === 'Identifier' && isMark(node.name)) || (node.type === 'Literal' && typeof node.value === 'string' && isMark(node.value)) || (node.type === 'TemplateElement' && isMark(node.value.raw)));
}

/** `sleep(1000)`, `new Promise((resolve) => setTimeout(resolve, 1000))` */
function isPause(module: Module, call: Invocation): boolean {
  if (call.type === 'NewExpression') return msOfPromise(module, call) !== null;
  return call.type === 'CallExpression' && findPause(module, call) !== null;
}

/** Whether the code waits for a call: awaited or returned, alone or with others. What is started and left holds nothing open. */
function isWaitedFor(call: Node): boolean {
  for (let at: Node | undefined = call.parent, inner: Node = call; at; inner = at, at = at.parent) {
    if (at.type === 'AwaitExpression' || at.type === 'ReturnStatement' || at.type === 'VariableDeclarator') return true;
    if (isFunction(at)) return at.body === inner && (at.parent.type !== 'NewExpression' || isInPromise(call));
    if (at.type === 'ExpressionStatement' || at.type === 'UnaryExpression') return isInPromise(call);
  }
  return false;
}

/** `new Promise((resolve) => { exec(command, resolve); })`, where that is waited for */
function isInPromise(call: Node): boolean {
  const made = findEnclosingFunction(call)?.parent;
  return made?.type === 'NewExpression' && made.callee.type === 'Identifier' && made.callee.name === 'Promise' && isWaitedFor(made);
}
