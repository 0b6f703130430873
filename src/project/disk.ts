import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { noteChange } from './changes.js';
import { parseJson } from './json.js';
import { tickerFor } from './ticker.js';

/** The file system as seen since the last change: every answer is remembered, and everything asked about is looked at again. */
export interface Disk {
  isFile(file: string): boolean;
  isFolder(folder: string): boolean;
  /** A JSON file's value, comments and trailing commas allowed. Undefined when there is none, or none that can be read. */
  json(file: string): unknown;
  text(file: string): string | null;
  /** Names of the folders in a folder, sorted; links are not followed. */
  folders(folder: string): readonly string[];
  /** The path behind all links; null when nothing is there. */
  realPath(file: string): string | null;
  /** Something that another reader asked the file system about, at this path or directly below it. */
  watch(file: string): void;
  /** What reading gives, remembered under a kind and a path until something changes. The reader watches what it looks at. */
  remember<T>(kind: string, file: string, read: () => T): T;
  /** Counts the changes noticed so far. Looks at the file system where it may have changed; after a change everything is forgotten. */
  generation(): number;
}

/** Looking again may take one part in so many of the time between two looks. */
const RECHECK_SHARE = 30;
const MAX_WATCHED = 30_000;
const MAX_VALUES = 30_000;
const MAX_BYTES = 1024 * 1024;
/** File systems round the time of a change: a stamp this young may not tell the next change apart. */
const RACY_MS = 20;

export function createDisk(ownClock?: () => number): Disk {
  const now = ownClock ?? Date.now;
  const tick = tickerFor(ownClock);
  const stamps = new Map<string, string>();
  const values = new Map<string, unknown>();
  let generation = 0;
  let checked = tick();
  let nextCheck = 0;

  const forget = (): void => {
    noteChange();
    generation += 1;
    stamps.clear();
    values.clear();
  };
  const watch = (file: string): string => {
    let stamp = stamps.get(file);
    if (stamp === undefined) stamps.set(file, (stamp = stampOf(file, Date.now())));
    return stamp;
  };
  const remember = <T>(kind: string, file: string, read: () => T): T => {
    const key = `${kind} ${file}`;
    if (values.has(key)) return values.get(key) as T;
    const value = read();
    values.set(key, value);
    return value;
  };

  return {
    isFile: (file) => watch(file).includes('f'),
    isFolder: (folder) => watch(folder).includes('d'),
    json: (file) => (watch(file).includes('f') ? remember('json', file, () => parseJson(readText(file) ?? '')) : undefined),
    text: (file) => (watch(file).includes('f') ? remember('text', file, () => readText(file)) : null),
    folders: (folder) => (watch(folder).includes('d') ? remember('folders', folder, () => listFolders(folder)) : []),
    realPath: (file) =>
      remember('real', file, () => {
        // Not the file itself: its content changes, its path does not.
        watch(path.dirname(file));
        return findRealPath(file);
      }),
    watch: (file) => void watch(file),
    remember,
    generation() {
      const time = now();
      const isFull = stamps.size > MAX_WATCHED || values.size > MAX_VALUES;
      const current = tick();
      if ((current === checked || time < nextCheck) && !isFull) return generation;
      checked = current;
      if (isFull || hasChanged(stamps)) forget();
      const end = now();
      nextCheck = end + (end - time) * RECHECK_SHARE;
      return generation;
    },
  };
}

function hasChanged(stamps: ReadonlyMap<string, string>): boolean {
  for (const [file, stamp] of stamps) if (stampOf(file) !== stamp) return true;
  return false;
}

/** The path behind all links; null when nothing is there, for a loop of links and for a name that is too long. */
export function findRealPath(file: string): string | null {
  try {
    return realpathSync.native(file);
  } catch {
    return null;
  }
}

/** Asked of the file system, not of what is remembered. */
export const isRegularFile = (file: string): boolean => stampOf(file).startsWith('f');

/** Kind (f, d, or empty when there is nothing), then what changes with the content. A young stamp equals no later one. */
function stampOf(file: string, time = Infinity): string {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) return '';
    const stamp = `${stat.isFile() ? 'f' : stat.isDirectory() ? 'd' : '-'}:${stat.mtimeMs}:${stat.size}:${stat.ino}`;
    return time - stat.mtimeMs < RACY_MS ? `young ${stamp}` : stamp;
  } catch {
    return '';
  }
}

function readText(file: string): string | null {
  try {
    return statSync(file).size <= MAX_BYTES ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}

function listFolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
