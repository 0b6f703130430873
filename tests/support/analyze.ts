import { mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { Linter, Rule } from 'eslint';
import type { Invocation } from '../../src/ast/index.js';
import type { Module } from '../../src/project/index.js';
import { describeCall, describeWaits, openModule, type LibraryModel } from '../../src/semantics/index.js';

const { Linter: ActiveLinter } = createRequire(import.meta.url)(process.env['ESLINT_PKG'] ?? 'eslint') as { Linter: typeof Linter };

export interface World {
  /** Dependencies of the package.json beside the file; without them there is no package.json. */
  dependencies?: Readonly<Record<string, string>>;
  models?: readonly LibraryModel[];
  filename?: string;
  /** Other files of the project, by their path below its folder. */
  files?: Readonly<Record<string, string>>;
}

const folders = new Map<string, string>();

/** A folder with these files, and a package.json that declares these dependencies. */
function folderWith({ dependencies, files = {} }: World): string {
  const key = JSON.stringify([dependencies, files]);
  let folder = folders.get(key);
  if (!folder) {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-')));
    writeFiles(folder, { ...(dependencies ? { 'package.json': JSON.stringify({ dependencies }) } : {}), ...files });
    folders.set(key, folder);
  }
  return folder;
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** Asks the semantic layer about code inside a real `Linter`, as a rule would. */
export function analyze<T>(code: string, ask: (module: Module) => T, world: World = {}): T {
  const { dependencies, models = [], filename = 'file.ts', files } = world;
  const isOnDisk = dependencies !== undefined || files !== undefined;
  const cwd = isOnDisk ? folderWith(files ? { ...world, files: { ...files, [filename]: code } } : world) : '/';
  return askInside(code, ask, { cwd, filename: isOnDisk ? path.join(cwd, filename) : filename, models });
}

/** The same of a file on disk, whose folder is where ESLint runs. */
export function analyzeFile<T>(filename: string, ask: (module: Module) => T): T {
  return askInside(readFileSync(filename, 'utf8'), ask, { cwd: path.dirname(filename), filename, models: [] });
}

function askInside<T>(code: string, ask: (module: Module) => T, { cwd, filename, models }: { cwd: string; filename: string; models: readonly LibraryModel[] }): T {
  let answer: { value: T } | undefined;
  const rule: Rule.RuleModule = {
    create: (context) => ({
      'Program:exit'() {
        const module = openModule(context.sourceCode as never, { filename: context.filename, cwd: context.cwd, crossFile: true, models });
        if (module) answer = { value: ask(module) };
      },
    }),
  };
  const linter = new ActiveLinter({ cwd });
  const messages = linter.verify(
    code,
    [{ files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, plugins: { test: { rules: { ask: rule } } }, rules: { 'test/ask': 'error' } }],
    { filename },
  );
  if (!answer) throw new Error(messages.map((each) => each.message).join('\n') || 'the rule did not run');
  return answer.value;
}

/**
 * Every call that the models know, in source order: `axios.get() response: absent`.
 * `absent` is followed by the library's own limit where it has one: `absent (300000)`.
 */
export function waitsOf(code: string, world: World = {}): string[] {
  return analyze(code, (module) => module.invocations.flatMap((node) => describe(module, node)), world);
}

function describe(module: Module, node: Invocation): string[] {
  const described = describeCall(module, node);
  if (!described) return [];
  const waits = describeWaits(module, node);
  if (!waits) return [`${described.api} ${described.kind}`];
  if (waits.length === 0) return [`${described.api} ${described.kind}: waits for nothing`];
  return waits.map(({ model, bound }) => {
    const limit = bound.state === 'absent' && bound.defaultMs !== null ? ` (${bound.defaultMs})` : '';
    return `${described.api} ${model.wait}: ${bound.state}${limit}`;
  });
}
