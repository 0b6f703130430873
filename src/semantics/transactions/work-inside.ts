import { isFunction, someNode, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeWork, type WorkKind } from '../operations/index.js';
import { findPause, msOfPromise } from '../retries/index.js';
import { findEffects, isPossible } from '../summaries/index.js';
import { findSpans, type Span } from './spans.js';

/** A call that keeps a transaction open while others work. */
export interface WorkInside {
  readonly call: Invocation;
  readonly kind: WorkKind;
}

const WAITS: ReadonlySet<WorkKind> = new Set<WorkKind>(['request', 'mail', 'publish', 'pause']);

/** The calls that are made while the transaction of a call is open, with the work of others that each leads to, itself or through functions. */
export function findWorkInside(module: Module, node: CallExpression): readonly WorkInside[] {
  const found = new Map<Invocation, WorkInside>();
  for (const span of findSpans(module, node)) {
    for (const { what, path } of findEffects(module, span.code, (call) => waitOf(module, call), 4)) {
      const [call] = path;
      if (what === 'publish' && takesFromQueue(span)) continue;
      if (call && !found.has(call) && span.has(call) && path.every(isWaitedFor) && isPossible(module, path)) found.set(call, { call, kind: what });
    }
  }
  return [...found.values()];
}

/** `… FOR UPDATE SKIP LOCKED`, `skipLocked()`: rows that wait to be passed on are held until they are, and passed on again otherwise. */
function takesFromQueue({ code }: Span): boolean {
  return someNode(code, (node) => (node.type === 'Literal' || node.type === 'TemplateElement' ? /skip\s+locked|skip_locked/i.test(typeof node.value === 'string' ? node.value : node.type === 'TemplateElement' ? node.value.raw : '') : node.type === 'Identifier' && /^skipLocked$/.test(node.name)));
}

function waitOf(module: Module, call: Invocation): WorkKind | null {
  const kind = describeWork(module, call)?.kind;
  if (kind !== undefined) return WAITS.has(kind) ? kind : null;
  return isPause(module, call) ? 'pause' : null;
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
    if (isFunction(at)) return at.body === inner;
    if (at.type === 'ExpressionStatement' || at.type === 'UnaryExpression') return false;
  }
  return false;
}
