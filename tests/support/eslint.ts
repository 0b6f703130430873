import './setup.js';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Linter as LinterNamespace } from 'eslint';

const require = createRequire(import.meta.url);

// `require`, so that the choice of ESLint made in setup.ts holds here too; an `import` would always give ESLint 10.
const active = require('eslint') as typeof import('eslint');

export const ESLint: typeof import('eslint').ESLint = active.ESLint;
export const Linter: typeof import('eslint').Linter = active.Linter;

export const { defineConfig } = require('eslint/config') as typeof import('eslint/config');

/** ESLint's own rules, by name. */
export const { builtinRules } = require('eslint/use-at-your-own-risk') as typeof import('eslint/use-at-your-own-risk');

/** The version of ESLint that the tests run on: 10.x, or 9.x under `ESLINT_PKG=eslint9`. */
export const eslintVersion: string = active.Linter.version;

const { FlatConfigArray } = require(path.join(path.dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js')) as {
  FlatConfigArray: new (configs: readonly LinterNamespace.Config[], options: { basePath: string }) => LinterNamespace.Config[] & { normalizeSync(): LinterNamespace.Config[] };
};

/** Configurations that are read and checked once: a Linter that is given a plain list does so again for every text, which takes longer than most texts. */
export function readConfigs(configs: readonly LinterNamespace.Config[], cwd: string): LinterNamespace.Config[] {
  return new FlatConfigArray(configs, { basePath: cwd }).normalizeSync();
}
