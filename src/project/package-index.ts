import { realpathSync } from 'node:fs';
import path from 'node:path';
import { countWork, PackageTexts } from './package-texts.js';

/** What a specifier in a file names. */
export type Resolution =
  { readonly kind: 'file'; readonly filename: string } | { readonly kind: 'package' } | { readonly kind: 'unknown' };

export type Resolve = (from: string, specifier: string) => Resolution;

/** The surroundings of an index, which may change from question to question. */
export interface IndexHost {
  readonly resolve: Resolve;
  /** The time in milliseconds, from any start. */
  readonly now: () => number;
  /** How long all indexes together took to look for changes, the last time each. */
  readonly costOfAll: () => number;
}

const RECHECK_AFTER_MS = 1000;
/** At most a twentieth of the time goes into looking for changes. */
const RECHECK_SHARE = 20;
const TRUST_RESOLUTIONS_MS = 30_000;

/** The index of one package. Its answers are remembered until it notices a change. */
export class PackageIndex {
  readonly folder: string;
  readonly #boundary: string;
  readonly #texts: PackageTexts;
  readonly #answers = new Map<string, readonly string[]>();
  readonly #resolutions = new Map<string, string | null>();
  #host: IndexHost;
  #recheckAt: number | null = null;
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
  }

  /** How many files are in memory. */
  get size(): number {
    return this.#texts.files.size;
  }

  serve(host: IndexHost, vocabulary: readonly string[]): void {
    this.#host = host;
    this.#texts.addWords(vocabulary);
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
    return this.#remember('package', name, () =>
      this.#filesWhose((specifier) => {
        const wanted = withoutScheme(specifier);
        return wanted.startsWith(name) && (wanted.length === name.length || wanted[name.length] === '/');
      }),
    );
  }

  importersOf(filename: string): readonly string[] {
    return this.#remember('file', filename, () => {
      const names = this.#namesOf(filename);
      return this.#filesWhose((specifier, file) => {
        const isLead = names.has(stemOf(specifier)) || (!isRelative(specifier) && this.#leadOf(file, specifier) === filename);
        return isLead && this.#resolve(file.folder, file.filename, specifier) === filename;
      });
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

  #filesWhose(isMatch: (specifier: string, file: { readonly folder: string; readonly filename: string }) => boolean): string[] {
    const matching: string[] = [];
    for (const file of this.#texts.files.values()) if (file.specifiers.some((specifier) => isMatch(specifier, file))) matching.push(file.filename);
    return matching;
  }

  /**
   * What the last part of a specifier may be when it leads to a file: the file's name; its folder's when it is an index file; that
   * of any folder above when a package.json says where its entry is. Empty for `.`, `..` and `./`.
   */
  #namesOf(filename: string): ReadonlySet<string> {
    return new Set(['', ...path.relative(this.#boundary, filename).split(path.sep).map(stemOf), stemOf(path.basename(this.#boundary))]);
  }

  /**
   * Where a specifier that is no path leads, asked once for all files that share its meaning: a package's own name, an alias or an
   * `exports` entry may lead to a file of any name.
   */
  #leadOf(file: { readonly folder: string; readonly filename: string }, specifier: string): string | null {
    return this.#resolve(this.#texts.scopeOf(file.folder), file.filename, specifier);
  }

  /** @param scope the folder for whose files the answer holds. */
  #resolve(scope: string, filename: string, specifier: string): string | null {
    const key = `${scope}\0${specifier}`;
    let target = this.#resolutions.get(key);
    if (target === undefined) {
      countWork('resolve');
      const resolution = this.#host.resolve(filename, specifier);
      target = resolution.kind === 'file' ? resolution.filename : null;
      this.#resolutions.set(key, target);
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
    const now = this.#host.now();
    if (this.#recheckAt !== null && now < this.#recheckAt) return;
    const isFirst = this.#recheckAt === null;
    this.#texts.refresh();
    const after = this.#host.now();
    // The first time reads every file, which says nothing about how long looking for changes takes.
    this.cost = isFirst ? 0 : after - now;
    this.#recheckAt = after + Math.max(RECHECK_AFTER_MS, RECHECK_SHARE * this.#host.costOfAll());
    // What resolution rests on may also change outside the package, where nobody looks.
    const isOld = after >= this.#distrustAt;
    if (isOld || this.#layout !== this.#texts.layout) {
      this.#resolutions.clear();
      this.#distrustAt = after + TRUST_RESOLUTIONS_MS;
    }
    if (isOld || this.#contents !== this.#texts.contents) this.#answers.clear();
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
