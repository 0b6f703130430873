import { memberName, someNode, stringValue, wrapped, type Invocation, type Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findFunction, resolveValue } from './bindings/index.js';
import { findHolder } from './chain.js';
import { describeCall, describeClientMember } from './describe-call.js';
import { readOption } from './options.js';
import type { ApiStep, ClientModel, OptionFact, Options, OutboundRequest } from './types.js';

/** What happens to a client after it is made, in this file. */
export interface ClientUse {
  /** Options set through its `defaults`. */
  readonly defaults: Options;
  /** Something may set its options in a way that cannot be read: an interceptor, a function it is handed to. */
  readonly isConfigured: boolean;
  /** The requests made through it, or through a client derived from it. */
  readonly requests: readonly OutboundRequest[];
  /** All that is seen of it is that others read it and send nothing: `getSignedUrl(client, command)`. */
  readonly isOffline: boolean;
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
    if (described?.kind === 'outbound-request' && described.client === client && isMadeBy(described, construction)) requests.push(described);
    if (!isConfigured && isConfiguration(module, node, client, construction)) isConfigured = true;
  }
  const isOffline = requests.length === 0 && construction !== null && isOnlyRead(module, construction);
  return { requests, isConfigured, isOffline, defaults: readDefaults(module, client, construction) };
}

function isMadeBy({ made }: OutboundRequest, construction: Invocation | null): boolean {
  return construction === null ? (made.at(-1)?.node ?? null) === null : made.some(({ node }) => node === construction);
}

function isMadeAt(step: ApiStep | undefined, construction: Invocation): boolean {
  return (step?.kind === 'call' || step?.kind === 'new') && step.node === construction;
}

/** Every mention of the client's variable is the first argument of a call that sends nothing; for a field, one such call will do. */
function isOnlyRead(module: Module, construction: Invocation): boolean {
  const readers = module.invocations.filter((node) => describeCall(module, node)?.kind === 'offline');
  if (readers.length === 0) return false;
  const holder = findHolder(module, construction);
  const read = readers.flatMap((reader) => (reader.type === 'CallExpression' && reader.arguments[0] ? [reader.arguments[0]] : []));
  if (!holder) return read.some((client) => isMadeAt(resolveValue(module, client)?.steps.at(-1), construction));
  const uses = holder.references.filter((reference) => reference.isRead());
  return uses.length > 0 && uses.every(({ identifier }) => read.some((client) => client === identifier));
}

/** The names that lead from this very client to a member of it: `['defaults', 'timeout']`. */
function findMemberOf(module: Module, node: Node, client: ClientModel, construction: Invocation | null): readonly string[] | null {
  const path = resolveValue(module, node);
  const member = path && describeClientMember(module, path);
  return member?.client === client && (member.made.at(-1)?.node ?? null) === construction ? member.rest : null;
}

/** `api.interceptors.request.use((config) => { config.timeout = … })`: a callback that says nothing of time leaves it alone. */
function isConfiguration(module: Module, node: Invocation, client: ClientModel, construction: Invocation | null): boolean {
  if (node.type !== 'CallExpression' || !client.configuredBy?.length) return false;
  const name = findMemberOf(module, node.callee, client, construction)?.join('.');
  if (name === undefined) return false;
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

/** `mail.setTimeout(5000)`, and assignments such as `axios.defaults.timeout = 5000`. */
function readDefaults(module: Module, client: ClientModel, construction: Invocation | null): Options {
  const written = new Map<string, Node>();
  for (const node of client.setters ? module.invocations : []) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') continue;
    const option = client.setters?.[memberName(node.callee) ?? ''];
    const [value] = node.arguments;
    if (option !== undefined && value && findMemberOf(module, node.callee, client, construction)?.length === 1) written.set(option, value);
  }
  if (client.defaults !== undefined) {
    for (const node of assignmentsOf(module)) {
      const [first, ...rest] = findMemberOf(module, node.left, client, construction) ?? [];
      if (first === client.defaults) written.set(rest.join('.'), node.right);
    }
  }
  const read = (path: string): OptionFact => {
    const value = written.get(path);
    if (value) return { state: 'set', value, property: null };
    // `instance.defaults = { timeout: 5000 }`
    const whole = written.get('');
    return whole ? readOption(module, whole, path) : { state: 'absent' };
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
