import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listPackageFiles, type StampedFile } from './package-files.js';
import { scanText } from './specifiers.js';

/** How often a package was listed, a file read and a specifier resolved: what tests count instead of time. */
export const indexWork = new Map<'list' | 'read' | 'resolve', number>();

export function countWork(kind: 'list' | 'read' | 'resolve'): void {
  indexWork.set(kind, (indexWork.get(kind) ?? 0) + 1);
}

/** What is kept of a file: neither its text nor a part of it. */
export interface IndexedFile extends StampedFile {
  readonly folder: string;
  readonly specifiers: readonly string[];
  /** Words of the vocabulary that it contains. */
  readonly words: readonly string[];
}

const NOTHING: readonly string[] = [];

/** Specifiers and words of the files of a package, as of the last `refresh`. */
export class PackageTexts {
  readonly #folder: string;
  readonly #boundary: string;
  readonly #vocabulary = new Set<string>();
  /** Words that no file was searched for yet. */
  readonly #pending = new Set<string>();
  readonly #strings = new Map<string, string>();
  #files = new Map<string, IndexedFile>();
  #configs = '';
  #configFolders = new Map<string, number>();
  #filesBySpecifier: Map<string, IndexedFile[]> | null = null;

  /** Folders of the packages inside this one. */
  nested: readonly string[] = NOTHING;
  complete = true;
  /** Grows with every change: in what a file says, or of `layout`. */
  contents = 0;
  /** Grows when a file comes or goes, or a configuration that resolution rests on changes. */
  layout = 0;

  constructor(folder: string, boundary: string) {
    this.#folder = folder;
    this.#boundary = boundary;
  }

  get files(): ReadonlyMap<string, IndexedFile> {
    return this.#files;
  }

  /** The files that contain a specifier, by specifier, as of the last `refresh`. */
  get filesBySpecifier(): ReadonlyMap<string, readonly IndexedFile[]> {
    if (this.#filesBySpecifier) return this.#filesBySpecifier;
    const found = new Map<string, IndexedFile[]>();
    for (const file of this.#files.values()) {
      for (const specifier of file.specifiers) {
        const files = found.get(specifier);
        if (files) files.push(file);
        else found.set(specifier, [file]);
      }
    }
    this.#filesBySpecifier = found;
    return found;
  }

  /** Has files searched for more words, from the next reading or question on. */
  addWords(words: readonly string[]): void {
    for (const word of words) if (!this.#vocabulary.has(word)) this.#pending.add(word);
  }

  /** The files that contain a word, as of the last `refresh`. */
  filesWith(word: string): readonly string[] {
    this.addWords([word]);
    if (this.#pending.has(word)) this.#searchPending();
    return [...this.#files.values()].filter((file) => file.words.includes(word)).map((file) => file.filename);
  }

  /** Lists the package again, and reads the files that are new or have changed. */
  refresh(): void {
    countWork('list');
    const listed = listPackageFiles(this.#folder, this.#boundary);
    // With no file read yet, the pending words need no reading of their own.
    if (this.#files.size === 0) this.#promotePending();
    const files = new Map<string, IndexedFile>();
    let [isChanged, isMoved] = [false, false];
    for (const file of listed.files) {
      const known = this.#files.get(file.filename);
      const isSame = known?.mtimeMs === file.mtimeMs && known.size === file.size;
      const current = isSame ? known : this.#read(file);
      if (!isSame) isChanged = true;
      if (!known && current) isMoved = true;
      if (current) files.set(file.filename, current);
    }
    if (files.size !== this.#files.size) isMoved = true;
    const configs = listed.configs.map(({ filename, mtimeMs, size }) => `${filename}:${mtimeMs}:${size}`).join('\n');
    if (configs !== this.#configs) {
      isMoved = true;
      this.#configs = configs;
      this.#configFolders = countByFolder(listed.configs);
    }
    this.#files = files;
    this.nested = listed.nested;
    this.complete = listed.complete;
    if (isMoved) this.layout += 1;
    if (!isMoved && !isChanged) return;
    this.contents += 1;
    this.#filesBySpecifier = null;
  }

  /** The folder whose configurations hold for a folder: aliases mean the same in all that shares it. */
  scopeOf(folder: string): string {
    for (let at = folder; at.length > this.#folder.length; at = path.dirname(at)) {
      const configs = this.#configFolders.get(at);
      // Several tsconfig files in one folder divide it among them, by file.
      if (configs !== undefined) return configs > 1 ? folder : at;
    }
    return (this.#configFolders.get(this.#folder) ?? 0) > 1 ? folder : this.#folder;
  }

  #read(file: StampedFile): IndexedFile | null {
    const text = readText(file.filename);
    if (text === null) return null;
    const { specifiers, words } = scanText(text, [...this.#vocabulary]);
    return { ...file, folder: path.dirname(file.filename), specifiers: this.#own(specifiers), words: this.#own(words) };
  }

  #promotePending(): string[] {
    const words = [...this.#pending];
    for (const word of words) this.#vocabulary.add(word);
    this.#pending.clear();
    return words;
  }

  #searchPending(): void {
    const pending = this.#promotePending();
    for (const [filename, file] of this.#files) {
      const text = readText(filename);
      const words = text === null ? NOTHING : scanText(text, pending).words;
      if (words.length > 0) this.#files.set(filename, { ...file, words: [...file.words, ...this.#own(words)] });
    }
  }

  /** One copy of each string for all files. A copy, because a part of a text keeps all of the text in memory. */
  #own(parts: readonly string[]): readonly string[] {
    if (parts.length === 0) return NOTHING;
    return parts.map((part) => {
      let own = this.#strings.get(part);
      if (own === undefined) {
        own = Buffer.from(part).toString();
        this.#strings.set(own, own);
      }
      return own;
    });
  }
}

function readText(filename: string): string | null {
  countWork('read');
  try {
    return readFileSync(filename, 'utf8');
  } catch {
    return null;
  }
}

/** How many tsconfig and jsconfig files a folder has; none for one that has only a package.json. */
function countByFolder(configs: readonly StampedFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { filename } of configs) {
    const folder = path.dirname(filename);
    counts.set(folder, (counts.get(folder) ?? 0) + (path.basename(filename) === 'package.json' ? 0 : 1));
  }
  return counts;
}
