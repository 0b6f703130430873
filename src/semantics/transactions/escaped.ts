import { isFunction, someNode, unwrap, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { clientOf, describeOperation, findStoreCall, isRead, isWrite } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { textOf } from '../home.js';
import { findEffects } from '../summaries/index.js';
import { isHandedOver, rootOf } from './sites.js';
import { callbacksOf } from './work-inside.js';

/** A call in a transaction's function that works on the database outside that transaction. */
export interface Escape {
  readonly call: Invocation;
  /** The call that does so, where a function lies in between. */
  readonly through: Invocation | null;
  /** The client, in whose place the handle of this name belongs. */
  readonly client: Node | null;
  readonly handle: string | null;
}

/** The queries and writes that a transaction's function makes through the client outside, itself or through functions. */
export function findEscapes(module: Module, node: CallExpression): readonly Escape[] {
  const outer = describeOperation(module, node);
  if (outer?.does !== 'transaction' || outer.store.immediate || outer.store.ambient) return [];
  const found = new Map<Invocation, Escape>();
  for (const callback of callbacksOf(module, node)) {
    for (const { what, path } of findEffects(module, callback, (call) => databaseWork(module, call), 4)) {
      const [call] = path;
      if (!call || found.has(call) || !isOutside(module, node, outer, what)) continue;
      // Who opens a transaction of its own knows what it does.
      if (opensOwn(module, call, node)) continue;
      found.set(call, { call, through: path.length > 1 ? (path.at(-1) ?? null) : null, ...replacementFor(module, call, callback, outer, path.length > 1 ? null : what) });
    }
  }
  return [...found.values()];
}

/** The handle that belongs in the place of a client, where it is of the same kind. */
function replacementFor(module: Module, call: Node, callback: Node, outer: Operation, what: Operation | null): Pick<Escape, 'client' | 'handle'> {
  const [parameter] = isFunction(callback) ? callback.params : [];
  const [client, opened] = [what && clientOf(what), clientOf(outer)];
  if (!what || parameter?.type !== 'Identifier' || what.store !== outer.store || !client || !opened || textOf(module, client) !== textOf(module, opened)) return { client: null, handle: null };
  for (let at: Node | undefined = call; at && at !== callback; at = at.parent) {
    if (isFunction(at) && at.params.some((each) => someNode(each, (inner) => inner.type === 'Identifier' && inner.name === parameter.name))) return { client: null, handle: null };
  }
  return { client, handle: parameter.name };
}

function databaseWork(module: Module, call: Invocation): Operation | null {
  const operation = describeOperation(module, call);
  if (!operation || !(isRead(operation) || isWrite(operation) || operation.does === 'transaction')) return null;
  return operation.store.keeps === 'rows' || operation.store.keeps === 'documents' ? operation : null;
}

function isOutside(module: Module, node: CallExpression, outer: Operation, what: Operation): boolean {
  if (what.does === 'transaction' || what.library !== outer.library || what.transaction !== null || isHandedOver(module, what)) return false;
  if (isOfDocument(module, what)) return false;
  // Another client of the same library may be for another database.
  const [one, other] = [receiverOf(node), receiverOf(what.calls[0] ?? what.node)];
  return what.store !== outer.store || one === other;
}

/** A document has the session that it was read in. */
function isOfDocument(module: Module, { path, store, calls }: Operation): boolean {
  return store.keeps === 'documents' && path.steps.some((step) => step.kind === 'call' && !calls.includes(step.node) && findStoreCall(module, step.node) !== null);
}

/** The client that a call is made on, as written. */
function receiverOf(call: Node): string {
  const root = rootOf(call);
  if (root?.type !== 'ThisExpression') return root?.type === 'Identifier' ? root.name : '';
  let at: Node = unwrap(call);
  let name = '';
  while (at.type !== 'ThisExpression') {
    if (at.type === 'CallExpression') at = unwrap(at.callee);
    else if (at.type === 'MemberExpression') {
      name = at.property.type === 'Identifier' ? at.property.name : '';
      at = unwrap(at.object);
    } else break;
  }
  return `this.${name}`;
}

/** Whether a call stands in a transaction of its own inside the outer one. */
function opensOwn(module: Module, call: Node, outer: CallExpression): boolean {
  for (let at: Node | undefined = call.parent; at && at !== outer; at = at.parent) {
    if (at.type === 'CallExpression' && describeOperation(module, at)?.does === 'transaction') return true;
  }
  return false;
}
