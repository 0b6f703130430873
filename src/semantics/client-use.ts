import { someNode, stringValue, wrapped, type Invocation, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findFunction, resolveValue } from './bindings/index.js';
import { findHolder } from './chain.js';
import { describeCall, describeClientMember } from './describe-call.js';
import type { ClientModel, OptionFact, Options, OutboundRequest } from './types.js';

/** What happens to a client after it is made, in this file. */
export interface ClientUse {
  /** Options set through its `defaults`. */
  readonly defaults: Options;
  /** Something may set its options in a way that cannot be read: an interceptor, a function it is handed to. */
  readonly isConfigured: boolean;
  /** The requests made through it. */
  readonly requests: readonly OutboundRequest[];
}

const uses = new WeakMap<Module, Map<string, ClientUse>>();

/** The uses of the client made by `construction`, or of the shared instance when that is null. */
export function findClientUse(module: Module, client: ClientModel, construction: Invocation | null): ClientUse {
  let known = uses.get(module);
  if (!known) uses.set(module, (known = new Map()));
  const key = `${client.name}:${client.source}:${construction?.range[0] ?? ''}`;
  let use = known.get(key);
  if (!use) known.set(key, (use = collect(module, client, construction)));
  return use;
}

function collect(module: Module, client: ClientModel, construction: Invocation | null): ClientUse {
  const requests: OutboundRequest[] = [];
  let isConfigured = construction !== null && isHandedOver(module, construction);
  for (const node of module.invocations) {
    const described = describeCall(module, node);
    if (described?.kind === 'outbound-request' && described.client === client && (described.made.at(-1)?.node ?? null) === construction) requests.push(described);
    if (!isConfigured && isConfiguration(module, node, client, construction)) isConfigured = true;
  }
  return { requests, isConfigured, defaults: readDefaults(module, client, construction) };
}

/** `api.interceptors.request.use((config) => { config.timeout = … })`: a callback that says nothing of time leaves it alone. */
function isConfiguration(module: Module, node: Invocation, client: ClientModel, construction: Invocation | null): boolean {
  if (node.type !== 'CallExpression' || !client.configuredBy?.length) return false;
  const path = resolveValue(module, node.callee);
  const member = path && describeClientMember(module, path);
  if (!member || member.client !== client || (member.made.at(-1)?.node ?? null) !== construction) return false;
  const name = member.rest.join('.');
  const first = node.arguments[0] && stringValue(node.arguments[0]);
  if (!client.configuredBy.some((each) => each === name || each === `${name}:${first}`)) return false;
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
    return described?.kind === 'decorates' ? isHandedOver(module, direct) : described?.kind !== 'client';
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

/** Assignments such as `axios.defaults.timeout = 5000` and `Object.assign(axios.defaults, { … })`. */
function readDefaults(module: Module, client: ClientModel, construction: Invocation | null): Options {
  const written = new Map<string, Node>();
  if (client.defaults !== undefined) {
    for (const node of assignmentsOf(module)) {
      const path = resolveValue(module, node.left);
      const member = path && describeClientMember(module, path);
      if (!member || member.client !== client || (member.made.at(-1)?.node ?? null) !== construction) continue;
      const [first, ...rest] = member.rest;
      if (first === client.defaults) written.set(rest.join('.'), node.right);
    }
  }
  const read = (path: string): OptionFact => {
    const value = written.get(path);
    return value ? { state: 'set', value, property: null } : { state: 'absent' };
  };
  return { read, slot: null };
}

const assignments = new WeakMap<Module, readonly Extract<Node, { type: 'AssignmentExpression' }>[]>();

function assignmentsOf(module: Module): readonly Extract<Node, { type: 'AssignmentExpression' }>[] {
  let known = assignments.get(module);
  if (known) return known;
  const found: Extract<Node, { type: 'AssignmentExpression' }>[] = [];
  someNode(module.program, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') found.push(node);
    return false;
  });
  assignments.set(module, (known = found));
  return known;
}
