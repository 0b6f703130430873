import { describe, expect, it } from 'vitest';
import { parseFile } from '../../src/project/parse.js';
import { readExports, type ExportTable } from '../../src/project/exports.js';

function exportsOf(text: string, filename = '/file.ts'): ExportTable {
  const parsed = parseFile(filename, text);
  if (!parsed) throw new Error('does not parse');
  return readExports(parsed.program);
}

function shown(text: string, filename?: string): Record<string, unknown> {
  return Object.fromEntries([...exportsOf(text, filename).named].map(([name, entry]) => [name, describeEntry(entry, text)]));
}

function describeEntry(entry: ReturnType<ExportTable['named']['get']>, text: string): string {
  if (entry?.kind === 'variable') return `variable ${entry.name}`;
  if (entry?.kind === 'from') return `from ${entry.specifier} ${entry.name}`;
  return `value ${entry ? text.slice(...entry.node.range) : ''}`;
}

describe('exports of an ES module', () => {
  it('a declaration exports every name that it binds', () => {
    expect(shown('export const { a, b: [c = 1], ...d } = x; export function e() {} export class F {} export let g;')).toEqual({
      a: 'variable a', c: 'variable c', d: 'variable d', e: 'variable e', F: 'variable F', g: 'variable g',
    });
  });

  it('a list exports local variables under their exported names, imported ones too', () => {
    expect(shown("import { x } from './x'; const a = 1; export { a, a as b, x, a as default, a as 'some name' };")).toEqual({
      a: 'variable a', b: 'variable a', x: 'variable x', default: 'variable a', 'some name': 'variable a',
    });
  });

  it('a list with a source exports what the source exports', () => {
    const text = "export { a, b as c, default as d, default } from './x'; export * as ns from './y'; export * from './z';";
    expect(shown(text)).toEqual({
      a: 'from ./x a', c: 'from ./x b', d: 'from ./x default', default: 'from ./x default', ns: 'from ./y *',
    });
    expect(exportsOf(text).stars).toEqual(['./z']);
  });
});
