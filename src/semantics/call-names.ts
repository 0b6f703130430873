import { memberName, unwrap, type Invocation, type Node } from '../ast/index.js';
import { specifiersOf, type Module } from '../project/index.js';
import { findVariable } from './bindings/index.js';
import { parsePath } from './match.js';
import { isDeclared, registryOf, type Registry } from './registry.js';
import type { LibraryModel } from './types.js';

/** Names that calls of some libraries end in: `get` of `client.get()`. */
interface CallNames {
  readonly exact: ReadonlySet<string>;
  /** What names begin and end with. */
  readonly affixes: readonly (readonly [start: string, end: string])[];
  /** Names behind which calls of any name are theirs: `chat` of `client.chat.postMessage()`. */
  readonly parts: ReadonlySet<string>;
  /** A call of any name may be one of theirs. */
  readonly isOpen: boolean;
}

/**
 * Whether a call may concern a library that the package uses, by the name it is made under: most calls are told by it, before anything
 * is looked up. A name that the file, or the one that the receiver is imported from, gives to something else than a function it writes
 * out (`{ users: axios.create() }`) may stand for any call.
 */
export function mayConcern(module: Module, node: Invocation): boolean {
  return mayBe('calls', module, node);
}

/** The same for what calls do to stored data and to the world outside. */
export function mayOperate(module: Module, node: Invocation): boolean {
  return mayBe('operations', module, node);
}

/** The same for what hands functions to a framework. */
export function mayRegister(module: Module, node: Invocation): boolean {
  return mayBe('registrations', module, node);
}

type Part = 'calls' | 'operations' | 'registrations';

function mayBe(part: Part, module: Module, node: Invocation): boolean {
  if (node.type !== 'CallExpression') return true;
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  const { dependencies } = module.project;
  if (callee.type !== 'MemberExpression' || name === null || dependencies === null) return true;
  return namesFor(part, module, dependencies).some((names) => has(names, name) || isBehind(names, callee.object)) || isGiven(module, callee.object, name);
}

function has({ exact, affixes, isOpen }: CallNames, name: string): boolean {
  return isOpen || exact.has(name) || affixes.some(([start, end]) => name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end));
}

function isBehind({ parts }: CallNames, receiver: Node): boolean {
  if (parts.size === 0) return false;
  let node = unwrap(receiver);
  for (; node.type === 'MemberExpression'; node = unwrap(node.object)) {
    const name = memberName(node);
    if (name === null || parts.has(name)) return true;
  }
  return node.type === 'Identifier' && parts.has(node.name);
}

const ofFiles: Readonly<Record<Part, WeakMap<Module, readonly CallNames[]>>> = { calls: new WeakMap(), operations: new WeakMap(), registrations: new WeakMap() };

/** Those of the libraries that package.json files name, and of those that the file imports all the same. */
function namesFor(part: Part, module: Module, dependencies: ReadonlySet<string>): readonly CallNames[] {
  let names = ofFiles[part].get(module);
  if (!names) {
    const registry = registryOf(module);
    const imported = specifiersOf(module).flatMap((specifier) => registry.forPackage(specifier.replace(/^node:/, '')));
    names = [namesOfDependencies(part, registry, dependencies), ...[...new Set(imported)].filter((each) => !isDeclared(each, dependencies)).map((each) => namesOf(part, each))];
    ofFiles[part].set(module, names);
  }
  return names;
}

type OfDependencies = WeakMap<ReadonlySet<string>, Map<Registry, CallNames>>;

const ofDependencies: Readonly<Record<Part, OfDependencies>> = { calls: new WeakMap(), operations: new WeakMap(), registrations: new WeakMap() };

function namesOfDependencies(part: Part, registry: Registry, dependencies: ReadonlySet<string>): CallNames {
  let known = ofDependencies[part].get(dependencies);
  if (!known) ofDependencies[part].set(dependencies, (known = new Map()));
  let names = known.get(registry);
  if (!names) {
    const all = registry.all.filter((library) => registry.isUndeclared(library) || isDeclared(library, dependencies)).map((each) => namesOf(part, each));
    names = {
      exact: new Set(all.flatMap(({ exact }) => [...exact])),
      affixes: all.flatMap(({ affixes }) => affixes),
      parts: new Set(all.flatMap(({ parts }) => [...parts])),
      isOpen: all.some(({ isOpen }) => isOpen),
    };
    known.set(registry, names);
  }
  return names;
}

const ofLibraries: Readonly<Record<Part, WeakMap<LibraryModel, CallNames>>> = { calls: new WeakMap(), operations: new WeakMap(), registrations: new WeakMap() };
const pathsOf: Readonly<Record<Part, (library: LibraryModel) => readonly string[]>> = { calls: callPathsOf, operations: operationPathsOf, registrations: registrationPathsOf };

function namesOf(part: Part, library: LibraryModel): CallNames {
  let names = ofLibraries[part].get(library);
  if (!names) ofLibraries[part].set(library, (names = readNames(library.globals ?? [], pathsOf[part](library))));
  return names;
}

function callPathsOf({ calls = [], clients = [] }: LibraryModel): readonly string[] {
  const constructions = clients.flatMap(({ made = [], derived = [] }) => [...made, ...derived].map(({ path }) => path));
  const requests = clients.flatMap((client) => (client.requests ?? []).flatMap(({ paths }) => paths));
  return [...calls.flatMap(({ paths }) => paths), ...constructions, ...requests];
}

/** Any method may be the last one of a chain, which is told by those that run it, change what it does or take its parts. */
function operationPathsOf({ stores = [] }: LibraryModel): readonly string[] {
  return stores.flatMap(({ operations }) =>
    operations.flatMap((model) => {
      const places = [model.record, model.filter, model.data, model.limit, model.text, model.values, model.handle, model.lock, model.callback, model.pages, model.names, model.condition];
      const chained = model.chain ? [...Object.keys(model.chain.becomes ?? {}), ...(model.chain.runs ?? []), ...(model.chain.ends ?? []), ...places.flatMap((each) => each ?? []).flatMap((place) => place.chained ?? [])] : [];
      return [...model.paths, ...chained.map((name) => `${name}()`)];
    }),
  );
}

function registrationPathsOf({ handlers = [] }: LibraryModel): readonly string[] {
  return handlers.flatMap(({ found }) =>
    found.flatMap((each) => (each.by === 'call' ? [...(each.paths ?? []), ...(each.methods ?? []).map((method) => `${method.split(':')[0] ?? method}()`)] : [])),
  );
}

function readNames(globals: NonNullable<LibraryModel['globals']>, paths: readonly string[]): CallNames {
  const exact = new Set(globals.map(({ name }) => name));
  const affixes: (readonly [string, string])[] = [];
  const parts = new Set<string>();
  let isOpen = false;
  for (const path of paths) {
    const names = parsePath(path).filter(({ kind }) => kind !== 'call' && kind !== 'new');
    const last = names.at(-1);
    if (last?.kind === 'member') {
      for (const name of last.names) exact.add(name);
      affixes.push(...last.affixes);
    } else if (last) {
      const named = names.findLast((each) => each.kind === 'member');
      if (named?.kind === 'member' && named.affixes.length === 0) for (const name of named.names) parts.add(name);
      else isOpen = true;
    }
  }
  return { exact, affixes, parts, isOpen };
}

function isGiven(module: Module, receiver: Node, name: string): boolean {
  return isGivenIn(module, name) || isGivenIn(homeOfImport(module, receiver), name);
}

/** The file that `services` of `services.http()` is imported from; null when it is none of the project. */
function homeOfImport(module: Module, receiver: Node): Module | null {
  let root = unwrap(receiver);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const variable = root.type === 'Identifier' ? findVariable(module, root) : null;
  const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
  const declaration = definition?.type === 'ImportBinding' ? definition.parent : null;
  if (declaration?.type !== 'ImportDeclaration') return null;
  const followed = module.project.follow(module, declaration.source.value);
  return followed.kind === 'module' ? followed.module : null;
}

const given = new WeakMap<object, Map<string, boolean>>();

function isGivenIn(module: Module | null, name: string): boolean {
  if (!module) return false;
  let names = given.get(module.source);
  if (!names) given.set(module.source, (names = new Map()));
  let answer = names.get(name);
  if (answer === undefined) names.set(name, (answer = givesName(module.text, name)));
  return answer;
}

/** `http: got`, `http = axios.create()`; not `http: async () =>`, `http = function`. */
const VALUE = /[?!]?\s*(?::|=(?![=>]))\s*(?!\s|\(|async\b|function\b)/y;
/** `{ http }` */
const SHORTHAND = /\s*[,}]/y;

/** The text is searched for the name alone: an expression that began with what may stand before it would take ten times as long. */
function givesName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    // Most mentions of a name are calls of it.
    if (text[at + name.length] === '(') continue;
    const before = text[at - 1] ?? '';
    if (/[\w$]/.test(before)) continue;
    VALUE.lastIndex = SHORTHAND.lastIndex = at + name.length;
    if (VALUE.test(text) || (before !== '.' && SHORTHAND.test(text))) return true;
  }
  return false;
}
