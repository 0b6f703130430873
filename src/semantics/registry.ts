import { isBuiltin } from 'node:module';
import { models as known } from '../models/index.js';
import type { TSESLint } from '@typescript-eslint/utils';
import { moduleOf, type Module, type Project, type Reach } from '../project/index.js';
import { factWords } from './package-facts/vocabulary.js';
import type { ApiPath, ClientModel, LibraryModel, ProvidingModuleModel } from './types.js';

/** Finds the models that speak for a module specifier or a global. */
export interface Registry {
  forPackage(specifier: string): readonly LibraryModel[];
  forGlobal(name: string): readonly LibraryModel[];
  readonly all: readonly LibraryModel[];
  /** Whether a library may be used without a package.json that names it: Node's own, a global, a team's own module. */
  isUndeclared(library: LibraryModel): boolean;
  /** Calls that configure a library for the whole process, as far as a text shows them. */
  readonly globalSetters: readonly GlobalSetter[];
  /** The last names of calls that set options of a client after it is made: `use` of `api.interceptors.request.use()`. */
  readonly configuringNames: ReadonlySet<string>;
  /** The last names of calls that read a client and send nothing (`getSignedUrl`). */
  readonly offlineNames: readonly string[];
  readonly libraryOf: ReadonlyMap<ClientModel, LibraryModel>;
  /** Modules of a NestJS application through which a client is injected. */
  readonly providingModules: readonly (readonly [ClientModel, ProvidingModuleModel])[];
  /** The last names of calls that hand something to the function that they are given: `transaction`. */
  readonly givingNames: ReadonlySet<string>;
  /** Methods that some library gives a piece of a statement to: `whereRaw`. */
  readonly pieceNames: ReadonlySet<string>;
  /** Whether the export of some library is itself such a call. */
  readonly isGivingFunction: boolean;
  /** The library that writes code under a name into the project. */
  generatorOf(name: string): LibraryModel | null;
  /** Frameworks that hand values on from one function to another, and whether a value is of one. */
  readonly handingOn: readonly LibraryModel[];
  isHandingOn(path: ApiPath): boolean;
  /** Words that the files of a package are sought by. */
  readonly vocabulary: readonly string[];
}

/** `setGlobalDispatcher` of `undici`, which bounds `fetch`. */
export interface GlobalSetter {
  readonly specifier: string;
  readonly name: string;
  readonly libraries: readonly string[];
}

function createRegistry(models: readonly LibraryModel[]): Registry {
  const exact = new Map<string, LibraryModel[]>();
  const prefixes: [string, LibraryModel][] = [];
  const globals = new Map<string, LibraryModel[]>();
  const add = (map: Map<string, LibraryModel[]>, key: string, model: LibraryModel): void => {
    map.set(key, [...(map.get(key) ?? []), model]);
  };
  for (const model of models) {
    for (const name of model.packages) {
      if (name.endsWith('*')) prefixes.push([name.slice(0, -1), model]);
      else add(exact, name.replace(/^node:/, ''), model);
    }
    for (const { name } of model.globals ?? []) add(globals, name, model);
  }
  const globalSetters = models.flatMap(({ packages, calls = [] }) =>
    calls.flatMap((call) =>
      call.kind === 'configures-globally'
        ? call.paths.flatMap((path) => packages.map((each) => ({ specifier: each.replace('*', ''), name: lastName(path), libraries: call.libraries })))
        : [],
    ),
  );
  const giving = models.flatMap(({ stores = [] }) => stores.flatMap(({ made = [], derived = [] }) => [...made, ...derived].flatMap(({ path }) => givingNameOf(path))));
  const generators = new Map(models.flatMap((model) => (model.generates?.names ?? []).map((name) => [name, model] as const)));
  return {
    globalSetters,
    givingNames: new Set(giving.flat()),
    pieceNames: new Set(models.flatMap(({ pieces = [] }) => pieces.flatMap(({ names }) => names))),
    isGivingFunction: giving.some((names) => names.includes('')),
    generatorOf: (name) => generators.get(name) ?? null,
    configuringNames: new Set(models.flatMap(({ clients = [] }) => clients.flatMap(configuringNamesOf))),
    offlineNames: models.flatMap(({ calls = [] }) => calls.flatMap((call) => (call.kind === 'offline' ? call.paths.map(lastName) : []))),
    libraryOf: new Map(models.flatMap((model) => (model.clients ?? []).map((client) => [client, model] as const))),
    providingModules: models.flatMap(({ clients = [] }) => clients.flatMap((client) => (client.providedBy ?? []).map((each) => [client, each] as const))),
    handingOn: models.filter(({ contexts }) => contexts !== undefined),
    isHandingOn: ({ package: name }) => name !== null && (exact.get(name)?.some(({ contexts }) => contexts !== undefined) ?? false),
    vocabulary: [...new Set(['globalThis', 'global', ...factWords])],
    forPackage: (specifier) => [
      ...(exact.get(specifier) ?? []),
      ...prefixes.filter(([prefix]) => specifier.startsWith(prefix)).map(([, model]) => model),
    ],
    forGlobal: (name) => globals.get(name) ?? [],
    all: models,
    isUndeclared: (library) => library.globals !== undefined || !known.includes(library) || library.packages.some((name) => isBuiltin(name) || !/^(?:@[\w.-]+\/)?\w/.test(name)),
  };
}

function configuringNamesOf({ setters = {}, configuredBy = [], configuredByText = [] }: ClientModel): string[] {
  return [...Object.keys(setters), ...configuredBy.map((each) => lastName(each.split(':')[0] ?? '')), ...configuredByText];
}

/** `transaction` of `{transaction,$transaction}().#0`. */
function givingNameOf(path: string): readonly string[][] {
  const [before] = path.split(/\(\)\.#\d/);
  if (before === undefined || before === path) return [];
  const name = lastName(before);
  return [name.startsWith('{') || before.endsWith('}') ? (/\{([^}]*)\}$/.exec(before)?.[1] ?? '').split(',').map((each) => each.trim()) : [name]];
}

function lastName(path: string): string {
  return path.replace(/\(\)$/, '').split('.').at(-1) ?? path;
}

const builtIn = createRegistry(known);
const extended = new WeakMap<readonly LibraryModel[], Registry>();

/** The registry for a user's own models, which come before ours. */
function registryFor(own: readonly LibraryModel[]): Registry {
  if (own.length === 0) return builtIn;
  let registry = extended.get(own);
  if (!registry) extended.set(own, (registry = createRegistry([...own, ...known])));
  return registry;
}

const registries = new WeakMap<Project, Registry>();

/** What a rule knows of the file that ESLint is linting, besides its tree. */
export interface World extends Omit<Reach, 'vocabulary'> {
  /** The user's own models, which come before ours. */
  readonly models: readonly LibraryModel[];
}

/** The module of the file that ESLint is linting. */
export function openModule(sourceCode: Readonly<TSESLint.SourceCode>, world: World): Module | null {
  const registry = registryFor(world.models);
  const module = moduleOf(sourceCode, { ...world, vocabulary: registry.vocabulary });
  if (module && !registries.has(module.project)) registries.set(module.project, registry);
  return module;
}

/** Every model that may speak in a module. */
export function registryOf({ project }: Module): Registry {
  return registries.get(project) ?? builtIn;
}

/** The library that a client is modelled in. */
export function libraryOf(module: Module, client: ClientModel): LibraryModel | null {
  return registryOf(module).libraryOf.get(client) ?? null;
}

/** The models that speak for a path in a module. */
export function modelsFor(module: Module, path: ApiPath): readonly LibraryModel[] {
  const registry = registryOf(module);
  if (path.package !== null) return registry.forPackage(path.package);
  if (path.global === null) return [];
  return registry.forGlobal(path.global).filter((model) => {
    const needed = model.globals?.find((each) => each.name === path.global)?.onlyWith;
    return needed === undefined || needed.some((name) => module.package?.dependsOn(name));
  });
}

/** Whether package.json files name a library: `@scope/name/sub` and `@scope/name-*` are declared by the package that they lie in, or any that begins so. */
export function isDeclared({ packages }: LibraryModel, dependencies: ReadonlySet<string>): boolean {
  return packages.some((specifier) => {
    // `drizzle-orm/*` lies in the package `drizzle-orm`.
    if (specifier.endsWith('/*') && dependencies.has(specifier.slice(0, -2))) return true;
    // Nothing declares a module of Bun but its types.
    if (specifier.startsWith('bun:')) return dependencies.has('@types/bun') || dependencies.has('bun-types');
    if (specifier.endsWith('*')) return [...dependencies].some((name) => name.startsWith(specifier.slice(0, -1)));
    return dependencies.has(specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
  });
}
