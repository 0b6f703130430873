import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { ESLint as ESLintNamespace, Linter as LinterNamespace } from 'eslint';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import plugin from '../../src/index.js';
import { ESLint, Linter } from '../support/eslint.js';

type Config = LinterNamespace.Config;
type Message = LinterNamespace.LintMessage;
type SourceType = 'module' | 'script' | 'commonjs';

const FILES = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', '**/<*>'];
const strict = { ...plugin.configs.strict, files: FILES } as Config;

const typescript: Config = { files: FILES, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } };
const espree = (sourceType: SourceType): Config => ({
  files: FILES,
  languageOptions: { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } },
});

const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write'), vi.spyOn(console, 'log'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];

beforeEach(() => printed.forEach((each) => each.mockClear()));
afterEach(() => expect(printed.flatMap((each) => each.mock.calls)).toEqual([]));

function lint(code: string, language: Config = typescript, { filename = 'file.ts', settings = {} }: { filename?: string; settings?: Record<string, unknown> } = {}): Message[] {
  return new Linter({ cwd: '/' }).verify(code, [language, strict, { settings }], { filename });
}

/** Every finding is a rule's, none of them a crash or a parse error. */
function lintAll(code: string, language?: Config): string[] {
  const messages = lint(code, language);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.map(({ messageId }) => messageId ?? '');
}

describe('an odd file', () => {
  it.each([
    ['is empty', ''],
    ['holds one space', ' '],
    ['holds only comments', '// one\n/* two */'],
    ['begins with a byte-order mark', '\uFEFFexport const a = b();'],
    ['begins with a shebang', '#!/usr/bin/env node\na();'],
    ['has CRLF line ends', 'a();\r\nb(\r\n);\r\n'],
    ['holds lone surrogates', 'a("\uD800"); b(`\uDC00${c}\uD800`); const d = { "\uD83D": e }; d["\uD83D"]();'],
    ['holds odd white space and letters', 'const ñ\u200C = 1;\u2028\u00A0ñ\u200C();\u2029'],
    ['has a null character in a text', 'a("\u0000");'],
  ])('%s', (_claim, code) => {
    for (const language of [typescript, espree('module'), espree('script'), espree('commonjs')]) {
      expect(lintAll(language === typescript || !code.startsWith('\uFEFF') ? code : code.replace('export ', ''), language)).toEqual([]);
    }
  });

  it('still has its findings behind a byte-order mark, a shebang and CRLF', () => {
    expect(lintAll('\uFEFFfetch("https://a.example");')).toEqual(['longDefault']);
    expect(lintAll('#!/usr/bin/env node\r\nfetch("https://a.example");\r\n')).toEqual(['longDefault']);
  });

  it.each(['fetch(', 'const a = {', 'class { }}', '<<<<<<< HEAD', '"', '`${', '\u0000'])('does not parse: %j', (code) => {
    for (const language of [typescript, espree('module')]) {
      expect(lint(code, language)).toEqual([expect.objectContaining({ fatal: true, ruleId: null })]);
    }
  });
});

const ABSURD = [
  // calls of nothing
  'fetch()', 'new fetch; new fetch(); fetch``; fetch?.(); new (fetch()); (0, fetch)("x"); fetch.call(null, "x")',
  'new axios; axios(); axios``; axios?.create?.()?.get?.(); new axios.Axios; new axios.create; axios.create``.get``',
  'axios.create(...args); axios.get(...args); axios(...a, ...b); fetch(...x, {})',
  'require(); require(1); require(...x); require(require); const { a = require() } = require(`${b}`); new require("axios")',
  'import(x); import(`axios`).get(); (await import("axios")).default.get(); import("axios").then(a => a())',
  'import { Pool } from "pg"; new Pool; new Pool(...x); Pool(); Pool``; new Pool(Pool); class P extends Pool { constructor() { super(); this.query() } } new P',
  // constants that name themselves
  '{ const { fetch } = fetch; fetch() }', 'let a = a; a(); fetch("x", a); fetch(a, { signal: a, timeout: a })',
  'const a = b, b = a; a(); fetch("x", a)', 'let a = b, b = c, c = a; let x = y ?? x, y = x ?? fetch; x("x"); y("x")',
  'var c = c || {}; axios("x", c); axios.post("x", c, c); fetch("x", c)', 'const a = c ? a : a; a(); fetch("x", a); fetch("x", { ...a })',
  'const a = a.b.c; a.b.c(); fetch("x", a.b); const d = d[0]; d(); const e = e?.e; e(); const f = f!; f(); const g = g as any; g()',
  'const u = `${u}`; fetch(u); const v = v + v; fetch(v); const w = "" + w + w; fetch(w); const n = n * n; axios("x", { timeout: -n + n ** n })',
  'const { a } = a; fetch("x", a); a(); axios.get("x", a)', 'const { a } = b, { b } = a; fetch("x", a); a(); b()',
  'const { a: { a: { a: { a: z } } } } = z; fetch("x", z); z()', 'const [a] = a; a(); fetch("x", a); const [...b] = b; b(); const { ...c } = c; c(); fetch("x", c)',
  'const o = { o: o }; o.o.o(); fetch("x", o.o.o)', 'const o = { o }; const { o: { o: { o: p } } } = o; p(); fetch("x", p)',
  'const o = { ...o }; fetch("x", o); fetch("x", { ...o })', 'const o = { get o() { return o.o } }; o.o(); fetch("x", o.o)',
  'const o = Object.assign(o, o); fetch("x", o); const p = Object.freeze(p); fetch("x", p); o.signal = o.signal; fetch("x", { signal: o.signal })',
  'const s = s; fetch("x", { signal: s }); const c = c.signal; fetch("x", { signal: c.signal }); const { signal } = signal; fetch("x", { signal })',
  'const c = axios.create(c); c.get("x"); const d = d.create(); d.get(); const e = axios.create({ ...e.defaults }); e.get("x"); e.defaults.timeout = e',
  // functions that return themselves
  'function f() { return g() } function g() { return f() } f().x(); fetch("x", f()); fetch("x", { signal: g() })', 'function f() { return f } f()()()(); fetch("x", f()())',
  'const f = (x) => f(x); f(fetch("x")); fetch("x", f())', 'const f = () => g(), g = () => f(); f()(); g(fetch("x"))',
  'async function f() { return await f() } fetch("x", await f()); (await f()).x()', 'function f(a = a) { a() } function g(a = b, b = a) { a(); fetch("x", b) }',
  'axios.interceptors.request.use(f); function f() { return axios.interceptors.request.use(f) } axios.get("x")',
  // classes
  'class A extends A {} new A().x(); new A()', 'class A extends B {} class B extends A {} new A().x(); new B()', 'class A extends (class extends A {}) {} new A().x()',
  'class A { x = this.x; m() { this.x.get(); fetch("a", this.x) } }', 'class A { get x() { return this.x } m() { this.x(); fetch("a", this.x) } }',
  'class A { a = this.b; b = this.c; c = this.a; m() { this.a(); fetch("x", this.b) } }', 'class A { static x = A.x; static { A.x() } a = new A(); m() { new A().a.a.m() } }',
  'class A { constructor() { this.a = this; this.b = this.b; this.a.a.b() } #p = this.#p; m() { this.#p() } [x]() {} ["y"] = 1; 1() {} static async *"z"() {} }',
  // names
  'function arguments2() {} eval("x")(); const { undefined: u } = {}; u(); this(); this.x(); globalThis.globalThis.fetch("x"); global[fetch]("x"); new.target',
  'for (const x of x) x(); for (const fetch in fetch) fetch(); try {} catch (e) { e() } try {} catch ({ a: { b } }) { b() } label: for (;;) { fetch("x"); continue label }',
  'function f({ a: { b: [c, ...d] }, ...e }, ...g) { c(); d(); e(); g(); fetch("x", e); fetch("x", ...g) }',
  '__proto__(); constructor(); toString(); const { hasOwnProperty } = __proto__; hasOwnProperty(); ({ __proto__: fetch }).__proto__("x"); require("__proto__")(); require("constructor").valueOf()',
].map((code) => code.replace(' new.target', ''));

const ABSURD_TYPES = [
  'let a: typeof a; a.x(); fetch("x", a)', 'declare const a: typeof b; declare const b: typeof a; a.x(); b()', 'function f(a: typeof a, { b }: typeof b) { a.x(); b() }',
  'type F = (a: typeof b, b: typeof a) => void; let f: F; f()', 'type T = T; let t: T; t.x(); interface I extends I { i: I } let i: I; i.i.i()',
  'class A<T extends A<T>> { x: A<T> = new A(); m() { this.x.x.m() } }', 'class A { constructor(private a: A, { b }: any, public c = c) { this.a.a.a.a(); this.c() } }',
  'namespace N { export const a = N.a; a() } N.a(); declare module "axios" { export const x: typeof x }', 'import a = a.b; a(); import A = B.C; import B = A.D; A(); let x: A.B; x.y()',
  'enum E { A = E.A, B = f() } E.A(); declare enum F {} F()', 'export = f; import x = require("x"); import type y = require("axios"); x(); y(); function f() {}',
  'let p: Promise<Promise<p>>; p.x(); let q: Readonly; q.x(); let r: null | undefined; r.x(); let s: import("axios").AxiosInstance; s.get()',
];

describe('absurd code', () => {
  const imports = 'import axios from "axios";\n';
  it.each([...ABSURD, ...ABSURD_TYPES])('%s', (code) => {
    lintAll(code);
    lintAll(imports + code.replace(/^export = f;/u, ''));
  });
  it.each(ABSURD.filter((code) => !/await|import[ (]|f!| as any|label/u.test(code)))('in a script: %s', (code) => {
    lintAll(code, espree('script'));
    lintAll(`const axios = require("axios");\n${code}`, espree('commonjs'));
  });
});

describe('the syntax zoo', () => {
  it.each([
    ['declarations', 'export default class { static #a = 1; static { this.#a } get b() { return #a in this } set b(v) {} async *c() { yield* await d() } } export * as ns from "axios"; export { default as pg } from "pg"; export * from "./x.js";'],
    ['expressions', 'a ??= b?.[c]?.(d) ?? e; a ||= b; f = async (x, { y = x, ...z } = {}, [, w] = []) => { for await (const v of w) yield_(v) }; g = function* () { const x = yield; }; tag`a${b}c`; new (a().b)(c); delete a.b; void 0; typeof a; a++; (a, b)(); 1n ** 2n; /a/v.test(b); import.meta.url; super_;'],
    ['statements', 'if (a) b(); else if (c) d(); switch (a()) { case b(): c(); default: } do { x() } while (y()); for (let i = 0, n = f(); i < n; i++) g(i); outer: while (1) { break outer } throw new Error("x"); debugger;;'],
    ['top-level await', 'const a = await b(); await using_(); for await (const c of d()) c();'],
    ['import attributes', 'import data from "./data.json" with { type: "json" }; import("./x.json", { with: { type: "json" } }); data();'],
    ['JSX', 'const a = <A b={c()} {...d()}><x.y.z>{e()}{f()}</x.y.z><></>{/* g */}</A>; function App() { return <div onClick={() => fetch("https://a.example")} /> }'],
  ])('JavaScript: %s', (_name, code) => {
    expect(lint(code, typescript, { filename: 'file.tsx' }).filter(({ fatal }) => fatal)).toEqual([]);
    lintAll(code, espree('module'));
  });

  it.each([
    ['decorators', '@a() @b.c(d()) class A { @e() f = g(); constructor(@i() private j: K, @l m?: N) {} @o() p(@q r: S) {} @t accessor u = v(); }'],
    ['types', 'type A<T> = T extends infer U extends string ? `${U}x` : never; let b = c<string>; let d = <any>e(); f!.g!(); h satisfies I; j as unknown as K; let l: unique symbol; type M = { readonly [N in keyof O]-?: P }; function q(this: R, s?: T, ...u: V[]): asserts s is W {}'],
    ['overloads and abstract members', 'function a(): void; function a(b?: string): void {} abstract class C { abstract d(): void; abstract e: string; f(): void; f(g?: string) {} declare h: I; j?(): void; constructor(); constructor(private k?: L) {} override m() { this.k.n() } }'],
    ['enums and namespaces', 'const enum A { B = 1 << 2, C = "x".length } namespace D.E { export function f() { g() } } declare global { var h: I } declare module "j" { export default k } export as namespace L; module_();'],
    ['using', 'using a = b(); await using c = d(); a.e(); c.f();'],
    ['imports', 'import type A from "axios"; import { type B, C as D } from "axios"; import E = require("pg"); import F = G.H; export import I = J.K; export type { A }; A.x(); D(); new E.Pool(); F();'],
    ['exports', 'import x = require("axios"); x.get("https://a.example"); export = x;'],
  ])('TypeScript: %s', (_name, code) => {
    expect(lint(code).filter(({ fatal }) => fatal)).toEqual([]);
  });

  it('a sloppy script', () => {
    lintAll('var a = 010; function a(a, a) { arguments.callee(); } a: b: c(); undeclared = d(); var let_ = "\\8"; if (1) function e() {} delete a; <!-- comment\n fetch("https://a.example")', espree('script'));
  });
});

describe('a huge file', { timeout: 60_000 }, () => {
  const times = (n: number, print: (i: number) => string): string => Array.from({ length: n }, (_, i) => print(i)).join('');

  /**
   * Three quarters of the longest code of its kind that the parser and ESLint can take without us: where they overflow is not ours to
   * say, and not the same on every run.
   */
  const longest = (language: Config, print: (n: number) => string): string => {
    for (let n = 4000; n > 100; n = Math.floor(n * 0.7)) {
      try {
        const code = print(n);
        if (new Linter({ cwd: '/' }).verify(code, [language], { filename: 'file.ts' }).length === 0) return print(Math.floor(n * 0.75));
      } catch {
        // ESLint's own overflow.
      }
    }
    throw new Error('nothing parses');
  };

  it.each<[string, (n: number) => string]>([
    ['calls in calls', (n) => `${'fetch('.repeat(n)}${')'.repeat(n)}`],
    ['a member chain', (n) => `a${'.b'.repeat(n)}();`],
    ['a call chain', (n) => `const axios = require('axios'); axios${'.create()'.repeat(n)}.get();`],
    ['functions in functions', (n) => `const f = ${'() => '.repeat(n)}fetch("https://a.example"); f();`],
    ['conditionals', (n) => `fetch(a, ${'a ? b : '.repeat(n)}c)`],
    ['assignments', (n) => `fetch(a, ${'a = '.repeat(n)}c)`],
    ['branches', (n) => `function f() { ${'if (a) {'.repeat(n)} return fetch("https://a.example") ${'}'.repeat(n)} } f(f());`],
    ['destructuring', (n) => `const ${'{ a: '.repeat(n)}z${' }'.repeat(n)} = q; z(); fetch(a, z)`],
    ['a sum of texts', (n) => `fetch(${Array(n).fill("'a'").join('+')})`],
    ['an alternative', (n) => `fetch(a, ${Array(n).fill('a').join('||')}); const axios = require('axios'); axios(a, ${Array(n).fill('a').join('||')});`],
  ])('nests %s as deep as the parser can', (_claim, print) => {
    for (const language of [typescript, espree('commonjs')]) lintAll(longest(language, print), language);
  });

  it.each<[string, (n: number) => string]>([
    ['type assertions', (n) => `fetch(a, { signal: b${' as any'.repeat(n)} })`],
    ['qualified names', (n) => `import N from 'axios'; function f(a: N${'.b'.repeat(n)}) { a.x() }`],
    ['object types', (n) => `function f({ a }: ${'{ a: '.repeat(n)}X${' }'.repeat(n)}) { a.x() }`],
  ])('nests %s as deep as the parser can', (_claim, print) => {
    lintAll(longest(typescript, print));
  });

  it.each([
    ['constants that name one another', `const a0 = require('axios'); ${times(10_000, (i) => `const a${i + 1} = a${i};`)} a10000.get("https://a.example");`],
    ['constants that name one another, in a circle', `const a0 = a5000; ${times(5000, (i) => `const a${i + 1} = a${i};`)} a2500(); fetch("https://a.example", a2500);`],
    ['functions that return one another', `f5000(); ${times(5000, (i) => `function f${i + 1}() { return f${i}(); }`)}`],
    ['functions that call one another', `function f0() { return fetch("https://a.example"); } ${times(5000, (i) => `function f${i + 1}() { f${i}(); }`)}`],
    ['classes that extend one another', `class C0 {} ${times(5000, (i) => `class C${i + 1} extends C${i} {}`)} new C5000().x();`],
    ['answers that name one another', `async function f() { const a0 = await fetch("https://a.example"); ${times(5000, (i) => `const a${i + 1} = a${i};`)} return a5000.text(); }`],
    ['answers that are caught again and again', `fetch("https://a.example")${'.catch(f)'.repeat(2000)}`],
    ['placeholders', `fetch(\`${'${a}'.repeat(5000)}\`)`],
  ])('chains %s', (_claim, code) => {
    lintAll(code, espree('commonjs'));
  });

  it('follows a chain however long it is', () => {
    const code = (n: number): string => `const a0 = require('axios'); ${times(n, (i) => `const a${i + 1} = a${i};`)} a${n}.get("https://a.example");`;
    expect(lintAll(code(3), espree('commonjs'))).toEqual(['noTimeout']);
    expect(lintAll(code(3000), espree('commonjs'))).toEqual(['noTimeout']);
  });

  const N = 20_000;
  it.each([
    ['requests', `${'fetch("https://a.example");'.repeat(N)}`, N],
    ['requests that share their options', `const o = { a: 1 };${'fetch("https://a.example", o);'.repeat(N)}`, N],
    ['requests that share a signal', `const c = new AbortController();${'fetch("https://a.example", { signal: c.signal });'.repeat(N)}`, N],
    ['requests held by one variable', `let r;${'r = fetch("https://a.example"); r.json();'.repeat(N / 4)}`, N / 4],
    ['streams', `async function f() { ${times(N / 4, (i) => `const r${i} = await fetch("https://a.example"); f(r${i}.ok); r${i}.body;`)} }`, N / 4],
    ['requests through a wrapper', `function w(p) { ${'g();'.repeat(N / 4)} return p; }${'w(fetch("https://a.example"));'.repeat(N / 4)}`, N / 4],
    ['clients', `const axios = require('axios');${times(N / 4, (i) => `const c${i} = axios.create(); c${i}.defaults.baseURL = 1; c${i}.get("https://a.example");`)}`, N / 4],
    ['calls of one object', `const x = foo;${'x.a();'.repeat(N)}`, 0],
    ['members of one object', `const o = {${times(N, (i) => `k${i}: () => 1,`)}};${times(N, (i) => `o.k${i}();`)}`, 0],
    ['members of this', `class A { m() { ${times(N / 2, (i) => `this.x = 1; this.y${i}();`)} } }`, 0],
    ['calls in one array', `const a = [${'fetch("https://a.example"),'.repeat(N)}]`, N],
    ['callers of a helper', `function w(p) { return Promise.race([p, q]) } function h() { return fetch("https://a.example") } function g() { ${'h();'.repeat(1000)} } function k() { ${'g();'.repeat(1000)} } ${'w(k());'.repeat(1000)}`, 0],
  ])('holds thousands of %s', (_claim, code, findings) => {
    expect(lintAll(code, espree('commonjs'))).toHaveLength(findings);
  });

  it('is one line of 5 MB', () => {
    const statement = (i: number): string => `function f${i}(a){if(a.b(1)){c(a,"${'x'.repeat(900)}")}return new D(a).e(f${i})}`;
    const code = times(5000, statement);
    expect(code.length).toBeGreaterThan(4_800_000);
    expect(lintAll(code, espree('script'))).toEqual([]);
  });
});

describe('settings of the wrong shape', () => {
  const rules = Object.fromEntries(['one', 'two', 'three'].map((name) => [name, plugin.rules['require-timeout']]));
  const many = { plugins: { copies: { rules } }, rules: { 'copies/one': 'error', 'copies/two': 'error', 'copies/three': 'error' } } as unknown as Config;
  const model = { library: 'x', packages: ['x'], majors: [1] };
  const client = { name: 'c', category: 'http', waits: [], source: 's' };

  it.each<[string, unknown]>([
    ['settings.resilience', null], ['settings.resilience', 'on'], ['settings.resilience', []], ['settings.resilience.unknown', { unknown: 1 }],
    ['settings.resilience.policy', { policy: 1 }], ['settings.resilience.policy.timeoutMs', { policy: { timeoutMs: '5s' } }], ['settings.resilience.policy.timeoutMs', { policy: { timeoutMs: 0 } }],
    ['settings.resilience.policy.concurrency', { policy: { concurrency: NaN } }], ['settings.resilience.policy.queryLimit', { policy: { queryLimit: 1.5 } }],
    ['settings.resilience.policy.retries', { policy: { retries: -1 } }], ['settings.resilience.policy.retry', { policy: { retry: 1 } }],
    ['settings.resilience.autofix', { autofix: true }], ['settings.resilience.crossFile', { crossFile: 'no' }], ['settings.resilience.logger', { logger: 1 }],
    ['settings.resilience.models', { models: {} }], ['settings.resilience.models[0]', { models: [null] }], ['settings.resilience.models[0].library', { models: [{ ...model, library: undefined }] }],
    ['settings.resilience.models[1].majors[0]', { models: [model, { ...model, majors: ['1'] }] }], ['settings.resilience.models[0].packages', { models: [{ ...model, packages: 'x' }] }],
    ['settings.resilience.models[0].clients[0].category', { models: [{ ...model, clients: [{ ...client, category: 'web' }] }] }],
    ['settings.resilience.models[0].clients[0].requests[0].paths', { models: [{ ...model, clients: [{ ...client, requests: [{}] }] }] }],
    ['settings.resilience.models[0].calls[0].kind', { models: [{ ...model, calls: [{ kind: 'x', paths: [], source: '' }] }] }],
  ])('%s, in one message: %j', (key, resilience) => {
    const code = 'fetch("https://a.example");\nfetch("https://b.example");';
    const messages = new Linter({ cwd: '/' }).verify(code, [typescript, strict, many, { settings: { resilience } }], { filename: 'file.ts' });
    expect(messages).toEqual([expect.objectContaining({ messageId: 'invalidSettings', line: 1, message: expect.stringContaining(key) })]);
  });

  it('are reported once for each file, and each time it is linted', () => {
    const linter = new Linter({ cwd: '/' });
    const config = [typescript, strict, many, { settings: { resilience: { crossFile: 1 } } }] as Config[];
    const first = linter.verify('a();', config, { filename: 'a.ts' });
    const again = linter.verify(linter.getSourceCode(), config, { filename: 'a.ts' });
    expect([first.length, again.length, linter.verify('a();', config, { filename: 'b.ts' }).length]).toEqual([1, 1, 1]);
  });

  it('may hold models that say nothing sensible', () => {
    const paths = ['', '.', '()', '{', '}', '{a', 'new()', '**', '*.**.*', '..a', 'a()()()', '((', '__proto__'];
    const odd = { ...client, category: 'http' as const, shared: paths, made: paths.map((each) => ({ path: each, options: [9] })), derived: paths.map((each) => ({ path: each })), types: paths, requests: [{ paths, options: [2, 0, 1] }], majors: 'nonsense' };
    const resilience = { models: [{ ...model, packages: ['', '*', 'axios'], clients: [odd], calls: [{ kind: 'deadline', paths, source: '', majors: '>>1' }] }] };
    expect(lint('import a from "axios"; a(); a.create().get("x"); new a.b.c()(d)``; function f(a: a.b) { a.c() }', typescript, { settings: { resilience } }).filter(({ fatal }) => fatal)).toEqual([]);
  });

  it.each([[{ maxDefaultMs: '1' }], [{ unknown: true }], [{ connections: 1 }], [1], [{}, {}]])('an option of the wrong shape is refused by the schema: %j', (...options) => {
    const config = [typescript, { plugins: { resilience: plugin }, rules: { 'resilience/require-timeout': ['error', ...options] } }] as Config[];
    expect(() => new Linter({ cwd: '/' }).verify('a();', config, { filename: 'a.ts' })).toThrow(/require-timeout/u);
  });
});

describe('package.json beside the file', () => {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'resilience-odd-')));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const code = 'import axios from "axios"; axios.get("https://a.example");';
  let count = 0;

  const folderWith = (write: (file: string) => void): string => {
    const folder = path.join(root, `case-${(count += 1)}`);
    mkdirSync(folder);
    write(path.join(folder, 'package.json'));
    return folder;
  };
  const lintIn = (folder: string): string[] => {
    const messages = new Linter({ cwd: folder }).verify(code, [typescript, strict], { filename: path.join(folder, 'file.ts') });
    return messages.map(({ messageId }) => messageId ?? '');
  };

  it.each<[string, string]>([
    ['broken', '{ "dependencies": {'], ['empty', ''], ['a list', '[]'], ['null', 'null'], ['a text', '"x"'], ['with a byte-order mark', '\uFEFF{}'],
    ['of 2 MB', JSON.stringify({ a: 'x'.repeat(2 * 1024 * 1024) })], ['with dependencies of the wrong shape', '{ "dependencies": ["axios"], "devDependencies": null, "peerDependencies": { "axios": 1 } }'],
    ['with a prototype', '{ "dependencies": { "__proto__": "1", "constructor": "2" } }'],
  ])('is %s', (_claim, text) => {
    expect(lintIn(folderWith((file) => writeFileSync(file, text)))).toEqual(['noTimeout']);
  });

  it('is a folder', () => expect(lintIn(folderWith((file) => mkdirSync(file)))).toEqual(['noTimeout']));
  it.skipIf(process.platform === 'win32')('is a link to itself', () => expect(lintIn(folderWith((file) => symlinkSync(file, file)))).toEqual(['noTimeout']));

  it.each([
    '*', '', 'x', 'latest', 'next', 'workspace:*', 'workspace:^', 'workspace:../axios', 'catalog:', 'catalog:default', 'npm:x@^1', 'npm:@a/b@1', 'npm:x', 'npm:@@', 'file:../x', 'link:x', 'patch:axios@npm%3A1',
    'git+https://github.com/axios/axios.git#v1', 'axios/axios', 'https://a.example/x.tgz', '>=0 <99 || 3.x', '<0.0.0', '^999', '1.x.x-beta', '!!', '\u0000', ' ^1 ', '9'.repeat(400),
  ])('has the range %j', (range) => {
    expect(lintIn(folderWith((file) => writeFileSync(file, JSON.stringify({ dependencies: { axios: range } }))))).toEqual(['noTimeout']);
  });
});

describe('the name of the file', () => {
  const code = 'fetch("https://a.example")';
  it.each([
    '<input>', '<text>', 'file.ts', './a/../file.ts', '/elsewhere/file.ts', '/with space/ünï ☃ 日本.ts', '/a/file.md/0_0.ts', '/a/[b]/(c)/{d}/$e.ts', '/a/%20/#x?y.ts', `/${'x'.repeat(5000)}/file.ts`, '/a\u0000b/file.ts',
  ])('%j', (filename) => {
    expect(lint(code, typescript, { filename }).map(({ messageId }) => messageId)).toEqual(['longDefault']);
  });

  it('outside the working directory, through the ESLint class', async () => {
    const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'resilience odd ☃ ')));
    try {
      mkdirSync(path.join(folder, 'inside'));
      const eslint = new ESLint({ cwd: path.join(folder, 'inside'), overrideConfigFile: true, overrideConfig: [typescript, strict] });
      const options: Parameters<ESLintNamespace['lintText']>[1][] = [undefined, { filePath: 'not/there.ts' }, { filePath: path.join(folder, 'inside', 'a b.ts') }];
      for (const each of options) {
        const [result] = await eslint.lintText(code, each);
        expect(result?.messages.map(({ messageId }) => messageId)).toEqual(['longDefault']);
      }
      const outside = new Linter({ cwd: path.join(folder, 'inside') }).verify(code, [typescript, strict], { filename: path.join(folder, 'inside', '..', 'file.ts') });
      expect(outside.filter(({ fatal }) => fatal)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
