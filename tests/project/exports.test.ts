import { describe, expect, it } from 'vitest';
import { createParser } from '../../src/project/parse.js';
import { readExports, type ExportTable } from '../../src/project/exports.js';

const native = createParser({ native: true });
const fallback = createParser({ native: false });

/** Read by both engines, which must agree. */
function exportsOf(text: string, filename = '/file.ts'): ExportTable {
  const [parsed, other] = [native(filename, text), fallback(filename, text)];
  if (!parsed || !other) throw new Error('does not parse');
  const table = readExports(parsed.program);
  expect(summaryOf(readExports(other.program), text)).toEqual(summaryOf(table, text));
  return table;
}

function summaryOf({ named, whole, ...rest }: ExportTable, text: string): Record<string, unknown> {
  return { ...rest, named: [...named].map(([name, entry]) => [name, describeEntry(entry, text)]), whole: whole?.range };
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

describe('the default export', () => {
  it.each([
    ['export default function f() {}', 'variable f'],
    ['export default class F {}', 'variable F'],
    ['export default abstract class F {}', 'variable F'],
    ['export default interface F {}', 'variable F'],
    ['const f = 1; export default f;', 'value f'],
    ['export default new Client();', 'value new Client()'],
    ['export default () => 1;', 'value () => 1'],
    ['export default (class Named {});', 'value class Named {}'],
    ['export default function () {}', 'value function () {}'],
    ['export default function f(a: string): void; export default function f(a: unknown) {}', 'variable f'],
    ['export default function (a: string): void; export default function (a: unknown) {}', 'value function (a: unknown) {}'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual({ default: expected });
  });
});

describe('exports that only TypeScript has', () => {
  it('types, enums, namespaces, declarations and aliases are variables', () => {
    const text = `export type A = 1; export interface B {} export enum C {} export namespace D.E {} export declare function f(): void;
      export import g = require('./g'); export import h = D.E; export abstract class I {} export declare const j: 1; export type { K } from './k';`;
    expect(shown(text)).toEqual({
      A: 'variable A', B: 'variable B', C: 'variable C', D: 'variable D', f: 'variable f', g: 'variable g', h: 'variable h', I: 'variable I',
      j: 'variable j', K: 'from ./k K',
    });
  });

  it('`export =` gives the whole', () => {
    expect(exportsOf('class A {} export = A;').whole).toMatchObject({ type: 'Identifier', name: 'A' });
  });

  it('what an ambient module or a namespace exports is not the file’s', () => {
    expect(shown("declare module 'x' { export const a: 1 } namespace N { export const b = 1 }")).toEqual({});
  });
});

describe('exports of CommonJS', () => {
  const whole = (text: string) => {
    const table = exportsOf(text, '/file.js');
    return table.whole && text.slice(...table.whole.range);
  };

  it('members of `exports` and of `module.exports` are named', () => {
    expect(shown("exports.a = 1; module.exports.b = f; exports['c'] = x.y; module['exports'].d = g();", '/file.js')).toEqual({
      a: 'value 1', b: 'value f', c: 'value x.y', d: 'value g()',
    });
  });

  it('what compilers write is read', () => {
    const text = `"use strict"; Object.defineProperty(exports, "__esModule", { value: true }); exports.b = exports.a = void 0;
      const a = 1; exports.a = a; exports.b = exports.c = b; Object.defineProperty(exports, "d", { enumerable: true, get: function () { return d_1.d; } });
      Object.defineProperty(exports, 'e', { get: () => e_1.e }); __exportStar(require("./star"), exports); tslib_1.__exportStar(require("./other"), exports);`;
    expect(shown(text, '/file.js')).toEqual({ a: 'value a', b: 'value b', c: 'value b', d: 'value d_1.d', e: 'value e_1.e' });
    expect(exportsOf(text, '/file.js')).toMatchObject({ stars: ['./star', './other'], spreads: ['./star', './other'], isUnknown: false });
  });

  it.each([
    ['module.exports = { a, b: fn };', '{ a, b: fn }'],
    ['module.exports = new Client();', 'new Client()'],
    ['exports = module.exports = create;', 'create'],
    ['module.exports = exports = create;', 'create'],
    ['module.exports = a; if (x) module.exports = a;', 'a'],
    ['if (x) { module.exports = a } else { module.exports = b }', null],
    ['exports = { a };', null],
    ['exports.a = 1;', null],
  ])('the whole of %s', (text, expected) => {
    expect(whole(text)).toBe(expected);
  });

  it('what `module.exports` spreads is passed on', () => {
    const table = exportsOf("module.exports = { a, ...require('./b'), ...c }; Object.assign(module.exports, require('./d'), { e });", '/file.js');
    expect(table).toMatchObject({ stars: ['./b', './d'], spreads: ['./b', './d'], isUnknown: false });
    expect(table.named.get('e')).toMatchObject({ kind: 'value' });
  });

  it('a variable that holds the exports object writes to it', () => {
    const text = 'const api = (module.exports = {}); api.get = f; function g() { api.post = h } function k(api) { api.other = 1 }';
    expect(shown(text, '/file.js')).toEqual({ get: 'value f', post: 'value h' });
    expect(exportsOf(text, '/file.js').isUnknown).toBe(false);
    expect(shown('var self = exports; self.a = 1;', '/file.js')).toEqual({ a: 'value 1' });
  });

  it('names on `exports` are lost once `module.exports` is another object, unless both are linked', () => {
    expect(shown('exports.a = 1; module.exports = b;', '/file.js')).toEqual({});
    expect(shown('exports.a = 1; exports = module.exports = b; exports.c = 2;', '/file.js')).toEqual({ a: 'value 1', c: 'value 2' });
    expect(shown('module.exports = b; module.exports.c = 2;', '/file.js')).toEqual({ c: 'value 2' });
  });

  it('another variable of that name is not the file’s exports', () => {
    const text = `!function (module, exports) { module.exports = 1; exports.a = 2; foo(exports) }({}, {}); function f() { const exports = {}; exports.b = 1; return exports }
      a.exports = 1; ({ exports: 1, module: 2 }); class A { exports = 1; module() {} }`;
    expect(exportsOf(text, '/file.js')).toMatchObject({ whole: null, isUnknown: false, stars: [] });
    expect(shown(text, '/file.js')).toEqual({});
  });

  it('a name with two values has none', () => {
    expect(shown('if (x) exports.a = 1; else exports.a = 2; exports.b = 3;', '/file.js')).toEqual({ b: 'value 3' });
    expect(exportsOf('if (x) exports.a = 1; else exports.a = 2;', '/file.js').isUnknown).toBe(true);
  });

  it.each([
    'exports[name] = 1;', 'extend(exports);', 'register(module);', 'module[key] = 1;', 'Object.assign(exports, other);', 'Object.defineProperty(exports, name, {});',
    'const o = { exports };', 'function f() { return module.exports }', 'delete exports.a;', 'factory(require, exports, module);', 'let held; held = exports;',
    'const api = exports; extend(api);', 'exports.a += 1;', 'Object.keys(x).forEach(function (key) { exports[key] = x[key] });',
  ])('what cannot be read is unknown: %s', (text) => {
    expect(exportsOf(text, '/file.js').isUnknown).toBe(true);
  });

  it.each([
    'if (require.main === module) main();', 'module.id; module.parent; module.hot && module.hot.accept();', 'exports.a = 1; exports.a.b = 2; exports.a();',
    "if (typeof module !== 'undefined' && module.exports) { module.exports = f }", 'const { a } = module.exports;', 'Object.freeze(module.exports);', 'module.exports.a();',
    'export const a = 1; register(module);',
  ])('what only looks is known: %s', (text) => {
    expect(exportsOf(text, '/file.js').isUnknown).toBe(false);
  });

  it('type exports of TypeScript do not hide `module.exports`', () => {
    expect(exportsOf('export type A = 1; module.exports = b;').whole).toMatchObject({ name: 'b' });
    expect(exportsOf('export const a = 1; module.exports = b;').whole).toBeNull();
  });
});
