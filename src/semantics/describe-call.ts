import type { TSESLint } from '@typescript-eslint/utils';
import type { Invocation } from '../ast/index.js';
import { moduleOf, possibleMajors, type Module } from '../project/index.js';
import { printPath, resolveValue } from './bindings/index.js';
import { mayHold } from './majors.js';
import { matchLibrary, type Match } from './match.js';
import { memo } from './memo.js';
import { registryFor, type Registry } from './registry.js';
import { mentionsLibrary } from './relevance.js';
import type { ApiPath, CallDescription, LibraryModel } from './types.js';

const registries = new WeakMap<Module, Registry>();

/** The module of the file that ESLint is linting, read with the user's own models before ours. */
export function openModule(sourceCode: Readonly<TSESLint.SourceCode>, filename: string, own: readonly LibraryModel[]): Module | null {
  const module = moduleOf(sourceCode, filename);
  if (module && !registries.has(module)) registries.set(module, registryFor(own));
  return module;
}

/** What a call, construction or tagged template does; null when nothing proves that it concerns us. */
export function describeCall(module: Module, node: Invocation): CallDescription | null {
  return mentionsLibrary(module, registryOf(module)) ? describeOnce(module, node) : null;
}

const describeOnce = memo('describe call', describe);

function describe(module: Module, node: Invocation): CallDescription | null {
  const path = resolveValue(module, node);
  const last = path?.steps.at(-1);
  // A call of a local factory resolves to the construction inside it, which is described where it stands.
  if (!path || (last?.kind !== 'call' && last?.kind !== 'new') || last.node !== node) return null;
  for (const library of modelsFor(module, path)) {
    const found = matchLibrary(library, path);
    if (!found || found.kind === 'member') continue;
    const majors = majorsOf(module, library, path);
    const described = describeMatch(node, path, library, majors, found);
    if (described) return described;
  }
  return null;
}

function describeMatch(node: Invocation, path: ApiPath, library: LibraryModel, majors: readonly number[], found: Match): CallDescription | null {
  const base = { node, api: printPath(path), library, majors };
  switch (found.kind) {
    case 'call':
      return mayHold(found.call.majors, majors) ? { ...base, kind: found.call.kind, call: found.call } : null;
    case 'client':
      return found.made.at(-1)?.node === node && mayHold(found.client.majors, majors)
        ? { ...base, kind: 'client', client: found.client, made: found.made, uncertain: path.uncertain }
        : null;
    case 'request':
      return mayHold(found.request.majors ?? found.client.majors, majors)
        ? { ...base, kind: 'outbound-request', request: found.request, client: found.client, made: found.made, uncertain: path.uncertain }
        : null;
    case 'member':
      return null;
  }
}

/** A member of a client that is no call of its own: `axios.defaults.timeout`. Null when the path is none. */
export function describeClientMember(module: Module, path: ApiPath): Extract<Match, { kind: 'member' }> | null {
  for (const library of modelsFor(module, path)) {
    const found = matchLibrary(library, path);
    if (found?.kind === 'member') return found;
  }
  return null;
}

function registryOf(module: Module): Registry {
  return registries.get(module) ?? registryFor([]);
}

function modelsFor(module: Module, path: ApiPath): readonly LibraryModel[] {
  const registry = registryOf(module);
  if (path.package !== null) return registry.forPackage(path.package);
  if (path.global === null) return [];
  return registry.forGlobal(path.global).filter((model) => {
    const needed = model.globals?.find((each) => each.name === path.global)?.onlyWith;
    return needed === undefined || needed.some((name) => module.package?.dependsOn(name));
  });
}

function majorsOf(module: Module, library: LibraryModel, path: ApiPath): readonly number[] {
  return path.package === null ? library.majors : possibleMajors(module.package, packageNameOf(path.package), library.majors);
}

/** `@scope/name/sub` -> `@scope/name`, `mysql2/promise` -> `mysql2`. */
function packageNameOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
