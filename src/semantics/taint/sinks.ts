import type { Invocation, Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findInvoked } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { findStoreCall, type StoreCall } from '../operations/index.js';
import { modelsFor } from '../registry.js';
import { findUnsafeText } from '../sql/index.js';
import type { ApiPath, StoreKind } from '../types.js';
import { findCheck } from './checks.js';
import type { Sink, SinkKind } from './types.js';

const KINDS: Readonly<Record<StoreKind, SinkKind | null>> = {
  rows: 'query', documents: 'query', entries: 'query', messages: 'message', mails: 'message', files: 'file', processes: 'process', time: null,
};

/** What a call does with what it is given; null when nothing proves that it does anything. */
export const findSink: (module: Module, call: Invocation) => Sink | null = memo('sink', (module, call) => {
  const home = homeOf(module, call);
  const stored = findStoreCall(home, call);
  const kept = stored && KINDS[stored.store.keeps];
  // Of a file only its path matters: what is written to it may be anything.
  if (stored && kept) return { kind: kept, node: call, places: kept === 'file' ? argumentsOf(call, stored) : besideText(home, call), isOfReceiver: stored.model.does === 'save' && !stored.model.data };
  const path = findInvoked(home, call);
  const kind = path && findKind(home, call, path);
  return kind ? { kind, node: call, places: kind === 'query' ? besideText(home, call) : null } : null;
});

/** What a statement is given beside its text, where that is put together from given values: those are told as such. */
function besideText(module: Module, call: Invocation): readonly Node[] | null {
  const text = call.type === 'CallExpression' ? findUnsafeText(module, call) : null;
  return text && call.type === 'CallExpression' ? call.arguments.filter((each) => each !== text) : null;
}

function argumentsOf(call: Invocation, { model }: StoreCall): readonly Node[] {
  return call.type === 'TaggedTemplateExpression' ? [] : (model.record ?? []).flatMap(({ argument }) => (argument === undefined ? [] : (call.arguments[argument] ?? [])));
}

function findKind(module: Module, call: Invocation, path: ApiPath): SinkKind | null {
  // `ObjectId.isValid(id)` asks nobody.
  if (findCheck(module, call)) return null;
  if (isOfDatabase(module, path)) return 'query';
  const described = describeCall(module, call);
  if (described?.kind !== 'outbound-request') return null;
  const { category } = described.client;
  return category === 'http' || category === 'sdk' ? 'request' : 'message';
}

/** Whether a path is of a library that talks to a database or a cache: what its functions are given becomes part of a query. */
function isOfDatabase(module: Module, path: ApiPath): boolean {
  if (path.steps.length === 0) return false;
  return modelsFor(module, path).some(
    ({ clients = [], stores = [] }) => clients.some(({ category }) => category === 'database' || category === 'cache') || stores.some(({ keeps }) => KINDS[keeps] === 'query'),
  );
}
