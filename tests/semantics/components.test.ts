import * as parser from '@typescript-eslint/parser';
import type { Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { isClientCode, openModule } from '../../src/semantics/index.js';
import { Linter } from '../support/eslint.js';

/** Parses what is script in a file of components and sees the rest as blank, as the parsers for these files do. */
const scriptParser = {
  parseForESLint: (text: string, options: parser.ParserOptions) => {
    const scripts = /(?<=^\s*---\n)[\s\S]*?(?=\n---)|(?<=<script[^>]*>)[\s\S]*?(?=<\/script>)/g;
    let masked = text.replace(/[^\n]/g, ' ');
    for (const match of text.matchAll(scripts)) masked = masked.slice(0, match.index) + match[0] + masked.slice(match.index + match[0].length);
    return parser.parseForESLint(masked, options);
  },
};

/** Of each call in a file, by its callee's name, whether it runs in a browser. */
function sidesOf(filename: string, text: string, given: object = scriptParser): string[] {
  const sides: string[] = [];
  const rule: Rule.RuleModule = {
    create: (context) => ({
      'Program:exit'() {
        const module = openModule(context.sourceCode as never, { filename: context.filename, cwd: context.cwd, crossFile: true, models: [] });
        for (const call of module?.invocations ?? []) {
          const name = call.type === 'CallExpression' && call.callee.type === 'Identifier' ? call.callee.name : '?';
          sides.push(`${name}: ${module && isClientCode(module, call) ? 'browser' : 'server'}`);
        }
      },
    }),
  };
  const config = { files: ['**/*.{vue,svelte,astro}'], languageOptions: { parser: given }, plugins: { test: { rules: { ask: rule } } }, rules: { 'test/ask': 'error' } };
  const messages = new Linter({ cwd: '/' }).verify(text, [config as never], { filename });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return sides;
}

describe('the script of a component', () => {
  it.each([
    ['of Vue', 'App.vue', '<script setup>\nload();\n</script>\n<template><p/></template>'],
    ['of Svelte', 'App.svelte', '<script>\nload();\n</script>\n<p/>'],
  ])('%s runs in the browser', (_claim, filename, text) => {
    expect(sidesOf(filename, text)).toEqual(['load: browser']);
  });

  it('runs in the browser where the text has the script alone, as under Oxlint', () => {
    expect(sidesOf('App.vue', 'load();', parser)).toEqual(['load: browser']);
  });

  it('of Astro runs on the server between its lines, in the browser below them', () => {
    expect(sidesOf('page.astro', '---\nfirst();\nfn(() => second());\n---\n<p/>\n<script>\nthird();\n</script>')).toEqual(['first: server', 'fn: server', 'second: server', 'third: browser']);
  });

  it('of Astro runs in the browser where there are no such lines', () => {
    expect(sidesOf('page.astro', '<script>\nthird();\n</script>')).toEqual(['third: browser']);
  });
});
