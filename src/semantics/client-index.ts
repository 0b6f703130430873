import { memberName, unwrap, type CallExpression, type Invocation, type Node, type Program } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { resolveValue } from './bindings/index.js';
import { describeCall, describeClientMember } from './describe-call.js';
import { memo } from './memo.js';
import { registryOf } from './registry.js';
import type { ClientModel, Construction, OutboundRequest } from './types.js';

/** A call of a member of a client that is no request: `api.interceptors.request.use(…)`. */
export interface MemberCall {
  readonly node: CallExpression;
  readonly names: readonly string[];
}

export type ByConstruction<T> = Map<ClientModel, Map<Invocation | null, T[]>>;

const findClientMember = memo<Node, NonNullable<ReturnType<typeof describeClientMember>>>('client member', (module, node) => {
  const path = resolveValue(module, node);
  return path && describeClientMember(module, path);
});

/**
 * The requests that a file makes through a client: the one made by `construction`, or the shared one when that is null. The file is
 * looked through once, whatever the number of its clients.
 */
export function findRequestsOf(module: Module, client: ClientModel, construction: Invocation | null): readonly OutboundRequest[] {
  return indexRequests(module, module.program)?.get(client)?.get(construction) ?? [];
}

const indexRequests = memo<Program, ByConstruction<OutboundRequest>>('requests by client', (module) => {
  const index: ByConstruction<OutboundRequest> = new Map();
  for (const node of module.invocations) {
    const described = describeCall(module, node);
    if (described?.kind !== 'outbound-request') continue;
    for (const construction of constructionsOf(described.made)) listOf(index, described.client, construction).push(described);
  }
  return index;
});

/** The calls that may configure a client, by the names under which any client can be configured. */
export function findMemberCallsOf(module: Module, client: ClientModel, construction: Invocation | null): readonly MemberCall[] {
  return indexMemberCalls(module, module.program)?.get(client)?.get(construction) ?? [];
}

const indexMemberCalls = memo<Program, ByConstruction<MemberCall>>('configuring calls by client', (module) => {
  const index: ByConstruction<MemberCall> = new Map();
  const { configuringNames } = registryOf(module);
  for (const node of module.invocations) {
    if (node.type !== 'CallExpression' || !configuringNames.has(memberName(unwrap(node.callee)) ?? '')) continue;
    const member = findClientMember(module, node.callee);
    if (member) listOf(index, member.client, lastOf(member.made)).push({ node, names: member.rest });
  }
  return index;
});

export function listOf<T>(index: ByConstruction<T>, client: ClientModel, construction: Invocation | null): T[] {
  let ofClient = index.get(client);
  if (!ofClient) index.set(client, (ofClient = new Map()));
  let list = ofClient.get(construction);
  if (!list) ofClient.set(construction, (list = []));
  return list;
}

/** A request belongs to every client it was derived from; to the shared one only when nothing made its own. */
function constructionsOf(made: readonly Construction[]): readonly (Invocation | null)[] {
  const nodes = made.flatMap(({ node }) => (node ? [node] : []));
  return lastOf(made) === null ? [...nodes, null] : nodes;
}

function lastOf(made: readonly Construction[]): Invocation | null {
  return made.at(-1)?.node ?? null;
}

/** The client that a node is a member of, and the names that lead there: `['defaults', 'timeout']`. */
export function findMember(module: Module, node: Node): { readonly client: ClientModel; readonly construction: Invocation | null; readonly names: readonly string[] } | null {
  const member = findClientMember(module, node);
  return member && { client: member.client, construction: lastOf(member.made), names: member.rest };
}

/** The same where it is a member of this very client. */
export function findMemberOf(module: Module, node: Node, client: ClientModel, construction: Invocation | null): readonly string[] | null {
  const member = findMember(module, node);
  return member?.client === client && member.construction === construction ? member.names : null;
}
