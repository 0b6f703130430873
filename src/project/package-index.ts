import { realpathSync } from 'node:fs';
import path from 'node:path';
import { noteChange } from './changes.js';
import { countWork, PackageTexts, type IndexedFile } from './package-texts.js';
import type { Resolution } from './resolve.js';
import { tickerFor } from './ticker.js';

export type Resolve = (from: string, specifier: string) => Resolution;

/** The surroundings of an index, which may change from question to question. */
export interface IndexHost {
  readonly resolve: Resolve;
  /** The time in milliseconds, from any start. */
  readonly now: () => number;
  readonly hasOwnClock: boolean;
  /** How long all indexes together took to look for changes, the last time each. */
  readonly costOfAll: () => number;
}

/** At most a twentieth of the time goes into looking for changes. */
const RECHECK_SHARE = 20;
const TRUST_RESOLUTIONS_MS = 30_000;

interface SpecifierTable {
  /** For a file, the specifiers that are no paths and lead to it. */
  readonly leads: ReadonlyMap<string, ReadonlySet<string>>;
  readonly specifiersByStem: ReadonlyMap<string, readonly string[]>;
}

/** The index of one package. Its answers are remembered until it notices a change. */
export class PackageIndex {
  readonly folder: string;
  readonly #boundary: string;
  readonly #texts: PackageTexts;
  readonly #answers = new Map<string, readonly string[]>();
  /** By folder of the file, or scope of aliases, and specifier. */
  readonly #resolutions = new Map<string, Map<string, string | null>>();
  #table: SpecifierTable | null = null;
  #host: IndexHost;
  #recheckAt: number | null = null;
  readonly #ticker: () => number;
  #ticks = 0;
  #distrustAt = 0;
  #contents = 0;
  #layout = 0;

  /** How long the last look for changes took, in milliseconds. */
  cost = 0;

  constructor(folder: string, boundary: string, host: IndexHost) {
    this.folder = realPath(folder);
    this.#boundary = realPath(boundary);
    this.#texts = new PackageTexts(this.folder, this.#boundary);
    this.#host = host;
    this.#ticker = tickerFor(host.hasOwnClock ? () => this.#host.now() : undefined);
  }

  /** How many files are in memory. */
  get size(): number {
    return this.#texts.files.size;
  }

  serve(host: IndexHost, vocabulary: readonly string[]): void {
    this.#host = host;
    this.#texts.addWords(vocabulary);
  }

  /** Looks for changes, where it is time to. */
  lookAgain(): void {
    if (this.#recheckAt !== null) this.#refresh();
  }

  files(): readonly string[] {
    return this.#remember('files', '', () => [...this.#texts.files.keys()]);
  }

  filesWith(word: string): readonly string[] {
    // Before the first reading, so that one is enough.
    this.#texts.addWords([word]);
    return this.#remember('word', word, () => this.#texts.filesWith(word));
  }

  usersOf(packageName: string): readonly string[] {
    const name = withoutScheme(packageName);
    return this.#remember('package', name, () => {
      const users = new Set<string>();
      for (const [specifier, files] of this.#texts.filesBySpecifier) {
        const wanted = withoutScheme(specifier);
        if (wanted !== name && !wanted.startsWith(`${name}/`)) continue;
        for (const file of files) users.add(file.filename);
      }
      return [...users].sort();
    });
  }

  importersOf(filename: string): readonly string[] {
    return this.#remember('file', filename, () => {
      const importers = new Set<string>();
      const { leads, specifiersByStem } = (this.#table ??= this.#describeSpecifiers());
      const candidates = new Set(leads.get(filename));
      for (const name of this.#namesOf(filename)) for (const specifier of specifiersByStem.get(name) ?? []) candidates.add(specifier);
      for (const specifier of candidates) {
        for (const file of this.#texts.filesBySpecifier.get(specifier) ?? []) {
          if (this.#resolve(file.folder, file, specifier) === filename) importers.add(file.filename);
        }
      }
      return [...importers].sort();
    });
  }

  nested(): readonly string[] {
    this.#refresh();
    return this.#texts.nested;
  }

  isComplete(): boolean {
    this.#refresh();
    return this.#texts.complete;
  }

  /**
   * What the last part of a specifier may be when it leads to a file: the file's name; its folder's when it is an index file; that
   * of any folder above when a package.json says where its entry is. Empty for `.`, `..` and `./`.
   */
  #namesOf(filename: string): ReadonlySet<string> {
    const parts = path.relative(path.dirname(this.#boundary), filename).split(path.sep);
    return new Set(['', ...parts.map(stemOf)]);
  }

  /**
   * A specifier that is no path may lead to a file of any name: a package's own name, an alias, an `exports` entry. It is asked for
   * once in each scope of aliases.
   */
  #describeSpecifiers(): SpecifierTable {
    const leads = new Map<string, Set<string>>();
    const specifiersByStem = new Map<string, string[]>();
    for (const [specifier, files] of this.#texts.filesBySpecifier) {
      const stem = stemOf(specifier);
      const others = specifiersByStem.get(stem);
      if (others) others.push(specifier);
      else specifiersByStem.set(stem, [specifier]);
      if (isRelative(specifier) || specifier.startsWith('node:')) continue;
      const representatives = new Map(files.map((file) => [this.#texts.scopeOf(file.folder), file]));
      for (const [scope, file] of representatives) {
        const target = this.#resolve(scope, file, specifier);
        if (target === null) continue;
        const known = leads.get(target);
        if (known) known.add(specifier);
        else leads.set(target, new Set([specifier]));
      }
    }
    return { leads, specifiersByStem };
  }

  /** @param scope the folder for whose files the answer holds. */
  #resolve(scope: string, file: IndexedFile, specifier: string): string | null {
    let known = this.#resolutions.get(scope);
    if (!known) this.#resolutions.set(scope, (known = new Map()));
    let target = known.get(specifier);
    if (target === undefined) {
      countWork('resolve');
      const resolution = this.#host.resolve(file.filename, specifier);
      target = resolution.kind === 'file' ? resolution.filename : null;
      known.set(specifier, target);
    }
    return target;
  }

  #remember(kind: 'files' | 'word' | 'package' | 'file', about: string, ask: () => readonly string[]): readonly string[] {
    this.#refresh();
    const key = `${kind}\0${about}`;
    let answer = this.#answers.get(key);
    if (!answer) this.#answers.set(key, (answer = ask()));
    return answer;
  }

  #refresh(): void {
    const count = this.#ticker();
    const now = this.#host.now();
    if (this.#recheckAt !== null && (count === this.#ticks || now < this.#recheckAt)) return;
    this.#ticks = count;
    const isFirst = this.#recheckAt === null;
    this.#texts.refresh();
    const after = this.#host.now();
    // The first time reads every file, which says nothing about how long looking for changes takes.
    this.cost = isFirst ? 0 : after - now;
    this.#recheckAt = after + RECHECK_SHARE * this.#host.costOfAll();
    // What resolution rests on may also change outside the package, where nobody looks.
    const isOld = after >= this.#distrustAt;
    if (isOld || this.#layout !== this.#texts.layout) {
      this.#resolutions.clear();
      this.#distrustAt = after + TRUST_RESOLUTIONS_MS;
    }
    if (isOld || this.#contents !== this.#texts.contents) {
      this.#answers.clear();
      this.#table = null;
    }
    if (!isFirst && (this.#layout !== this.#texts.layout || this.#contents !== this.#texts.contents)) noteChange();
    this.#layout = this.#texts.layout;
    this.#contents = this.#texts.contents;
  }
}

const isRelative = (specifier: string): boolean => /^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier);

const withoutScheme = (specifier: string): string => (specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier);

/** The last part of a path, as far as its first dot: `./users.service.js` and `users.service.ts` give `users`. */
function stemOf(specifier: string): string {
  return /^[^.?]*/.exec(specifier.slice(specifier.lastIndexOf('/') + 1))?.[0] ?? '';
}

/** As the resolver names files. */
function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
