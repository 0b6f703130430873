import { parseForESLint } from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { createParser, parseFile } from '../../src/project/parse.js';
import { scopeSummary } from '../support/scope-summary.js';
import { SLOPPY_ZOO, SYNTAX_ZOO } from '../support/syntax-zoo.js';
import { treeDifferences, wrongParents } from '../support/tree-differences.js';

const native = createParser({ native: true });
const fallback = createParser({ native: false });

describe('both engines', () => {
  for (const { name, filename, text } of SYNTAX_ZOO) {
    it(`give the same tree: ${filename}, ${name}`, () => {
      const [one, other] = [native(filename, text), fallback(filename, text)];
      expect([one !== null, other !== null]).toEqual([true, true]);
      expect(treeDifferences(one!.program, other!.program)).toEqual([]);
      expect(wrongParents(one!.program)).toEqual([]);
      expect(wrongParents(other!.program)).toEqual([]);
    });
    it(`give the scopes that ESLint gets: ${filename}, ${name}`, () => {
      const jsx = !/\.[cm]?ts$/.test(filename);
      const expected = parseForESLint(text.replace(/^#!/, '//'), { sourceType: 'module', ecmaFeatures: { jsx }, filePath: filename, range: true });
      expect(scopeSummary(native(filename, text)!.scopeManager)).toEqual(scopeSummary(expected.scopeManager as never));
    });
  }
});

describe('sloppy code', () => {
  const espree = createParser({ native: false, typescript: false });
  for (const { name, filename, text } of SLOPPY_ZOO) {
    it(`parses with ${name}`, () => {
      for (const parse of [native, fallback, espree]) expect(parse(filename, text)?.program.body.length).toBeGreaterThan(0);
      expect(scopeSummary(espree(filename, text)!.scopeManager)).toEqual(scopeSummary(native(filename, text)!.scopeManager));
    });
  }
  for (const { name, filename, text } of SYNTAX_ZOO.filter((each) => each.filename.endsWith('.js'))) {
    it(`has the same scopes where only ESLint's own parser is there: ${name}`, () => {
      expect(scopeSummary(espree(filename, text)!.scopeManager)).toEqual(scopeSummary(native(filename, text)!.scopeManager));
    });
  }
});

describe('text that is an unknown', () => {
  it('half-typed code is no file without exports', () => {
    for (const parse of [native, fallback]) {
      expect(parse('a.ts', 'export function f() {\n  return axios.\n}')).toBeNull();
      expect(parse('a.js', 'const a = ;')).toBeNull();
      expect(parse('a.ts', 'export const a = 1;\n\nexport const b = {')).toBeNull();
    }
  });

  it('other languages and declaration files are not read', () => {
    for (const name of ['a.vue', 'a.json', 'a', 'a.d.ts', 'a.d.mts', 'a.d.css.ts']) expect([name, parseFile(name, '')]).toEqual([name, null]);
    for (const name of ['a.ts', 'a.TS', 'a.mts', 'a.cts', 'a.tsx', 'a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'data.ts', 'x.d.y/a.ts']) {
      expect([name, parseFile(name, '')?.program.type]).toEqual([name, 'Program']);
    }
  });
});

describe('text that nests deeper than a stack', () => {
  const N = 100_000;
  const shapes: Readonly<Record<string, string>> = {
    brackets: '['.repeat(N) + ']'.repeat(N),
    'brackets that stay open': '('.repeat(N),
    functions: 'function f(){'.repeat(N) + '}'.repeat(N),
    templates: '${'.repeat(N),
    'arrow functions': 'x=>'.repeat(N) + '1',
    assignments: 'a=\n'.repeat(N) + '1',
    conditions: 'a?b\n:'.repeat(N) + 'c',
    'else if': 'if(a){b;}else '.repeat(N) + 'c',
    'type arguments': `type A=${'B<'.repeat(N)}c${'>'.repeat(N)}`,
    elements: '<a>'.repeat(N),
    powers: 'a**'.repeat(N) + 'a',
    sums: 'a+'.repeat(N) + 'a',
    'calls of members': `a${'.b()'.repeat(N)}`,
    'calls of calls': `a${'()'.repeat(N)}`,
    negations: `${'!'.repeat(N)}a`,
  };
  for (const [name, text] of Object.entries(shapes)) {
    it(`is not handed to a parser that would end the process: ${name}`, () => {
      expect(parseFile('a.tsx', text)).toBeNull();
    });
  }

  it('is read where it is not that deep, without names where the analysis cannot follow', () => {
    for (const text of [`const x = ${'a+'.repeat(3900)}a`, `const x = ${'(a+'.repeat(240)}${'b'.repeat(1)}${')'.repeat(240)}`, `a${'.b()'.repeat(1900)}`]) {
      const parsed = parseFile('a.js', text)!;
      expect(wrongParents(parsed.program)).toEqual([]);
      expect(parsed.scopeManager.acquire(parsed.program)?.type).toBe('global');
      expect(parsed.program.body).toHaveLength(1);
    }
  });

  it('is not confused with long code without semicolons', () => {
    const lines = (line: string) => Array.from({ length: 3000 }, (_, at) => line.replace('N', String(at))).join('\n');
    const types = `export interface A {\n${lines('  a?: string')}\n}`;
    expect(parseFile('a.ts', lines('export const aN = N'))?.program.body).toHaveLength(3000);
    expect(parseFile('a.ts', types)?.program.body).toHaveLength(1);
    expect(parseFile('a.tsx', `const a = <div>\n${lines('  <b c="d" e={f}>text</b>')}\n</div>`)?.program.body).toHaveLength(1);
    expect(parseFile('a.tsx', `const a = <path d="${'M18.642 -47L.25'.repeat(9000)}" />`)?.program.body).toHaveLength(1);
    expect(parseFile('a.js', `/**\n${lines(' * @param a: b = c.')}\n */\nf()`)?.program.body).toHaveLength(1);
    expect(parseFile('a.js', `switch (a) {\n${lines('  case N:')}\n}`)?.program.body).toHaveLength(1);
    expect(parseFile('a.ts', lines('function fN() { if (a) b(); else c() }'))?.program.body).toHaveLength(3000);
  });
});
