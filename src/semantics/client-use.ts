import type { Invocation, Program } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { resolveValue } from './bindings/index.js';
import { findHolder } from './chain.js';
import { hasDefaultsOfAny, readDefaults } from './client-defaults.js';
import { findCallsOf } from './client-index.js';
import { isHandedOver } from './client-mentions.js';
import { describeCall } from './describe-call.js';
import { isConfiguration } from './interceptors.js';
import { memo } from './memo.js';
import type { ApiStep, ClientConstruction, ClientModel, Options, OutboundRequest } from './types.js';

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
  const { requests, members } = findCallsOf(module, client, construction);
  const isConfigured =
    hasDefaultsOfAny(module, client) === true ||
    (construction !== null && isHandedOver(module, client, construction)) ||
    members.some((member) => isConfiguration(module, member, client));
  const isOffline = requests.length === 0 && construction !== null && isOnlyRead(module, construction);
  return { requests, isConfigured, isOffline, defaults: readDefaults(module, client, construction) };
}

/** The same, and the uses of the clients it was derived from: an instance inherits what they are set to. The nearest comes first. */
export function findInheritedUses(module: Module, { client, made }: OutboundRequest | ClientConstruction): readonly ClientUse[] {
  const first = made[0]?.model ?? null;
  const isDerivedFromShared = first !== null && client.shared !== undefined && client.derived?.includes(first) === true;
  const constructions = made.length === 0 || isDerivedFromShared ? [null, ...made.map(({ node }) => node)] : made.map(({ node }) => node);
  return constructions.reverse().map((construction) => findClientUse(module, client, construction));
}

function isMadeAt(step: ApiStep | undefined, construction: Invocation): boolean {
  return (step?.kind === 'call' || step?.kind === 'new') && step.node === construction;
}

const findReaders = memo<Program, readonly Invocation[]>('offline calls', (module) =>
  module.invocations.filter((node) => describeCall(module, node)?.kind === 'offline'),
);

/** Every mention of the client's variable is the first argument of a call that sends nothing; for a field, one such call will do. */
function isOnlyRead(module: Module, construction: Invocation): boolean {
  const readers = findReaders(module, module.program) ?? [];
  if (readers.length === 0) return false;
  const holder = findHolder(module, construction);
  const read = readers.flatMap((reader) => (reader.type === 'CallExpression' && reader.arguments[0] ? [reader.arguments[0]] : []));
  if (!holder) return read.some((client) => isMadeAt(resolveValue(module, client)?.steps.at(-1), construction));
  const uses = holder.references.filter((reference) => reference.isRead());
  return uses.length > 0 && uses.every(({ identifier }) => read.some((client) => client === identifier));
}
