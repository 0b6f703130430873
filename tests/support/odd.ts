import * as parser from '@typescript-eslint/parser';
import type { Linter as LinterNamespace } from 'eslint';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import plugin from '../../src/index.js';
import { Linter } from './eslint.js';

export type Config = LinterNamespace.Config;
type Message = LinterNamespace.LintMessage;
type SourceType = 'module' | 'script' | 'commonjs';

const FILES = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', '**/<*>'];
export const strict = { ...plugin.configs.strict, files: FILES } as Config;

export const typescript: Config = { files: FILES, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } };
/** ESLint's own parser. */
export const espree = (sourceType: SourceType): Config => ({
  files: FILES,
  languageOptions: { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } },
});

/** Every test of a file that calls it holds that nothing is printed. */
export function expectSilence(): void {
  const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write'), vi.spyOn(console, 'log'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
  beforeEach(() => printed.forEach((each) => each.mockClear()));
  afterEach(() => expect(printed.flatMap((each) => each.mock.calls)).toEqual([]));
}

/** What all our rules say of code, under a parser. */
export function lint(code: string, language: Config = typescript, { filename = 'file.ts', settings = {} }: { filename?: string; settings?: Record<string, unknown> } = {}): Message[] {
  return new Linter({ cwd: '/' }).verify(code, [language, strict, { settings }], { filename });
}

/** Every finding is a rule's, none of them a crash or a parse error. */
export function lintAll(code: string, language?: Config): string[] {
  const messages = lint(code, language);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.map(({ messageId }) => messageId ?? '');
}
