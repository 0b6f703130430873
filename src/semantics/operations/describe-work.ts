import type { Invocation } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeCall } from '../describe-call.js';
import type { OutboundRequest } from '../types.js';
import { describeOperation } from './describe-operation.js';
import type { Operation } from './types.js';
import { isRead, isWrite } from './verbs.js';

/** What a call has others do, for which it waits. */
export type WorkKind = 'request' | 'query' | 'write' | 'statement' | 'publish' | 'mail' | 'file' | 'process' | 'pause' | 'lock';

export interface Work {
  readonly kind: WorkKind;
  readonly call: OutboundRequest | Operation;
}

const ITSELF: ReadonlySet<string> = new Set<WorkKind>(['statement', 'publish', 'mail', 'file', 'process', 'pause', 'lock']);

/** The work that a call has done outside the process; null when nothing proves that it has any. */
export function describeWork(module: Module, node: Invocation): Work | null {
  const operation = describeOperation(module, node);
  const kind = operation && kindOf(operation);
  if (operation && kind) return { kind, call: operation };
  const call = describeCall(module, node);
  if (call?.kind !== 'outbound-request') return null;
  return { kind: call.client.category === 'mail' ? 'mail' : 'request', call };
}

function kindOf(operation: Operation): WorkKind | null {
  if (isRead(operation)) return 'query';
  if (isWrite(operation)) return 'write';
  return ITSELF.has(operation.does) ? (operation.does as WorkKind) : null;
}
