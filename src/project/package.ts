import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import intersects from 'semver/ranges/intersects.js';
import minVersion from 'semver/ranges/min-version.js';
import validRange from 'semver/ranges/valid.js';
import { noteChange } from './changes.js';
import { tick } from './ticker.js';

/** What the nearest package.json says. */
export interface PackageFacts {
  /** Folder of the package.json. */
  readonly folder: string;
  /** Declared range of a dependency of any kind; null when it is not declared. */
  rangeOf(name: string): string | null;
  dependsOn(name: string): boolean;
  /** Others install it: who uses its exports is out of sight. */
  readonly isPublished: boolean;
  /** It gives its users a command to run. */
  readonly hasCommand: boolean;
  /** It has entries for other packages of its workspace. */
  readonly isShared: boolean;
  /** It depends on packages that lie beside it: `workspace:*`, `file:../db`. */
  readonly hasLinked: boolean;
}

interface Entry {
  facts: PackageFacts | null;
  stamp: string;
  /** The moment at which it was looked at. */
  tick: number;
}

const MAX_ENTRIES = 2000;
const MAX_BYTES = 1024 * 1024;
const entries = new Map<string, Entry>();

/** The package that owns a file: the nearest package.json above it. Null for text without a file. */
export function findPackage(filename: string): PackageFacts | null {
  if (!path.isAbsolute(filename)) return null;
  for (let folder = path.dirname(filename); ; folder = path.dirname(folder)) {
    const facts = readPackage(folder);
    if (facts) return facts;
    if (folder === path.dirname(folder)) return null;
  }
}

/** The majors that a dependency may have here, out of `known`; all of them when nothing is declared or the range is no range. */
export function possibleMajors(facts: PackageFacts | null, name: string, known: readonly number[]): readonly number[] {
  const range = facts?.rangeOf(name);
  if (!range) return known;
  const key = `${range} ${known.join()}`;
  let possible = majors.get(key);
  if (!possible) {
    if (majors.size >= MAX_ENTRIES) majors.clear();
    majors.set(key, (possible = majorsIn(range, known)));
  }
  return possible;
}

const majors = new Map<string, readonly number[]>();

function majorsIn(range: string, known: readonly number[]): readonly number[] {
  if (validRange(range) === null || range === '*') return known;
  const newest = known.at(-1);
  if (newest === undefined) return known;
  const lowest = minVersion(range)?.major;
  // A major newer than any we know is taken to be like the newest known one.
  if (lowest !== undefined && lowest > newest) return [newest];
  const possible = known.filter((major) => intersects(range, major === newest ? `>=${major}.0.0-0` : `${major}.x`));
  return possible.length > 0 ? possible : known;
}

function readPackage(folder: string): PackageFacts | null {
  const file = path.join(folder, 'package.json');
  const now = tick();
  const known = entries.get(folder);
  if (known?.tick === now) return known.facts;
  const stamp = stampOf(file);
  if (known?.stamp === stamp) {
    known.tick = now;
    return known.facts;
  }
  if (known) noteChange();
  const facts = stamp === '' ? null : parsePackage(folder, file);
  if (entries.size >= MAX_ENTRIES) entries.clear();
  entries.set(folder, { facts, stamp, tick: now });
  return facts;
}

/** Empty when there is no such file, or none that can be read: a folder, a loop of links, a name that is too long. */
function stampOf(file: string): string {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= MAX_BYTES ? `${stat.mtimeMs}:${stat.size}` : '';
  } catch {
    return '';
  }
}

function parsePackage(folder: string, file: string): PackageFacts | null {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    if (typeof json !== 'object' || json === null || !isPackage(json)) return null;
    const ranges = new Map<string, string>();
    let hasLinked = false;
    for (const field of ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies']) {
      const declared: unknown = (json as Record<string, unknown>)[field];
      if (typeof declared !== 'object' || declared === null) continue;
      for (const [name, range] of Object.entries(declared)) {
        if (typeof range !== 'string') continue;
        ranges.set(name, withoutProtocol(range));
        if (/^(?:workspace|file|link|portal):/.test(range)) hasLinked = true;
      }
    }
    const has = (...fields: readonly string[]): boolean => fields.some((field) => field in json);
    return {
      folder,
      isPublished: (json as { private?: unknown }).private !== true && has('exports', 'module', 'types', 'typings', 'files', 'publishConfig'),
      hasCommand: has('bin'),
      isShared: has('name') && has('exports', 'module', 'types', 'typings', 'main'),
      hasLinked,
      rangeOf: (name) => ranges.get(name) ?? null,
      dependsOn: (name) => ranges.has(name),
    };
  } catch {
    return null;
  }
}

/** `{ "type": "module" }` beside some files says how they are run; they belong to the package around them. */
function isPackage(json: object): boolean {
  return ['name', 'dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies', 'workspaces'].some((field) => field in json);
}

/** `workspace:^1.2.0` -> `^1.2.0`, `npm:other@^2` -> `^2`. */
function withoutProtocol(range: string): string {
  const alias = /^npm:(?:@[^/]+\/)?[^@]+@(.+)$/.exec(range);
  return alias?.[1] ?? range.replace(/^workspace:/, '');
}
