import { isTypeScript } from '../ast/index.js';
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { isIgnored, readIgnoreLines, readOutDirs, type IgnoreLine } from './ignored-folders.js';

/** A file and the stamp that tells whether it has changed. */
export interface StampedFile {
  readonly filename: string;
  readonly mtimeMs: number;
  readonly size: number;
}

/** What a walk through a package found. */
export interface PackageFiles {
  /** Source files that may run in production, nearest to the package's folder first. */
  readonly files: readonly StampedFile[];
  /** Source files of its tests. */
  readonly tests: readonly string[];
  /** The folders of packages inside it, whose files are theirs. */
  readonly nested: readonly string[];
  /** tsconfig, jsconfig and package.json files, on which resolution rests, and schemas of Prisma. */
  readonly configs: readonly StampedFile[];
  /** False when it has more, deeper or (in TypeScript) larger files than are looked at. */
  readonly complete: boolean;
}

const MAX_FOLDERS = 20_000;
const MAX_DEPTH = 30;
const MAX_BYTES = 1024 * 1024;

const SOURCE = /\.[cm]?[jt]sx?$/;
const NO_SOURCE = /\.d\.[cm]?ts$|\.min\.[cm]?js$/;
const CONFIG = /^(?:package|[tj]sconfig(?:\.[\w.-]+)?)\.json$|\.prisma$/;
/** Names under which builds write, and people too: left out only where something says that it is output. */
const OUTPUT_NAMES: ReadonlySet<string> = new Set(['dist', 'build', 'out', 'output', 'coverage', 'storybook-static', 'server-build']);
const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

interface Folder {
  readonly folder: string;
  /** Below the package, with slashes; empty for the package itself. */
  readonly below: string;
  readonly depth: number;
  readonly ignoreLines: readonly IgnoreLine[];
  readonly isOutput: boolean;
}

/**
 * Walks through the source files of a package. Left out are node_modules, dot folders (but `.well-known`, which holds routes),
 * packages inside it (a package.json with a name or dependencies), links, declarations, minified files and files above 1 MiB.
 * A `build`, `dist`, `out`, `output` or `coverage` folder is left out where .gitignore names it; a tsconfig's outDir and a `dist`
 * beside package.json always. None of them is when TypeScript sources lie in it. Generated code is kept: generated route tables
 * register handlers.
 *
 * @param folder absolute path of the package.
 * @param boundary the workspace root: .gitignore files from there down count.
 * @param maxFiles how many are looked at, tests included.
 */
export function listPackageFiles(folder: string, boundary: string, maxFiles = 20_000): PackageFiles {
  const files: StampedFile[] = [];
  const tests: string[] = [];
  const nested: string[] = [];
  const configs: StampedFile[] = [];
  let complete = true;
  const outDirs = new Set<string>();
  const queue: Folder[] = [{ folder, below: '', depth: 0, ignoreLines: foldersAbove(folder, boundary).flatMap(readIgnoreLines), isOutput: false }];

  // Grows on the way.
  for (const at of queue) {
    const entries = list(at.folder);
    const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    if (at.isOutput && !names.some((name) => isTypeScript(name) && isSource(name))) continue;
    if (at.depth > 0 && names.includes('package.json') && isPackage(at.folder)) {
      if (!isTestFile(`${at.below}x.js`)) nested.push(at.folder);
      continue;
    }
    for (const outDir of readOutDirs(at.folder, names.filter((name) => /^tsconfig\b.*\.json$/.test(name)))) outDirs.add(outDir);
    const ignoreLines = names.includes('.gitignore') ? [...at.ignoreLines, ...readIgnoreLines(at.folder)] : at.ignoreLines;

    for (const entry of entries) {
      const { name } = entry;
      const filename = at.folder.endsWith(path.sep) ? at.folder + name : at.folder + path.sep + name;
      if (entry.isDirectory()) {
        if (name === 'node_modules' || (name.startsWith('.') && name !== '.well-known')) continue;
        if (at.depth >= MAX_DEPTH || queue.length >= MAX_FOLDERS) complete = false;
        else {
          const isOutput =
            outDirs.has(filename) || (name === 'dist' && at.depth === 0) || (OUTPUT_NAMES.has(name) && isIgnored(filename, ignoreLines));
          queue.push({ folder: filename, below: `${at.below}${name}/`, depth: at.depth + 1, ignoreLines, isOutput });
        }
      } else if (entry.isFile() && CONFIG.test(name)) configs.push(...stamp(filename));
      else if (entry.isFile() && isSource(name)) {
        if (files.length + tests.length >= maxFiles) complete = false;
        else if (isTestFile(at.below + name)) tests.push(filename);
        else {
          const stamped = stamp(filename);
          files.push(...stamped);
          // JavaScript of that size is a bundle, which names none of the project's files.
          if (stamped.length === 0 && isTypeScript(name)) complete = false;
        }
      }
    }
  }
  return { files, tests, nested, configs, complete };
}

/**
 * Whether a file belongs to tests, by its path. Below Next.js's `app/api/`, and for files that a file router loads, `test` and `e2e`
 * are parts of an address: `app/api/webhook/test/route.ts` is none.
 *
 * @param relativePath below the package, with slashes.
 */
export function isTestFile(relativePath: string): boolean {
  if (/\.(?:test|spec|e2e|e2e-spec|cy)\.[^./]+$/.test(relativePath)) return true;
  if (/(?:^|\/)__(?:tests|mocks|fixtures)__\//.test(relativePath)) return true;
  if (!/^(?:playwright|cypress)\/|(?:^|\/)(?:tests?|e2e)\//.test(relativePath)) return false;
  const isRoute =
    /(?:^|\/)(?:app|pages)\/(?:\([^/]*\)\/)*api\//.test(relativePath) ||
    /(?:^|\/)app\/(?:.*\/)?(?:route|page|layout)\.[^./]+$/.test(relativePath) ||
    /(?:^|\/)\+(?:server|(?:page|layout)(?:\.server)?)\.[^./]+$/.test(relativePath);
  return !isRoute;
}

const isSource = (name: string): boolean => SOURCE.test(name) && !NO_SOURCE.test(name);

/** Sorted by name, so that the same files are found on every system. Nothing for a folder that is not there or may not be read. */
function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** A file that is gone or too large has no stamp. */
function stamp(filename: string): StampedFile[] {
  try {
    const stat = statSync(filename, { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= MAX_BYTES ? [{ filename, mtimeMs: stat.mtimeMs, size: stat.size }] : [];
  } catch {
    return [];
  }
}

/** `{ "type": "module" }` or `{ "main": "./impl.js" }` in a folder makes no package of it. */
function isPackage(folder: string): boolean {
  try {
    const json: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8').replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null && ('name' in json || DEPENDENCY_FIELDS.some((field) => field in json));
  } catch {
    return false;
  }
}

/** From the boundary down to the folder above a package. */
function foldersAbove(folder: string, boundary: string): string[] {
  const below = path.relative(boundary, folder);
  if (below === '' || below.startsWith('..') || path.isAbsolute(below)) return [];
  const segments = below.split(path.sep);
  return segments.map((_, count) => path.join(boundary, ...segments.slice(0, count)));
}
