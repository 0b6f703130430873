import type { Invocation, Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { resolveValue } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { homeOf } from '../home.js';
import { readOptions } from '../options.js';
import { libraryOf } from '../registry.js';
import type { ClientModel, LibraryModel, ProvidingModuleModel } from '../types.js';
import { findImportedModule, findNestModule, findValue, isExportOfPackage, readList, type NestModule } from './definitions.js';

/** Where a module takes a client from: expressions in lists of imports, `HttpModule` as it is or a call that makes it. */
export interface Sources {
  readonly nodes: readonly Node[];
  /** There may be others. */
  readonly isOpen: boolean;
}

const NONE: Sources = { nodes: [], isOpen: false };
const OPEN: Sources = { nodes: [], isOpen: true };

/** How many modules that pass their imports on are taken one behind the other. */
const MAX_LEVELS = 3;

/** The sources of an injected client in a module: what it imports, else what every module of the application sees. */
export function findSources(nest: NestModule, home: Module, client: ClientModel): Sources {
  const library = libraryOf(home, client);
  if (!library || isProvidedHere(nest, home, client, library)) return OPEN;
  const imports = readList(home, nest, 'imports');
  const direct = imports.nodes.filter((node) => isSource(home, node, client, library));
  const passed = imports.nodes.filter((node) => !direct.includes(node)).map((node) => findPassedOn(home, node, client, library, 0));
  const nodes = [...direct, ...passed.flatMap((each) => each.nodes)];
  if (direct.length > 0) return { nodes, isOpen: false };
  if (nodes.length > 0 || imports.isOpen || passed.some(({ isOpen }) => isOpen)) return { nodes, isOpen: imports.isOpen || passed.some(({ isOpen }) => isOpen) };
  return findGlobalSources(home, client, library);
}

/** The bare name of a module that gives the client without options. */
export function findBareModule(module: Module, node: Node, client: ClientModel): ProvidingModuleModel | null {
  const packages = libraryOf(module, client)?.packages ?? [];
  const path = resolveValue(module, node);
  return client.providedBy?.find((each) => isExportOfPackage(path, packages, each.module)) ?? null;
}

function isSource(home: Module, node: Node, client: ClientModel, library: LibraryModel): boolean {
  if (findBareModule(home, node, client)) return true;
  const path = resolveValue(home, node);
  return path !== null && path.package !== null && library.packages.includes(path.package) && findConstruction(home, node, client) !== null;
}

/** The call that makes the client: `HttpModule.register({ … })`, wherever it stands. */
export function findConstruction(module: Module, node: Node, client: ClientModel): Extract<Node, { type: 'CallExpression' }> | null {
  const last = resolveValue(module, node)?.steps.at(-1);
  if (last?.kind !== 'call' || last.node.type !== 'CallExpression') return null;
  const described = describeCall(module, last.node);
  return described?.kind === 'client' && described.client === client ? last.node : null;
}

/** `providers: [{ provide: HttpService, useFactory }]`, `providers: [HttpService]`: not the client that a module gives. */
function isProvidedHere(nest: NestModule, home: Module, client: ClientModel, library: LibraryModel): boolean {
  const isClient = (node: Node): boolean => (client.types ?? []).some((name) => isExportOfPackage(resolveValue(home, node), library.packages, name));
  return readList(home, nest, 'providers').nodes.some((node) => {
    const token = node.type === 'ObjectExpression' ? findValue(node, 'provide') : node;
    return token !== null && isClient(token);
  });
}

/** What an imported module of the project passes on by its exports: `exports: [HttpModule]`. */
function findPassedOn(home: Module, element: Node, client: ClientModel, library: LibraryModel, level: number): Sources {
  const nest = findImportedModule(home, element);
  // A module of another package has its own clients for itself.
  if (!nest) return resolveValue(home, element) ? NONE : OPEN;
  return level >= MAX_LEVELS ? OPEN : findExported(nest, homeOf(home, nest.parts[0] ?? element), client, library, level);
}

function findExported(nest: NestModule, home: Module, client: ClientModel, library: LibraryModel, level: number): Sources {
  const exported = readList(home, nest, 'exports');
  const found: Sources[] = exported.isOpen ? [OPEN] : [];
  for (const node of exported.nodes) {
    const path = resolveValue(home, node);
    if ((client.types ?? []).some((name) => isExportOfPackage(path, library.packages, name))) found.push(OPEN);
    else if (findBareModule(home, node, client)) {
      const imported = readList(home, nest, 'imports').nodes.filter((each) => isSource(home, each, client, library));
      found.push(imported.length > 0 ? { nodes: imported, isOpen: false } : OPEN);
    } else if (isSource(home, node, client, library)) found.push({ nodes: [node], isOpen: false });
    else if (!path && findImportedModule(home, node)) found.push(findPassedOn(home, node, client, library, level + 1));
  }
  return { nodes: found.flatMap((each) => each.nodes), isOpen: found.some(({ isOpen }) => isOpen) };
}

function isGlobalConstruction(module: Module, node: Invocation, client: ClientModel, option: string): boolean {
  return findConstruction(module, node, client) === node && readOptions(module, node, 0).read(option).state !== 'absent';
}

/** `HttpModule.register({ global: true })`, and what modules decorated with `@Global()` export. */
function findGlobalSources(home: Module, client: ClientModel, library: LibraryModel): Sources {
  const found: Sources[] = [];
  for (const { module: name, global } of client.providedBy ?? []) {
    const users = library.packages.flatMap((each) => home.project.backward.usersOf(home, each, [name]));
    for (const user of new Set([home, ...users])) {
      const calls = global === undefined ? [] : user.invocations.filter((node) => isGlobalConstruction(user, node, client, global));
      found.push({ nodes: calls, isOpen: false });
      const globals = user.classes.flatMap((each) => findNestModule(user, each) ?? []).filter(({ isGlobal }) => isGlobal);
      for (const nest of globals) found.push(findExported(nest, user, client, library, 0));
    }
  }
  return { nodes: found.flatMap((each) => each.nodes), isOpen: found.some(({ isOpen }) => isOpen) };
}
