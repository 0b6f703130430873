import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import { closeImportIndexes, indexWork, openImportIndex, type ImportIndex } from '../../src/project/import-index.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-index-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
/** The time that indexes see, and how much of it passes with each look at it. */
export const clock = { at: 0, step: 0 };
beforeEach(() => {
  closeImportIndexes();
  Object.assign(clock, { at: 1_000_000, step: 0 });
});

type Names = Readonly<Record<string, string>>;

/** Files in a folder of their own, and a small resolver for them. */
export class Project {
  readonly folder = path.join(root, String((count += 1)));
  aliases: Names = {};
  entries: Names = {};

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  at = (name: string): string => path.join(this.folder, name);

  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
  }

  names = (files: readonly string[]): string[] => files.map((file) => path.relative(this.folder, file).split(path.sep).join('/'));

  /** Aliases hold for whole specifiers, or for what ends in a star; entries are what a folder's package.json names. */
  #resolve = (from: string, specifier: string) => {
    const isMatch = (key: string) => (key.endsWith('*') ? specifier.startsWith(key.slice(0, -1)) : specifier === key);
    const alias = Object.entries(this.aliases).find(([key]) => isMatch(key));
    if (!specifier.startsWith('.') && !alias) return { kind: 'package' } as const;
    const base = alias ? this.at(alias[1].replace('*', specifier.slice(alias[0].length - 1))) : path.resolve(path.dirname(from), specifier);
    const plain = base.replace(/\.js$/, '');
    const tries = [base, `${plain}.ts`, `${plain}.js`, path.join(base, 'index.ts'), path.join(base, this.entries[path.basename(base)] ?? 'index.js')];
    const filename = tries.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    return filename === undefined ? ({ kind: 'unknown' } as const) : ({ kind: 'file', filename } as const);
  };

  open(inner = '', vocabulary: readonly string[] = []): ImportIndex {
    const now = () => (clock.at += clock.step);
    return openImportIndex(path.join(this.folder, inner), { boundary: this.folder, resolve: this.#resolve, vocabulary, now });
  }

  importersOf = (name: string, everywhere = false, inner = ''): string[] =>
    this.names(this.open(inner).importersOf(this.at(name), { everywhere }));
}

const work = (kind: 'list' | 'read' | 'resolve'): number => indexWork.get(kind) ?? 0;

/** How much work of a kind something makes. */
export function workOf(kind: 'list' | 'read' | 'resolve', act: () => unknown): number {
  const before = work(kind);
  act();
  return work(kind) - before;
}
