import type { Invocation, Program } from '../ast/index.js';
import type { Module, Project } from '../project/index.js';
import { isExportOf, resolveValue } from './bindings/index.js';
import { findHolder } from './chain.js';
import { hasDefaultsOfAny, readDefaults } from './client-defaults.js';
import { findMemberCallsOf, findRequestsOf } from './client-index.js';
import { isHandedOver, isPartHandedOver } from './client-mentions.js';
import { findConfiguringModules, findReadingModules, findUsingModules } from './client-sphere.js';
import { describeCall } from './describe-call.js';
import { homeOf } from './home.js';
import { findInjectedRequests } from './injection.js';
import { isConfiguration } from './interceptors.js';
import { memo } from './memo.js';
import { registryOf } from './registry.js';
import type { ApiStep, ClientConstruction, ClientModel, Options, OutboundRequest } from './types.js';

/** What happens to a client after it is made, in whichever file. */
export interface ClientUse {
  /** Options set through its `defaults`. */
  readonly defaults: Options;
  /** Something may set its options in a way that cannot be read: an interceptor, a function it is handed to. */
  readonly isConfigured: boolean;
  /** The requests made through it, or through a client derived from it, in all files that are known to use it. */
  readonly requests: readonly OutboundRequest[];
  /** All that is seen of it is that others read it and send nothing: `getSignedUrl(client, command)`. */
  readonly isOffline: boolean;
}

const uses = new WeakMap<Project, Map<ClientModel, Map<Invocation | null, ClientUse>>>();

/** The uses of the client made by `construction`, or of the shared instance when that is null. */
export function findClientUse(module: Module, client: ClientModel, construction: Invocation | null): ClientUse {
  let known = uses.get(module.project);
  if (!known) uses.set(module.project, (known = new Map()));
  let ofClient = known.get(client);
  if (!ofClient) known.set(client, (ofClient = new Map()));
  let use = ofClient.get(construction);
  if (!use) ofClient.set(construction, (use = collect(construction ? homeOf(module, construction) : module, client, construction)));
  return use;
}

function collect(home: Module, client: ClientModel, construction: Invocation | null): ClientUse {
  const configuring = findConfiguringModules(home, client, construction);
  let requests: readonly OutboundRequest[] | undefined;
  const findRequests = (): readonly OutboundRequest[] =>
    (requests ??= [
      ...findUsingModules(home, construction).flatMap((each) => findRequestsOf(each, client, construction)),
      ...(construction && client.providedBy ? findInjectedRequests(home, client, construction) : []),
    ]);
  return {
    isConfigured:
      (construction !== null && isHandedOver(home, client, construction)) ||
      (construction === null && client.providedBy !== undefined && configuring.some((each) => isPartHandedOver(each, client))) ||
      configuring.some((each) => hasDefaultsOfAny(each, client) === true || findMemberCallsOf(each, client, construction).some((member) => isConfiguration(each, member, client))),
    defaults: readDefaults(configuring, client, construction),
    get requests() {
      return findRequests();
    },
    get isOffline() {
      return construction !== null && isOnlyRead(home, construction) && findRequests().length === 0;
    },
  };
}

/** The same, and the uses of the clients it was derived from: an instance inherits what they are set to. The nearest comes first. */
export function findInheritedUses(module: Module, { client, made }: OutboundRequest | ClientConstruction): readonly ClientUse[] {
  const first = made[0]?.model ?? null;
  const isDerivedFromShared = first !== null && client.shared !== undefined && client.derived?.includes(first) === true;
  // Which of the injected clients a service configures is not told apart.
  const constructions = made.length === 0 || isDerivedFromShared || (client.providedBy && first) ? [null, ...made.map(({ node }) => node)] : made.map(({ node }) => node);
  const own = constructions.reverse().map((construction) => findClientUse(module, client, construction));
  const base = findBaseClient(module, client);
  return base ? [...own, findClientUse(module, base, null)] : own;
}

/** The shared client of another package that a client starts from: every axios of `@nestjs/axios` has the defaults of `axios`. */
function findBaseClient(module: Module, { inherits }: ClientModel): ClientModel | null {
  if (!inherits) return null;
  const clients = registryOf(module).forPackage(inherits.package).flatMap((library) => library.clients ?? []);
  return clients.find(({ name }) => name === inherits.client) ?? null;
}

function isMadeAt(step: ApiStep | undefined, construction: Invocation): boolean {
  return (step?.kind === 'call' || step?.kind === 'new') && step.node === construction;
}

const findReaders = memo<Program, readonly Invocation[]>('offline calls', (module) =>
  module.invocations.filter((node) => describeCall(module, node)?.kind === 'offline'),
);

/** Where the client is seen, it is the first argument of calls that send nothing: by every mention of its variable, or at least once of a field. */
function isOnlyRead(home: Module, construction: Invocation): boolean {
  const readers = [home, ...findReadingModules(home)].flatMap((module) => findReaders(module, module.program) ?? []);
  if (readers.length === 0) return false;
  const read = readers.flatMap((reader) => (reader.type === 'CallExpression' && reader.arguments[0] ? [reader.arguments[0]] : []));
  const ours = read.filter((argument) => isMadeAt(resolveValue(home, argument)?.steps.at(-1), construction));
  const areImportersKnown = home.project.backward.importersOf(home) !== null;
  const uses = findHolder(home, construction)?.references.filter((reference) => reference.isRead() && !(areImportersKnown && isExportOf(reference.identifier))) ?? [];
  return ours.length > 0 && uses.every(({ identifier }) => ours.some((argument) => argument === identifier));
}
