import type { Invocation } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findClientUse } from '../client-use.js';
import { describeCall } from '../describe-call.js';
import { homeOf } from '../home.js';
import { methodOf } from '../method.js';
import { memoOfRelevant } from '../relevant-memo.js';
import type { ClientConstruction, OutboundRequest } from '../types.js';
import { isOwnOrigin, isRelativeRequest } from '../url.js';
import { judgeAround } from './around.js';
import { isOfService } from './address.js';
import { mayRetryItself } from './by-client.js';

/** A request that may safely be sent again, and that nothing sends again. */
export interface Unretried {
  /** The request, or the client that its requests are made through. */
  readonly node: Invocation;
  readonly described: OutboundRequest | ClientConstruction;
  /** The request; the first one of a client. */
  readonly request: OutboundRequest;
  readonly method: string;
}

/** What may be sent twice without a difference (RFC 9110, 9.2.2). */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** A request, or a client in sight, whose failure reaches somebody who waits although another attempt may have mended it. */
export function findUnretried(module: Module, node: Invocation): Unretried | null {
  const described = describeCall(module, node);
  if (described?.kind === 'client') return findOfClient(module, described);
  // What a client in sight leaves out is reported where it is made.
  if (described?.kind !== 'outbound-request' || described.made.some((each) => each.node !== null)) return null;
  return findOfRequest(module, node);
}

function findOfClient(module: Module, described: ClientConstruction): Unretried | null {
  if (described.client.category !== 'http' || isOwnOrigin(module, described)) return null;
  const { requests } = findClientUse(module, described.client, described.node);
  const found = requests.flatMap((each) => findOfRequest(homeOf(module, each.node), each.node) ?? []);
  const [first] = found;
  // `axios.create(…).create(…)`: what is missing is missing where the first was made.
  return first && first.request.made[0]?.node === described.node ? { ...first, node: described.node, described } : null;
}

const findOfRequest: (module: Module, node: Invocation) => Unretried | null = memoOfRelevant('unretried request', (module, node) => {
  const request = describeCall(module, node);
  if (request?.kind !== 'outbound-request' || (request.client.category !== 'http' && request.client.category !== 'sdk') || request.request.callback === true) return null;
  const method = methodOf(module, request);
  if (method === null || !IDEMPOTENT.has(method) || isRelativeRequest(module, request) || !isOfService(module, request) || mayRetryItself(module, request)) return null;
  return judgeAround(module, node) === 'once' ? { node, described: request, request, method } : null;
});
