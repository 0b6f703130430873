import { isFunction, someNode, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { textOf } from '../home.js';
import { clientOf, describeOperation, findStoreCall, isRead, isWrite } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { findEffects, isPossible } from '../summaries/index.js';
import { nameOfClient } from './root-of.js';
import { isHandedOver } from './sites.js';
import { findSpans, goesThrough, type Span } from './spans.js';

/** A call that is made while a transaction is open, and works on the database outside it. */
export interface Escape {
  readonly call: Invocation;
  /** The call that does so, where a function lies in between. */
  readonly through: Invocation | null;
  /** The client, in whose place the handle of this name belongs. */
  readonly client: Node | null;
  readonly handle: string | null;
}

/** The queries and writes that are made through the client outside while the transaction of a call is open, directly or through functions. */
export function findEscapes(module: Module, node: CallExpression): readonly Escape[] {
  const found = new Map<Invocation, Escape>();
  for (const span of findSpans(module, node)) {
    if (span.opened.store.immediate || span.opened.store.ambient) continue;
    for (const { what, path } of findEffects(module, span.code, (call) => databaseWork(module, call), 4)) {
      const [call] = path;
      if (!call || found.has(call) || !span.has(call) || !isOutside(module, span, what) || goesThrough(module, call, span)) continue;
      if (!isPossible(module, path)) continue;
      // Who opens a transaction of its own knows what it does.
      if (opensOwn(module, call, span.isCallback ? node : span.code)) continue;
      found.set(call, { call, through: path.length > 1 ? (path.at(-1) ?? null) : null, ...replacementFor(module, call, span, path.length > 1 ? null : what) });
    }
  }
  return [...found.values()];
}

/** The handle that belongs in the place of a client, where it is of the same kind. */
function replacementFor(module: Module, call: Node, { code, opened, isCallback }: Span, what: Operation | null): Pick<Escape, 'client' | 'handle'> {
  const [parameter] = isCallback && isFunction(code) ? code.params : [];
  const [client, outer] = [what && clientOf(what), clientOf(opened)];
  if (!what || parameter?.type !== 'Identifier' || what.store !== opened.store || !client || !outer || textOf(module, client) !== textOf(module, outer)) return { client: null, handle: null };
  for (let at: Node | undefined = call; at && at !== code; at = at.parent) {
    if (isFunction(at) && at.params.some((each) => someNode(each, (inner) => inner.type === 'Identifier' && inner.name === parameter.name))) return { client: null, handle: null };
  }
  return { client, handle: parameter.name };
}

function databaseWork(module: Module, call: Invocation): Operation | null {
  const operation = describeOperation(module, call);
  if (!operation || !(isRead(operation) || isWrite(operation) || operation.does === 'transaction')) return null;
  return operation.store.keeps === 'rows' || operation.store.keeps === 'documents' ? operation : null;
}

function isOutside(module: Module, { opened, client }: Span, what: Operation): boolean {
  if (what.does === 'transaction' || what.library !== opened.library || what.transaction !== null || isHandedOver(module, what)) return false;
  if (isOfDocument(module, what)) return false;
  // Another client of the same library may be for another database.
  return what.store !== opened.store || client === nameOfClient(what.calls[0] ?? what.node) || isSameClient(what, opened);
}

/** Whether two operations are made on what one construction made: `pool.connect()` here, `pool.query()` there. */
function isSameClient({ path: { steps: one } }: Operation, { path: { steps: other } }: Operation): boolean {
  const made = (steps: Operation['path']['steps']): Node | null => {
    const first = steps.find((step) => step.kind === 'new' || step.kind === 'call');
    return first && 'node' in first ? first.node : null;
  };
  return made(one) !== null && made(one) === made(other);
}

/** A document has the session that it was read in. */
function isOfDocument(module: Module, { path, store, calls }: Operation): boolean {
  return store.keeps === 'documents' && path.steps.some((step) => step.kind === 'call' && !calls.includes(step.node) && findStoreCall(module, step.node) !== null);
}

/** Whether a call stands in a transaction of its own inside the outer one. */
function opensOwn(module: Module, call: Node, outer: Node): boolean {
  for (let at: Node | undefined = call.parent; at && at !== outer; at = at.parent) {
    if (at.type === 'CallExpression' && describeOperation(module, at)?.does === 'transaction') return true;
  }
  return false;
}
