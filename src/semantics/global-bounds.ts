import type { Module, Project } from '../project/index.js';
import { isReplacedGlobal } from './bindings/index.js';
import { describeCall } from './describe-call.js';
import { readOptions } from './options.js';
import { registryOf } from './registry.js';

const answers = new WeakMap<Module, ReadonlySet<string>>();

/**
 * Whether this file, or another of its package, sets a bound for every call of a library in the process:
 * `setGlobalDispatcher(new Agent({ headersTimeout }))`.
 */
export function isGloballyBounded(module: Module, library: string): boolean {
  return boundedBy(module).has(library) || findSetters(module, library).some((each) => boundedBy(each).has(library));
}

function boundedBy(module: Module): ReadonlySet<string> {
  let bounded = answers.get(module);
  if (!bounded) answers.set(module, (bounded = collect(module)));
  return bounded;
}

const setters = new WeakMap<Project, Map<string, readonly Module[]>>();

/** The files of the package that may hold such a call for a library. */
function findSetters(module: Module, library: string): readonly Module[] {
  let known = setters.get(module.project);
  if (!known) setters.set(module.project, (known = new Map()));
  let files = known.get(library);
  if (!files) {
    const wanted = registryOf(module).globalSetters.filter(({ libraries }) => libraries.includes(library));
    known.set(library, (files = wanted.flatMap(({ specifier, name }) => module.project.backward.usersOf(module, specifier, [name]))));
  }
  return files;
}

function collect(module: Module): Set<string> {
  const libraries = new Set<string>();
  if (!mayConfigureGlobally(module)) return libraries;
  for (const node of module.invocations) {
    const described = describeCall(module, node);
    if (described?.kind !== 'configures-globally' || described.call.kind !== 'configures-globally') continue;
    const { boundedBy, options } = described.call;
    const given = readOptions(module, node, options);
    if (boundedBy?.every((option) => given.read(option).state === 'absent')) continue;
    for (const library of described.call.libraries) libraries.add(library);
  }
  return libraries;
}

/** Whether the text has the name of any such call: most files do not, and need no second look. */
function mayConfigureGlobally(module: Module): boolean {
  return registryOf(module).globalSetters.some(({ specifier, name }) => module.text.includes(specifier) && module.text.includes(name));
}

const replaced = new WeakMap<Project, ReadonlyMap<string, boolean>>();

/** Whether another file of the package puts something of its own in place of a global: `globalThis.fetch = withLimit(fetch)`. */
export function isReplacedElsewhere(module: Module, name: string): boolean {
  const known = replaced.get(module.project)?.get(name);
  if (known !== undefined) return known;
  const { backward, root } = module.project;
  const assigned = new RegExp(`\\b(globalThis|global)\\.${name}\\s*=`);
  const candidates = ['globalThis', 'global'].flatMap((word) => backward.filesWith(root, word));
  const answer = candidates.some((each) => assigned.test(each.text) && isReplacedGlobal(each, name));
  replaced.set(module.project, new Map([...(replaced.get(module.project) ?? []), [name, answer]]));
  return answer;
}
