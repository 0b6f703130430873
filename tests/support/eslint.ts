import './setup.js';
import { createRequire } from 'node:module';

// `require`, so that the choice of ESLint made in setup.ts holds here too; an `import` would always give ESLint 10.
const active = createRequire(import.meta.url)('eslint') as typeof import('eslint');

export const ESLint: typeof import('eslint').ESLint = active.ESLint;
export const Linter: typeof import('eslint').Linter = active.Linter;

export const { defineConfig } = createRequire(import.meta.url)('eslint/config') as typeof import('eslint/config');

/** ESLint's own rules, by name. */
export const { builtinRules } = createRequire(import.meta.url)('eslint/use-at-your-own-risk') as typeof import('eslint/use-at-your-own-risk');

/** The version of ESLint that the tests run on: 10.x, or 9.x under `ESLINT_PKG=eslint9`. */
export const eslintVersion: string = active.Linter.version;
