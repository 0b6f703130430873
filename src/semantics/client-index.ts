import type { CallExpression, Invocation, Node, Program } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { resolveValue } from './bindings/index.js';
import { describeCall, describeClientMember } from './describe-call.js';
import { memo } from './memo.js';
import type { ClientModel, Construction, OutboundRequest } from './types.js';

/** A call of a member of a client that is no request: `api.interceptors.request.use(…)`. */
export interface MemberCall {
  readonly node: CallExpression;
  readonly names: readonly string[];
}

/** What a file does with one client: the one made by a construction, or the shared one when that is null. */
export interface ClientCalls {
  readonly requests: OutboundRequest[];
  readonly members: MemberCall[];
}

type Index = Map<ClientModel, Map<Invocation | null, ClientCalls>>;

const NOTHING: ClientCalls = { requests: [], members: [] };

const findClientMember = memo<Node, NonNullable<ReturnType<typeof describeClientMember>>>('client member', (module, node) => {
  const path = resolveValue(module, node);
  return path && describeClientMember(module, path);
});

/** Looks through a file once, whatever the number of its clients. */
export function findCallsOf(module: Module, client: ClientModel, construction: Invocation | null): ClientCalls {
  return indexOf(module, module.program)?.get(client)?.get(construction) ?? NOTHING;
}

const indexOf = memo<Program, Index>('client calls', (module) => {
  const index: Index = new Map();
  for (const node of module.invocations) {
    const described = describeCall(module, node);
    if (described?.kind === 'outbound-request') {
      for (const construction of constructionsOf(described.made)) callsOf(index, described.client, construction).requests.push(described);
    }
    if (node.type !== 'CallExpression') continue;
    const member = findClientMember(module, node.callee);
    if (member) callsOf(index, member.client, lastOf(member.made)).members.push({ node, names: member.rest });
  }
  return index;
});

function callsOf(index: Index, client: ClientModel, construction: Invocation | null): ClientCalls {
  let ofClient = index.get(client);
  if (!ofClient) index.set(client, (ofClient = new Map()));
  let calls = ofClient.get(construction);
  if (!calls) ofClient.set(construction, (calls = { requests: [], members: [] }));
  return calls;
}

/** A request belongs to every client it was derived from; to the shared one only when nothing made its own. */
function constructionsOf(made: readonly Construction[]): readonly (Invocation | null)[] {
  const nodes = made.flatMap(({ node }) => (node ? [node] : []));
  return lastOf(made) === null ? [...nodes, null] : nodes;
}

function lastOf(made: readonly Construction[]): Invocation | null {
  return made.at(-1)?.node ?? null;
}

/** The names that lead from this very client to a member of it: `['defaults', 'timeout']`. */
export function findMemberOf(module: Module, node: Node, client: ClientModel, construction: Invocation | null): readonly string[] | null {
  const member = findClientMember(module, node);
  return member?.client === client && lastOf(member.made) === construction ? member.rest : null;
}
