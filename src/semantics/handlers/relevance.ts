import { isBuiltin } from 'node:module';
import { specifiersOf, type Module } from '../../project/index.js';
import { isDeclared, registryOf, type Registry } from '../registry.js';
import type { CallRegistration, LibraryModel } from '../types.js';
import { isFileOf } from './file-of.js';

const answers = new WeakMap<Module, boolean>();

/**
 * Whether a file may register handlers: it imports something, or may, or depends on a framework that finds handlers by their file, and
 * some framework may be at work. The rest is told apart at the price of a look at its text.
 */
export function mayHaveHandlers(module: Module): boolean {
  let answer = answers.get(module);
  if (answer === undefined) answers.set(module, (answer = /\b(import|require|export)\b|['"]use server['"]/.test(module.text) ? mayHaveFramework(module) : namesGlobal(module)));
  return answer;
}

/** A framework that package.json files name, that the file imports itself, that is known by a word of its text, or that tells handlers by their place. */
function mayHaveFramework(module: Module): boolean {
  const { dependencies } = module.project;
  const registry = registryOf(module);
  const frameworks = frameworksOf(registry);
  return (
    dependencies === null ||
    dependencies.size === 0 ||
    isAmong(registry, dependencies) ||
    frameworks.words.test(module.text) ||
    frameworks.places.some((globs) => isFileOf(module, globs)) ||
    specifiersOf(module).some((specifier) => registry.forPackage(specifier.replace(/^node:/, '')).some(({ handlers }) => handlers))
  );
}

const declared = new WeakMap<ReadonlySet<string>, Map<Registry, boolean>>();

/** Whether any framework is among the packages that a file may use. */
function isAmong(registry: Registry, dependencies: ReadonlySet<string>): boolean {
  let known = declared.get(dependencies);
  if (!known) declared.set(dependencies, (known = new Map()));
  let answer = known.get(registry);
  if (answer === undefined) {
    const named = new Set([...dependencies].map((name) => name.replace(/^@types\//, '')));
    const needed = (library: LibraryModel): boolean => library.globals?.some(({ onlyWith = [] }) => onlyWith.some((name) => named.has(name))) ?? false;
    known.set(registry, (answer = registry.all.some((library) => library.handlers && (isDeclared(library, named) || needed(library)))));
  }
  return answer;
}

/** How frameworks show themselves that no package.json names. */
interface Undeclared {
  readonly words: RegExp;
  readonly places: readonly (readonly string[])[];
}

const undeclared = new WeakMap<Registry, Undeclared>();

function frameworksOf(registry: Registry): Undeclared {
  let known = undeclared.get(registry);
  if (!known) {
    // Of the others the import of some file would tell.
    const found = registry.all.filter((each) => each.globals || each.packages.some(isBuiltin)).flatMap(({ handlers = [] }) => handlers.flatMap((each) => each.found));
    const names = new Set<string>();
    const events = new Set<string>();
    for (const each of found) {
      const paths = each.by === 'type' ? [...(each.functions ?? []), ...(each.parameter?.types ?? []), ...(each.objects?.types ?? [])] : each.by === 'call' ? (each.paths ?? []) : [];
      for (const name of paths.flatMap((path) => path.match(/[\w$]+/g) ?? [])) if (name !== 'new') names.add(name);
      // `on:request`
      for (const event of each.by === 'call' ? (each.methods ?? []).flatMap((method) => method.split(':').slice(1)) : []) events.add(event);
    }
    const telling = registry.all.flatMap(({ handlers = [] }) => handlers.flatMap((each) => each.found.flatMap((one) => (one.by === 'export' && one.telling ? [one.files] : []))));
    undeclared.set(registry, (known = { words: new RegExp(`\\b(?:${[...names].join('|')})\\b|['"\`](?:${[...events].join('|')})['"\`]`), places: telling }));
  }
  return known;
}

/** `defineEventHandler(…)` that nobody imports. */
function namesGlobal(module: Module): boolean {
  const registry = registryOf(module);
  return module.scopeManager.scopes[0]?.through.some(({ identifier }) => 'name' in identifier && registry.forGlobal(String(identifier.name)).some((each) => each.handlers)) ?? false;
}

const methods = new WeakMap<Registry, ReadonlySet<string>>();

/** The methods by which any library is given handlers: `get`, `on`. What has another name need not be resolved. */
export function registeringMethods(module: Module): ReadonlySet<string> {
  const registry = registryOf(module);
  let names = methods.get(registry);
  if (!names) {
    names = new Set(callRegistrations(registry.all).flatMap((each) => (each.methods ?? []).map((method) => method.split(':')[0] ?? method)));
    methods.set(registry, names);
  }
  return names;
}

function callRegistrations(libraries: readonly LibraryModel[]): CallRegistration[] {
  return libraries.flatMap(({ handlers = [] }) => handlers.flatMap(({ found }) => found.filter((each) => each.by === 'call')));
}
