import path from 'node:path';
import { LRUCache } from 'lru-cache';
import { isInside } from './boundary.js';
import { createDisk, type Disk } from './disk.js';
import { loadEngine as loadInstalled, type Engine } from './engine.js';
import { createSearch, type Place } from './search.js';
import { parseSpecifier } from './specifier.js';
import { findPathMapping } from './tsconfig.js';
import { dependenciesOf, manifestsAbove, readManifest, readWorkspace, type Manifest, type Workspace } from './workspace.js';

/** What a specifier in a file names. */
export type Resolution =
  /** Absolute real path of a source file of the project, inside the boundary. */
  | { readonly kind: 'file'; readonly filename: string }
  /** A package, or a module of Node: its sources are never read. */
  | { readonly kind: 'package' }
  /** A path or an alias that leads nowhere, leaves the boundary, or names no source file. */
  | { readonly kind: 'unknown' };

export interface Resolver {
  readonly resolve: (from: string, specifier: string, boundary: string) => Resolution;
  readonly dependencies: (file: string, boundary: string) => ReadonlySet<string>;
  /** The engine in use; null when none could be loaded. Loads it. */
  readonly engine: () => Engine['name'] | null;
}

const UNKNOWN: Resolution = { kind: 'unknown' };
const MAX_ANSWERS = 20_000;
const MAX_FILES = 5000;
const MAX_BOUNDARIES = 50;

let shared: Resolver | undefined;

/**
 * What a specifier in a file names.
 *
 * @param from - Absolute path of the file that mentions the specifier.
 * @param specifier - As written: relative, a package, an alias.
 * @param boundary - Real path of the folder whose files may be read; see `findBoundary`.
 */
export function resolveSpecifier(from: string, specifier: string, boundary: string): Resolution {
  shared ??= createResolver({ native: true });
  return shared.resolve(from, specifier, boundary);
}

/**
 * Names of the packages that a file may use, itself or through packages of its workspace, by what package.json files say.
 * The same set until something changes.
 */
export function findDependencies(file: string, boundary: string): ReadonlySet<string> {
  shared ??= createResolver({ native: true });
  return shared.dependencies(file, boundary);
}

interface ResolverOptions {
  /** Whether to ask for oxc-resolver; without it, or where it cannot be loaded, enhanced-resolve works. */
  readonly native: boolean;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
  /** Called once, when first a path must be looked for. */
  readonly loadEngine?: (native: boolean) => Engine | null;
}

/** A resolver with caches of its own. */
export function createResolver({ native, now, loadEngine = loadInstalled }: ResolverOptions): Resolver {
  const disk = createDisk(now);
  const answers = new LRUCache<string, Resolution>({ max: MAX_ANSWERS });
  const places = new LRUCache<string, Place | 'outside'>({ max: MAX_FILES });
  const workspaces = new LRUCache<string, Workspace>({ max: MAX_BOUNDARIES });
  const dependencies = new LRUCache<string, ReadonlySet<string>>({ max: MAX_BOUNDARIES });
  let generation = disk.generation();
  let engine: Engine | null | undefined;
  const load = (): Engine | null => (engine === undefined ? (engine = loadEngine(native)) : engine);

  const refresh = (): void => {
    const current = disk.generation();
    if (current === generation) return;
    generation = current;
    for (const cache of [answers, places, workspaces, dependencies]) cache.clear();
    engine?.clear();
  };
  const workspaceOf = (boundary: string): Workspace => {
    let workspace = workspaces.get(boundary);
    if (!workspace) workspaces.set(boundary, (workspace = readWorkspace(disk, boundary)));
    return workspace;
  };
  const placeOf = (from: string, boundary: string): Place | 'outside' => {
    const key = `${from}\0${boundary}`;
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = describePlace(disk, from, boundary, (name) => workspaceOf(boundary).folderOf(name))));
    return place;
  };

  const search = createSearch(disk, load, workspaceOf);

  return {
    engine: () => load()?.name ?? null,
    dependencies(file, boundary) {
      refresh();
      const above = manifestsAbove(disk, path.dirname(file), boundary);
      const key = `${boundary}\0${above[0]?.folder ?? ''}`;
      let names = dependencies.get(key);
      if (!names) dependencies.set(key, (names = dependenciesFrom(disk, above, workspaceOf(boundary))));
      return names;
    },
    resolve(from, specifier, boundary) {
      const parsed = parseSpecifier(specifier);
      if (!parsed || !path.isAbsolute(from) || from.includes('\0')) return UNKNOWN;
      refresh();
      const place = placeOf(from, boundary);
      if (place === 'outside') return UNKNOWN;
      const key = `${place.key}\0${specifier}`;
      let answer = answers.get(key);
      if (!answer) answers.set(key, (answer = search(place, parsed)));
      return answer;
    },
  };
}

/** What packages depend on, and what the packages of the workspace among that depend on. */
function dependenciesFrom(disk: Disk, manifests: readonly Manifest[], workspace: Workspace): ReadonlySet<string> {
  const names = new Set<string>();
  const queue = [...manifests];
  for (const manifest of queue) {
    for (const name of dependenciesOf(manifest)) {
      if (names.has(name)) continue;
      names.add(name);
      const folder = workspace.isDeclared ? workspace.folderOf(name) : null;
      const member = folder === null ? null : readManifest(disk, folder);
      if (member) queue.push(member);
    }
  }
  return names;
}

function describePlace(disk: Disk, from: string, boundary: string, folderOf: Workspace['folderOf']): Place | 'outside' {
  const file = disk.realPath(from) ?? path.join(disk.realPath(path.dirname(from)) ?? path.dirname(from), path.basename(from));
  if (!isInside(boundary, file)) return 'outside';
  const folder = path.dirname(file);
  const mapping = findPathMapping(disk, file, boundary, folderOf);
  return { key: `${folder}\0${mapping?.config ?? ''}\0${boundary}`, folder, boundary, mapping, manifests: manifestsAbove(disk, folder, boundary) };
}
