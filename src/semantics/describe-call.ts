import type { Invocation } from '../ast/index.js';
import { possibleMajors, type Module } from '../project/index.js';
import { findFunction, findInvoked, printPath } from './bindings/index.js';
import { homeOf } from './home.js';
import { mayConcern } from './call-names.js';
import { mayHold } from './majors.js';
import { matchLibrary, type Match } from './match.js';
import { memo } from './memo.js';
import { modelsFor, registryOf } from './registry.js';
import { mentionsLibrary } from './relevance.js';
import type { ApiPath, CallDescription, LibraryModel } from './types.js';

/** What a call, construction or tagged template does; null when nothing proves that it concerns us. */
export function describeCall(module: Module, node: Invocation): CallDescription | null {
  const home = homeOf(module, node);
  return mentionsLibrary(home, registryOf(module)) && mayConcern(home, node) ? describeOnce(module, node) : null;
}

const describeOnce = memo('describe call', describe);

function describe(module: Module, node: Invocation): CallDescription | null {
  const path = findInvoked(module, node);
  if (!path) return null;
  for (const library of modelsFor(module, path)) {
    const majors = majorsOf(module, library, path);
    const found = matchLibrary(library, path, majors);
    if (!found || found.kind === 'member') continue;
    const described = describeMatch(module, node, path, library, majors, found);
    if (described) return described;
  }
  return null;
}

function describeMatch(module: Module, node: Invocation, path: ApiPath, library: LibraryModel, majors: readonly number[], found: Match): CallDescription | null {
  const base = { node, api: printPath(path), library, majors };
  switch (found.kind) {
    case 'call':
      return mayHold(found.call.majors, majors) ? { ...base, kind: found.call.kind, call: found.call } : null;
    case 'client':
      return found.made.at(-1)?.node === node && mayHold(found.client.majors, majors)
        ? { ...base, kind: 'client', client: found.client, made: found.made, uncertain: path.uncertain }
        : null;
    case 'request':
      return mayHold(found.request.majors ?? found.client.majors, majors) && (!found.request.callback || endsInCallback(module, node))
        ? { ...base, kind: 'outbound-request', request: found.request, client: found.client, made: found.made, uncertain: path.uncertain }
        : null;
    case 'member':
      return null;
  }
}

function endsInCallback(module: Module, node: Invocation): boolean {
  const last = node.type === 'TaggedTemplateExpression' ? undefined : node.arguments.at(-1);
  return last !== undefined && findFunction(module, last) !== null;
}

/** A member of a client that is no call of its own: `axios.defaults.timeout`. Null when the path is none. */
export function describeClientMember(module: Module, path: ApiPath): Extract<Match, { kind: 'member' }> | null {
  for (const library of modelsFor(module, path)) {
    const found = matchLibrary(library, path, majorsOf(module, library, path));
    if (found?.kind === 'member') return found;
  }
  return null;
}

/** The client that a value is, whole: `axios`, `axios.create()`. Null for any other. */
export function describeClientValue(module: Module, path: ApiPath): Pick<Extract<Match, { kind: 'client' }>, 'client' | 'made'> | null {
  for (const library of modelsFor(module, path)) {
    const found = matchLibrary(library, path, majorsOf(module, library, path));
    if (found?.kind === 'client' || (found?.kind === 'member' && found.rest.length === 0)) return found;
  }
  return null;
}

function majorsOf(module: Module, library: LibraryModel, path: ApiPath): readonly number[] {
  return path.package === null ? library.majors : possibleMajors(module.package, packageNameOf(path.package), library.majors);
}

/** `@scope/name/sub` -> `@scope/name`, `mysql2/promise` -> `mysql2`. */
function packageNameOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
