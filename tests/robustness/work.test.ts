import * as parser from '@typescript-eslint/parser';
import type { Linter as LinterNamespace, Rule } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { createRule } from '../../src/kit/index.js';
import { describeCall } from '../../src/semantics/index.js';
import { work } from '../../src/semantics/memo.js';
import { Linter } from '../support/eslint.js';

const N = 200;

/** A rule that asks what every call is, and says nothing. */
const asker = createRule<'none', []>({
  name: 'ask',
  meta: { type: 'problem', docs: { description: 'ask', recommended: false, strict: [] }, messages: { none: 'None.' }, schema: [], defaultOptions: [] },
  create: ({ module }) => ({
    'CallExpression, NewExpression, TaggedTemplateExpression'(node: Parameters<typeof describeCall>[1]) {
      describeCall(module, node);
    },
  }),
}) as unknown as Rule.RuleModule;

const rules = { ask: asker, 'ask-again': asker, ...plugin.rules };
const everyRule = Object.fromEntries(['one', 'two', 'three'].flatMap((name) => Object.keys(rules).map((rule) => [`${name}/${rule}`, 'error'])));
const all = { plugins: { one: { rules }, two: { rules }, three: { rules } }, rules: everyRule } as unknown as LinterNamespace.Config;

/** How often each question was computed while linting a text `times` over. */
function count(code: string, { config = all, times = 1 } = {}): Map<string, number> {
  work.clear();
  for (let i = 0; i < times; i += 1) {
    const messages = new Linter({ cwd: '/' }).verify(code, [{ files: ['**/*.ts'], languageOptions: { parser } }, config], { filename: 'file.ts' });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  }
  return new Map(work);
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0);
}

const imports = 'import axios from "axios"; const api = axios.create({ baseURL: "https://a.example" });\n';
const foreign = imports + Array.from({ length: N }, (_, i) => `axios.get("https://a.example/${i}"); api.post("/${i}"); fetch("https://b.example");`).join('\n');

describe('the work that linting takes', () => {
  it('describes each call once, whatever the number of rules', () => {
    expect(count(foreign).get('describe call')).toBe(3 * N + 1);
    expect(total(count(foreign))).toBe(total(count(foreign, { config: plugin.configs.strict as LinterNamespace.Config })));
  });

  it('describes each call once that is nothing to us', () => {
    const code = `${imports}${'other(); new Other(); other`x`;\n'.repeat(N)}`;
    expect(count(code).get('describe call')).toBe(3 * N + 1);
  });

  it('judges each wait once', () => {
    expect(count(foreign).get('describe waits')).toBe(3 * N + 1);
  });

  it('grows with the file, not faster', () => {
    const once = total(count(foreign));
    const twice = total(count(foreign + foreign.slice(imports.length).replaceAll('/', '//')));
    expect(twice).toBeLessThanOrEqual(2 * once);
    expect(once).toBeLessThan(25 * 3 * N);
  });

  it('is done twice at most when a text is linted twice', () => {
    expect(total(count(foreign, { times: 2 }))).toBe(2 * total(count(foreign)));
  });

  it.each([
    ['has no calls', 'export const a = 1; export class B { c = a }'],
    ['imports nothing', 'export function f(a, b) { return a.map((each) => each.g(b)).filter(Boolean).join(String(b)); } f([], 1); f([], JSON.stringify(f([], 2)));'],
    ['imports what no model speaks of', 'import { z } from "zod"; import express from "express"; const app = express(); app.get("/", (req, res) => res.json(z.object({ a: z.string() }).parse(req.body)));'],
    ['names a known package in a text', 'import { z } from "zod"; z.literal("axios").parse("fetch"); z.literal({ fetch: 1 }.fetch);'],
    ['shadows a global', 'const { fetch } = makeFakes(); fetch("https://a.example");'],
  ])('is none for a file that %s', (_claim, code) => {
    expect(Object.fromEntries(count(code.repeat(1)))).toEqual({});
  });

  it.each([
    ['an import', 'import axios from "axios"; axios.get("https://a.example");'],
    ['a type import', 'import type { AxiosInstance } from "axios"; export function f(a: AxiosInstance) { a.get("/x"); }'],
    ['an import in a namespace', 'namespace N { export import axios = require("axios"); axios.get("https://a.example"); }'],
    ['a require', 'function f() { const axios = require("axios"); axios.get("https://a.example"); }'],
    ['a dynamic import', 'const { default: axios } = await import("axios"); axios.get("https://a.example");'],
    ['a global', 'function f() { return fetch("https://a.example"); }'],
    ['a member of the global object', 'globalThis.fetch("https://a.example");'],
  ])('is done for %s', (_claim, code) => {
    expect(count(code).get('describe call')).toBeGreaterThan(0);
  });
});

describe('what is remembered of a file', () => {
  const source = fileURLToPath(new URL('../../src', import.meta.url));

  it('is held by its module or syntax tree only, so that it goes with them', () => {
    const offenders = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(path.join(source, file), 'utf8').split('\n').map((line) => `${file}: ${line}`))
      // At the top level of a file, a Map or Set by anything but text would keep trees alive.
      .filter((line) => /: (export )?(const|let) \w+(: [^=]+)? = new (Map|Set)\b(?!<string|<'|\(\[|<\w+>\(\[)/u.test(line) && !/: (Map|ReadonlyMap|ReadonlySet|Set)<string/u.test(line))
      // Nothing is ever put into one that is empty and read-only.
      .filter((line) => !/: ReadonlyMap<\w+, \w+> = new Map\(\);$/u.test(line));
    expect(offenders).toEqual([]);
  });
});
