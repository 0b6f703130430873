import path from 'node:path';
import type { Disk } from './disk.js';
import { globToRegExp } from './glob.js';
import { memberOf, stringOf, stringsOf } from './json.js';

/** What a tsconfig.json or jsconfig.json says about names of modules. */
export interface PathMapping {
  /** The file that says it. */
  readonly config: string;
  /** Real or not: the paths that a specifier may stand for, best first. Null when nothing here covers it. */
  candidatesFor(specifier: string): Candidates | null;
}

export interface Candidates {
  readonly files: readonly string[];
  /** Whether a pattern of `paths` names the specifier: it is an alias, no package. Not so for `*` and `baseUrl`. */
  readonly isAlias: boolean;
}

interface Config {
  readonly file: string;
  readonly baseUrl: string | null;
  readonly paths: { readonly folder: string; readonly patterns: readonly Pattern[] } | null;
  readonly includes: Scope | null;
  readonly files: Scope | null;
  readonly excludes: Scope | null;
  readonly references: readonly string[];
  /** Whether something it extends cannot be found, as `.nuxt/tsconfig.json` before it is generated. */
  readonly isPartial: boolean;
}

interface Pattern {
  readonly prefix: string;
  /** Null when the pattern holds no `*`. */
  readonly suffix: string | null;
  readonly targets: readonly string[];
}

/** Globs and the folder from which they count. */
interface Scope {
  readonly folder: string;
  readonly globs: readonly string[];
}

/** Folder of a workspace package by its name, for an `extends` that names a package which is not installed. */
type FolderOf = (name: string) => string | null;

const MAX_CHAIN = 8;
const NAMES = ['tsconfig.json', 'jsconfig.json'];

/** By the value that was parsed: as long-lived as what the disk remembers, which it forgets with everything that is extended. */
const configs = new WeakMap<object, Config>();
const mappings = new WeakMap<Config, PathMapping>();

/**
 * The mapping that holds for a file: of the nearest configuration above it, or of the referenced one that includes the file. One
 * that extends what is missing and names no paths itself leaves the word to the next.
 */
export function findPathMapping(disk: Disk, file: string, boundary: string, folderOf: FolderOf): PathMapping | null {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    for (const name of NAMES) {
      const candidate = path.join(folder, name);
      if (!disk.isFile(candidate)) continue;
      const nearest = readConfig(disk, candidate, boundary, folderOf, []);
      const owner = nearest && nearest.references.length > 0 ? includingConfig(disk, nearest, file, boundary, folderOf, new Set()) : null;
      const config = owner ?? nearest;
      if (!config || (config.isPartial && !config.paths && config.baseUrl === null)) continue;
      let mapping = mappings.get(config);
      if (!mapping) mappings.set(config, (mapping = mappingOf(config)));
      return mapping;
    }
    if (folder === boundary || folder === path.dirname(folder)) return null;
  }
}

function includingConfig(disk: Disk, config: Config, file: string, boundary: string, folderOf: FolderOf, seen: Set<string>): Config | null {
  if (hasFile(config, file)) return config;
  seen.add(config.file);
  for (const reference of config.references) {
    const target = disk.isFolder(reference) ? path.join(reference, 'tsconfig.json') : reference;
    const read = seen.has(target) ? null : readConfig(disk, target, boundary, folderOf, []);
    const found = read && includingConfig(disk, read, file, boundary, folderOf, seen);
    if (found) return found;
  }
  return null;
}

function hasFile({ file: config, files, includes, excludes }: Config, file: string): boolean {
  if (files && matches(files, file)) return true;
  const included = includes ? matches(includes, file) : !files && matches({ folder: path.dirname(config), globs: ['**/*'] }, file);
  return included && !file.includes(`${path.sep}node_modules${path.sep}`) && !(excludes && matches(excludes, file));
}

function matches({ folder, globs }: Scope, file: string): boolean {
  return globs.some((glob) => {
    const absolute = path.resolve(folder, glob).split(path.sep).join('/');
    // A folder stands for everything in it.
    const isFolder = !/[*?.]/.test(path.posix.basename(absolute));
    const target = file.split(path.sep).join('/');
    return globToRegExp(absolute).test(target) || ((isFolder || absolute.endsWith('**')) && target.startsWith(`${absolute.replace(/\/\*\*$/, '')}/`));
  });
}

/** Null for a file that is missing or no configuration. What it extends and cannot be found says nothing. */
function readConfig(disk: Disk, file: string, boundary: string, folderOf: FolderOf, chain: readonly string[]): Config | null {
  const json = disk.json(file);
  if (typeof json !== 'object' || json === null || chain.length > MAX_CHAIN || chain.includes(file)) return null;
  const known = configs.get(json);
  if (known) return known;
  const folder = path.dirname(file);
  let inherited: Config | null = null;
  let isPartial = false;
  for (const extended of stringsOf(memberOf(json, 'extends'))) {
    const target = findExtended(disk, folder, extended, boundary, folderOf);
    const base = target === null ? null : readConfig(disk, target, boundary, folderOf, [...chain, file]);
    if (base) inherited = inherited ? merge(inherited, base) : base;
    else isPartial = true;
  }
  const options = memberOf(json, 'compilerOptions');
  const baseUrl = stringOf(memberOf(options, 'baseUrl'));
  const paths = memberOf(options, 'paths');
  const scopeOf = (name: string): Scope | null => (memberOf(json, name) === undefined ? null : { folder, globs: stringsOf(memberOf(json, name)) });
  const references = memberOf(json, 'references');
  const own: Config = {
    file,
    baseUrl: baseUrl === null ? null : path.resolve(folder, baseUrl),
    paths: typeof paths === 'object' && paths !== null ? { folder, patterns: Object.entries(paths).map(patternOf) } : null,
    includes: scopeOf('include'),
    files: scopeOf('files'),
    excludes: scopeOf('exclude'),
    references: Array.isArray(references)
      ? references.flatMap((item) => stringsOf(memberOf(item, 'path'))).map((item) => path.resolve(folder, item))
      : [],
    isPartial,
  };
  const config = inherited ? merge(inherited, own) : own;
  configs.set(json, config);
  return config;
}

/** The second one's own settings over the first one's; references are not inherited. */
function merge(base: Config, over: Config): Config {
  return {
    file: over.file,
    baseUrl: over.baseUrl ?? base.baseUrl,
    paths: over.paths ?? base.paths,
    includes: over.includes ?? base.includes,
    files: over.files ?? base.files,
    excludes: over.excludes ?? base.excludes,
    references: over.references,
    isPartial: base.isPartial || over.isPartial,
  };
}

function findExtended(disk: Disk, folder: string, extended: string, boundary: string, folderOf: FolderOf): string | null {
  const fileAt = (target: string): string | null =>
    [target, `${target}.json`, path.join(target, 'tsconfig.json')].find((candidate) => disk.isFile(candidate)) ?? null;
  if (/^\.{1,2}(?:[\\/]|$)/.test(extended) || path.isAbsolute(extended)) return fileAt(path.resolve(folder, extended));
  const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(extended) ?? [];
  if (name === undefined) return null;
  for (let current = folder; ; current = path.dirname(current)) {
    const found = fileAt(path.join(current, 'node_modules', extended));
    if (found !== null) return found;
    if (current === boundary || current === path.dirname(current)) break;
  }
  const workspace = folderOf(name);
  return workspace === null ? null : fileAt(path.join(workspace, rest ?? ''));
}

function patternOf([key, targets]: [string, unknown]): Pattern {
  const star = key.indexOf('*');
  return {
    prefix: star === -1 ? key : key.slice(0, star),
    suffix: star === -1 ? null : key.slice(star + 1),
    targets: stringsOf(targets),
  };
}

function mappingOf(config: Config): PathMapping {
  const here = path.dirname(config.file);
  const { baseUrl, paths } = config;
  const absolute = (target: string, folder: string): string => path.resolve(folder, target.replace(/^\$\{configDir\}/, here));
  return {
    config: config.file,
    candidatesFor(specifier) {
      const pattern = paths && bestPattern(paths.patterns, specifier);
      const star = pattern && pattern.suffix !== null ? specifier.slice(pattern.prefix.length, specifier.length - pattern.suffix.length) : '';
      const named = pattern
        ? pattern.targets.map((target) =>
            absolute(
              target.replace('*', () => star),
              baseUrl ?? paths.folder
            )
          )
        : [];
      const files = baseUrl !== null && /^[\w@]/.test(specifier) ? [...named, path.resolve(baseUrl, specifier)] : named;
      if (files.length === 0) return null;
      return { files, isAlias: !!pattern && pattern.prefix + (pattern.suffix ?? '') !== '' };
    },
  };
}

/** An exact key, else the pattern with the longest text before its `*`, as TypeScript has it. */
function bestPattern(patterns: readonly Pattern[], specifier: string): Pattern | null {
  let best: Pattern | null = null;
  for (const pattern of patterns) {
    if (pattern.suffix === null) {
      if (pattern.prefix === specifier) return pattern;
      continue;
    }
    const fits =
      specifier.length >= pattern.prefix.length + pattern.suffix.length && specifier.startsWith(pattern.prefix) && specifier.endsWith(pattern.suffix);
    if (fits && (best === null || pattern.prefix.length > best.prefix.length)) best = pattern;
  }
  return best;
}
