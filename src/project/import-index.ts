import { PackageIndex, type IndexHost, type Resolve } from './package-index.js';

export { indexWork } from './package-texts.js';
export { scanText, type ScannedText } from './specifiers.js';

export interface Reach {
  /** Asks the other packages of the boundary too. */
  readonly everywhere?: boolean;
}

/**
 * Who uses what in a package, as its files on disk say. Tests are left out. Answers are candidates: the import or the word may
 * stand in a comment or a string.
 */
export interface ImportIndex {
  /** Files whose specifiers resolve to a file, given by its real path. */
  importersOf(filename: string, reach?: Reach): readonly string[];
  /** Files of the package that import a package, by its name or a path below it; a module of Node with and without `node:`. */
  usersOf(packageName: string): readonly string[];
  /** Files of the package that contain an identifier. A word that is not in the vocabulary makes it read all files once. */
  filesWith(word: string): readonly string[];
  /** False when there is more than is looked at: then nobody in an answer does not mean nobody. */
  isComplete(reach?: Reach): boolean;
  readonly files: readonly string[];
}

export interface ImportIndexOptions {
  /** The folder that holds every file that may be read. */
  readonly boundary: string;
  /** What a specifier in a file names, in real paths. The one given last is asked. */
  readonly resolve: Resolve;
  /** Words that `filesWith` will be asked for. */
  readonly vocabulary?: readonly string[];
  /** The time in milliseconds, from any start. */
  readonly now?: () => number;
}

const MAX_PACKAGES = 200;
const MAX_FILES = 40_000;
/** Of what may be in memory; so that asking everywhere does not push out what it is about to ask. */
const MAX_PACKAGES_EVERYWHERE = MAX_PACKAGES / 2;
const MAX_FILES_EVERYWHERE = MAX_FILES / 2;

/** The one asked last comes last. */
const indexes = new Map<string, PackageIndex>();

/**
 * The import index of a package, shared by all that ask for the same folder. The first question builds it. It is as fresh as the
 * disk of a second ago; longer ago where looking takes more than a twentieth of the time.
 *
 * @param folder absolute path of the package.
 */
export function openImportIndex(folder: string, options: ImportIndexOptions): ImportIndex {
  const index = indexOf(folder, options);
  return {
    importersOf(filename, reach) {
      if (!reach?.everywhere) return index.importersOf(filename);
      return packagesOf(index, options).packages.flatMap((each) => each.importersOf(filename));
    },
    usersOf: (packageName) => index.usersOf(packageName),
    filesWith: (word) => index.filesWith(word),
    isComplete(reach) {
      if (!reach?.everywhere) return index.isComplete();
      const { packages, complete } = packagesOf(index, options);
      return complete && packages.every((each) => each.isComplete());
    },
    get files() {
      return index.files();
    },
  };
}

/** Has every index look for changes, where it is time to. */
export function lookAgainAtIndexes(): void {
  for (const index of indexes.values()) index.lookAgain();
}

/** Forgets every index. For tests. */
export function closeImportIndexes(): void {
  indexes.clear();
}

function indexOf(folder: string, options: ImportIndexOptions): PackageIndex {
  const host: IndexHost = { resolve: options.resolve, now: options.now ?? (() => performance.now()), hasOwnClock: options.now !== undefined, costOfAll };
  const key = `${options.boundary}\0${folder}`;
  const index = indexes.get(key) ?? new PackageIndex(folder, options.boundary, host);
  index.serve(host, options.vocabulary ?? []);
  indexes.delete(key);
  indexes.set(key, index);
  makeRoom();
  return index;
}

/** The package first, then the others of the boundary, outer ones before those inside them. */
function packagesOf(index: PackageIndex, options: ImportIndexOptions): { packages: PackageIndex[]; complete: boolean } {
  const packages = new Map([[index.folder, index]]);
  const folders = [options.boundary];
  let files = 0;
  // Grows on the way.
  for (const folder of folders) {
    if (packages.size >= MAX_PACKAGES_EVERYWHERE || files > MAX_FILES_EVERYWHERE) return { packages: [...packages.values()], complete: false };
    const each = indexOf(folder, { ...options, vocabulary: [] });
    folders.push(...each.nested());
    files += each.size;
    if (!packages.has(each.folder)) packages.set(each.folder, each);
  }
  return { packages: [...packages.values()], complete: true };
}

function costOfAll(): number {
  let cost = 0;
  for (const index of indexes.values()) cost += index.cost;
  return cost;
}

function makeRoom(): void {
  let files = 0;
  for (const index of indexes.values()) files += index.size;
  for (const [key, index] of indexes) {
    if (indexes.size <= MAX_PACKAGES && files <= MAX_FILES) return;
    indexes.delete(key);
    files -= index.size;
  }
}
