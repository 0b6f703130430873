import { stringValue, wrapped, type Invocation, type Node, type Program } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findFunction, resolveValue } from './bindings/index.js';
import { findHolder } from './chain.js';
import { describeCall, describeClientMember } from './describe-call.js';
import { memo } from './memo.js';
import type { ClientModel, Construction, OptionFact, Options, OutboundRequest } from './types.js';

type ClientMember = NonNullable<ReturnType<typeof describeClientMember>>;

/** What happens to a client after it is made, in this file. */
export interface ClientUse {
  /** Options set through its `defaults`. */
  readonly defaults: Options;
  /** Something may set its options in a way that cannot be read: an interceptor, a function it is handed to. */
  readonly isConfigured: boolean;
  /** The requests made through it. */
  readonly requests: readonly OutboundRequest[];
}

/** What a file does with each of its clients: by the model of the client and the call that made it, null for the shared instance. */
class Index<T> {
  readonly #entries = new Map<ClientModel, Map<Invocation | null, T>>();

  get(client: ClientModel, construction: Invocation | null): T | undefined {
    return this.#entries.get(client)?.get(construction);
  }

  add(client: ClientModel, construction: Invocation | null, create: () => T): T {
    let byConstruction = this.#entries.get(client);
    if (!byConstruction) this.#entries.set(client, (byConstruction = new Map()));
    let entry = byConstruction.get(construction);
    if (entry === undefined) byConstruction.set(construction, (entry = create()));
    return entry;
  }
}

interface Calls {
  readonly requests: OutboundRequest[];
  isConfigured: boolean;
}

/** The uses of the client made by `construction`, or of the shared instance when that is null. */
export function findClientUse(module: Module, client: ClientModel, construction: Invocation | null): ClientUse {
  const callsOf = (): Calls | undefined => findCalls(module, module.program)?.get(client, construction);
  const written = client.defaults === undefined ? undefined : findDefaults(module, module.program)?.get(client, construction);
  // The global `fetch` has no defaults and nothing configures it: the file need not be searched.
  const mayBeConfigured = (client.configuredBy?.length ?? 0) > 0;
  return {
    get requests() {
      return callsOf()?.requests ?? [];
    },
    isConfigured: (mayBeConfigured && callsOf()?.isConfigured === true) || (construction !== null && isHandedOver(module, construction)),
    defaults: { read: (path) => readWritten(written?.get(path)), slot: null },
  };
}

function readWritten(value: Node | undefined): OptionFact {
  return value ? { state: 'set', value, property: null } : { state: 'absent' };
}

const findCalls = memo<Program, Index<Calls>>('client calls', (module) => {
  const index = new Index<Calls>();
  const callsOf = (client: ClientModel, made: readonly Construction[]): Calls =>
    index.add(client, made.at(-1)?.node ?? null, () => ({ requests: [], isConfigured: false }));
  for (const node of module.invocations) {
    const described = describeCall(module, node);
    if (described?.kind === 'outbound-request') callsOf(described.client, described.made).requests.push(described);
    const member = node.type === 'CallExpression' ? findMemberOf(module, node.callee) : null;
    if (member && isConfiguration(module, node, member)) callsOf(member.client, member.made).isConfigured = true;
  }
  return index;
});

function findMemberOf(module: Module, node: Node): ClientMember | null {
  const path = resolveValue(module, node);
  return path && describeClientMember(module, path);
}

/** `api.interceptors.request.use((config) => { config.timeout = … })`: a callback that says nothing of time leaves it alone. */
function isConfiguration(module: Module, node: Invocation, member: ClientMember): boolean {
  if (node.type !== 'CallExpression' || !member.client.configuredBy?.length) return false;
  const name = member.rest.join('.');
  const first = node.arguments[0] && stringValue(node.arguments[0]);
  if (!member.client.configuredBy.some((each) => each === name || each === `${name}:${first}`)) return false;
  return node.arguments.some((argument) => {
    if (argument.type === 'Literal') return false;
    const callback = argument.type === 'SpreadElement' ? null : findFunction(module, argument);
    return !callback || /timeout|signal|abort|deadline/i.test(module.text.slice(...callback.range));
  });
}

/** `configure(api)` as a statement: the client is given away to be changed. */
function isHandedOver(module: Module, construction: Invocation): boolean {
  const direct = wrapped(construction).parent;
  if (direct?.type === 'CallExpression' && direct.callee !== construction) {
    const described = describeCall(module, direct);
    return described?.kind !== 'decorates' && described?.kind !== 'client';
  }
  const holder = findHolder(module, construction);
  return holder !== null && holder.references.some(({ identifier }) => isGivenAway(module, identifier));
}

function isGivenAway(module: Module, identifier: Node): boolean {
  const call = identifier.parent;
  if (call?.type !== 'CallExpression' || call.callee === identifier) return false;
  if (call.parent.type !== 'ExpressionStatement') return false;
  return describeCall(module, call) === null;
}

/** Assignments such as `axios.defaults.timeout = 5000`: the last value of each option. */
const findDefaults = memo<Program, Index<Map<string, Node>>>('client defaults', (module) => {
  const index = new Index<Map<string, Node>>();
  for (const node of module.assignments) {
    const member = findMemberOf(module, node.left);
    const [first, ...rest] = member?.rest ?? [];
    if (member && first !== undefined && first === member.client.defaults) {
      index.add(member.client, member.made.at(-1)?.node ?? null, () => new Map()).set(rest.join('.'), node.right);
    }
  }
  return index;
});
