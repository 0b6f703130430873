import type { Invocation, Node } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { findRequestsOf } from './client-index.js';
import { describeCall } from './describe-call.js';
import { homeOf } from './home.js';
import { memo } from './memo.js';
import { findBareModule, findConstruction, findNestModules, findProvidingModules, findReceivingClass, findSources, readList } from './nest/index.js';
import { libraryOf, registryOf } from './registry.js';
import type { ClientModel, OutboundRequest, ProvidingModuleModel } from './types.js';

/** A module that gives an injected client without options, where it is imported as it is: `imports: [HttpModule]`. */
export interface ProvidedClient {
  readonly node: Node;
  readonly client: ClientModel;
  readonly module: ProvidingModuleModel;
  /** The requests through it that are in sight. */
  readonly requests: readonly OutboundRequest[];
}

/**
 * Where the client of a request was made that is known by its injected type (`constructor(private http: HttpService)`): a call
 * (`HttpModule.register({ … })`), or the name of a module that gives it without options. Null when not all of that is in sight.
 */
export const findInjected: (module: Module, request: Invocation) => readonly Node[] | null = memo('injected client', (module, request) => {
  const described = describeCall(module, request);
  if (described?.kind !== 'outbound-request' || !described.client.providedBy) return null;
  const owner = request.type === 'TaggedTemplateExpression' ? null : findReceivingClass(module, request.callee, described.client);
  const providing = owner && findProvidingModules(module, owner);
  if (!providing) return null;
  const found = new Set<Node>();
  for (const nest of providing) {
    const [part] = nest.parts;
    const { nodes, isOpen } = part ? findSources(nest, homeOf(module, part), described.client) : { nodes: [], isOpen: true };
    if (isOpen || nodes.length === 0) return null;
    for (const node of nodes) found.add(findConstruction(module, node, described.client) ?? node);
  }
  return [...found];
});

/** The modules that the linted file imports as they are, and that give a client without options. */
export function findProvidedClients(module: Module): readonly ProvidedClient[] {
  const providing = registryOf(module).providingModules;
  if (!providing.some(([, { module: name }]) => module.text.includes(name))) return [];
  const found: ProvidedClient[] = [];
  for (const nest of (findNestModules(module, module.program) ?? []).flatMap((each) => each.module ?? [])) {
    for (const node of readList(module, nest, 'imports').nodes) {
      if (homeOf(module, node) !== module || found.some((each) => each.node === node)) continue;
      for (const [client] of providing) {
        const bare = findBareModule(module, node, client);
        if (bare) found.push({ node, client, module: bare, requests: findInjectedRequests(module, client, node) });
      }
    }
  }
  return found;
}

/** The requests of the package through an injected client that has this source. */
export function findInjectedRequests(module: Module, client: ClientModel, source: Node): readonly OutboundRequest[] {
  const users = (libraryOf(module, client)?.packages ?? []).flatMap((each) => module.project.backward.usersOf(module, each, client.types ?? []));
  const files = [...new Set([module, ...users])];
  return files.flatMap((file) => findRequestsOf(file, client, null)).filter(({ node }) => findInjected(module, node)?.includes(source) === true);
}
