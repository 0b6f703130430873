import path from 'node:path';
import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';
import validRange from 'semver/ranges/valid.js';
import { isInNodeModules, isInside } from './boundary.js';
import type { Disk } from './disk.js';
import type { Engine } from './engine.js';
import { entryFiles, importFiles, sourcesOf } from './entry.js';
import { memberOf, stringOf } from './json.js';
import { nuxtCandidates } from './nuxt.js';
import { isOfSvelteKit, sveltekitCandidates } from './sveltekit.js';
import { hasBrokenManifest, probeFile } from './probe.js';
import type { Resolution } from './resolve.js';
import { parseSpecifier, type Specifier } from './specifier.js';
import type { PathMapping } from './tsconfig.js';
import { declaredRange, manifestsAbove, readManifest, type Manifest, type Workspace } from './workspace.js';

/** What resolution depends on besides the specifier: the same for most files of a folder. */
export interface Place {
  readonly key: string;
  readonly folder: string;
  readonly boundary: string;
  readonly mapping: PathMapping | null;
  /** Of the folders above, nearest first. */
  readonly manifests: readonly Manifest[];
}

type Bare = Extract<Specifier, { kind: 'bare' }>;

const PACKAGE: Resolution = { kind: 'package' };
const UNKNOWN: Resolution = { kind: 'unknown' };
const SOURCE_FILE = /\.[mc]?[jt]sx?$/;
const DECLARATION_FILE = /\.d(?:\.[^./\\]+)?\.[mc]?ts$/;
/** A range that names a folder: `file:../db`, `link:./db`, `workspace:../db`. */
const FOLDER_RANGE = /^(?:file|link|portal|workspace):(\.{1,2}[\\/].*|\/.*)$/;

/** The steps of a resolution, cheapest first; it remembers nothing but what the disk does. */
export function createSearch(
  disk: Disk,
  load: () => Engine | null,
  workspaceOf: (boundary: string) => Workspace
): (place: Place, specifier: Specifier) => Resolution {
  /** The source file that an absolute path names. */
  function findFile(target: string, boundary: string, isFolder = false): string | null {
    const found = disk.remember(isFolder ? 'inside' : 'named', target, () => {
      const answer = askEngine(target, isFolder);
      return answer === null && hasBrokenManifest(disk, target, boundary) ? probeFile(disk, target, isFolder) : answer;
    });
    return found !== null && isSource(found) && isInside(boundary, found) ? found : null;
  }

  function askEngine(target: string, isFolder: boolean): string | null {
    const engine = load();
    const parent = path.dirname(target);
    if (!engine || parent === target) return null;
    disk.watch(isFolder ? target : parent);
    const found = isFolder ? engine.find(target, './') : engine.find(parent, `./${path.basename(target)}`);
    if (found === null) disk.watch(target);
    else {
      disk.watch(path.dirname(found));
      // Entered as a folder: its package.json may say where.
      if (found.startsWith(target + path.sep)) disk.watch(path.join(target, 'package.json'));
    }
    return found;
  }

  function firstFile(targets: readonly string[], boundary: string): string | null {
    for (const target of targets) {
      const found = findFile(target, boundary);
      if (found !== null) return found;
    }
    return null;
  }

  const entryOf = (manifest: Manifest, subpath: string, boundary: string): string | null => firstFile(entryFiles(manifest, subpath), boundary);

  /** As a file; a folder with a package.json is entered as a package, so that its sources win over its build. */
  function findPath(target: string, boundary: string, isFolder: boolean): string | null {
    const found = findFile(target, boundary, isFolder);
    if (found !== null && !found.startsWith(target + path.sep)) return found;
    const real = disk.realPath(target);
    const manifest = real !== null && isInside(boundary, real) ? readManifest(disk, real) : null;
    return (manifest && entryOf(manifest, '.', boundary)) ?? found;
  }

  /** A target of `paths`: also where it names declarations or build output that are not there. */
  function findTarget(target: string, boundary: string): string | null {
    if (!isInside(boundary, target)) return null;
    const found = findPath(target, boundary, false);
    if (found !== null) return found;
    const [owner] = manifestsAbove(disk, path.dirname(target), boundary);
    return owner ? firstFile(sourcesOf(owner.folder, target), boundary) : null;
  }

  /** Null when tsconfig.json says nothing, or says it of no file that exists and others may know better. */
  function resolveMapped(place: Place, text: string): Resolution | null {
    const candidates = place.mapping?.candidatesFor(text) ?? nuxtCandidates(disk, text, place.folder, place.boundary) ?? sveltekitCandidates(disk, text, place.folder, place.boundary);
    if (!candidates) return null;
    for (const file of candidates.files) {
      const found = findTarget(file, place.boundary);
      if (found !== null) return { kind: 'file', filename: found };
      // Declarations of a package, most often: `"react": ["./node_modules/@types/react"]`.
      if (candidates.isAlias && isInNodeModules(file)) return PACKAGE;
    }
    const isDeclared = place.manifests.some((manifest) => declaredRange(manifest, nameOf(text)) !== null);
    return candidates.isAlias && !isDeclared && workspaceOf(place.boundary).folderOf(nameOf(text)) === null ? UNKNOWN : null;
  }

  function resolveInternal(place: Place, text: string): Resolution {
    const [owner] = place.manifests;
    for (const target of owner ? importFiles(owner, text) : []) {
      const found = path.isAbsolute(target) ? findFile(target, place.boundary) : null;
      if (found !== null) return { kind: 'file', filename: found };
      if (path.isAbsolute(target)) continue;
      const parsed = parseSpecifier(target);
      if (parsed?.kind === 'builtin') return PACKAGE;
      if (parsed?.kind === 'bare') return resolveBare(place, parsed);
    }
    return UNKNOWN;
  }

  function resolveEntry(folder: string, subpath: string, boundary: string): Resolution {
    const real = disk.realPath(folder);
    if (real === null) return UNKNOWN;
    if (real !== boundary && !isInside(boundary, real)) return PACKAGE;
    const manifest = readManifest(disk, real) ?? { folder: real, name: null, json: {} };
    const found = entryOf(manifest, subpath, boundary);
    return found === null ? UNKNOWN : { kind: 'file', filename: found };
  }

  function resolveBare(place: Place, { text, name, subpath }: Bare): Resolution {
    const { boundary, manifests } = place;
    const owner = manifests.find((manifest) => declaredRange(manifest, name) !== null);
    const range = owner ? declaredRange(owner, name) ?? '' : null;
    const folder = range === null ? null : FOLDER_RANGE.exec(range)?.[1];
    if (owner && folder) return resolveEntry(path.resolve(owner.folder, folder), subpath, boundary);
    // `workspace:other@*` gives a package of the workspace another name.
    const aliased = range === null ? null : /^workspace:((?:@[^/]+\/)?[^@/]+)@/.exec(range)?.[1] ?? null;
    const workspace = workspaceOf(boundary);
    // Where no root declares workspaces, an ordinary range asks a registry: nobody need look for folders.
    const mayBeMember = workspace.isDeclared || range === null || range.startsWith('workspace:');
    const member = mayBeMember ? workspace.folderOf(aliased ?? name) : null;
    if (member !== null && (!workspace.isDeclared || isLinked(range, readManifest(disk, member)))) return resolveEntry(member, subpath, boundary);
    const [nearest] = manifests;
    if (nearest?.name === name && range === null) return resolveEntry(nearest.folder, subpath, boundary);
    return range === null ? resolveInstalled(place, text, subpath) : PACKAGE;
  }

  /** A package that nobody declares: a link below node_modules may lead to a folder of the project. */
  function resolveInstalled({ folder, boundary, manifests }: Place, text: string, subpath: string): Resolution {
    for (const manifest of manifests) disk.watch(path.join(manifest.folder, 'node_modules'));
    const found = load()?.find(folder, text) ?? null;
    if (found === null || !isInside(boundary, found)) return PACKAGE;
    const [owner] = manifestsAbove(disk, path.dirname(found), boundary);
    const entry = owner ? entryOf(owner, subpath, boundary) : null;
    if (entry !== null) return { kind: 'file', filename: entry };
    return isSource(found) ? { kind: 'file', filename: found } : UNKNOWN;
  }

  /**
   * `@/lib/db`, `~/lib/db` where no tsconfig.json says what they are: no package can have such a name, and scaffolds give them to the
   * sources of the package, below `src` or not.
   */
  function resolveRooted({ boundary, manifests: [owner] }: Place, text: string): Resolution {
    const rest = owner && /^[@~]\/(.+)$/.exec(text)?.[1];
    for (const folder of rest ? ['src', '.'] : []) {
      const found = findTarget(path.join(owner?.folder ?? boundary, folder, rest ?? ''), boundary);
      if (found !== null) return { kind: 'file', filename: found };
    }
    return UNKNOWN;
  }

  return (place, specifier) => {
    if (specifier.kind === 'path') {
      const found = findPath(path.resolve(place.folder, specifier.path), place.boundary, specifier.isFolder);
      return found === null ? UNKNOWN : { kind: 'file', filename: found };
    }
    if (specifier.kind === 'builtin') {
      // Only a pattern that means this very module takes it from Node.
      const mapped = place.mapping?.candidatesFor(specifier.text)?.isAlias ? resolveMapped(place, specifier.text) : null;
      return mapped?.kind === 'file' ? mapped : PACKAGE;
    }
    const mapped = resolveMapped(place, specifier.text);
    if (mapped) return mapped;
    if (specifier.kind === 'url' || isOfSvelteKit(specifier.text)) return PACKAGE;
    if (specifier.kind === 'internal') return resolveInternal(place, specifier.text);
    return specifier.kind === 'bare' ? resolveBare(place, specifier) : resolveRooted(place, specifier.text);
  };
}

const isSource = (file: string): boolean => SOURCE_FILE.test(file) && !DECLARATION_FILE.test(file);

const nameOf = (text: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(text)?.[0] ?? text;

/** Whether a declared range takes the workspace's package, not one of that name and another version from a registry. */
function isLinked(range: string | null, manifest: Manifest | null): boolean {
  const version = stringOf(memberOf(manifest?.json, 'version'));
  // A catalog holds versions of the registry.
  if (range?.startsWith('catalog:') || range?.startsWith('npm:')) return false;
  if (range === null || version === null || valid(version) === null || validRange(range) === null) return true;
  return satisfies(version, range, { includePrerelease: true });
}
