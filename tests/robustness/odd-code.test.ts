import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { fix } from '../support/lint.js';
import { espree, expectSilence, lint, lintAll, strict, typescript } from '../support/odd.js';

expectSilence();

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
  'var o = { ...o, p: 1 }; o.q.r(o.s); const p = { ...q }, q = { ...p }; p.x.y(q.z); let r = { ...r?.s, s: { ...r } }; r.s.s.t(); const t = { t: { ...t }, ...t.t }; t.t.u()',
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

describe('what only some parsers put into a tree', () => {
  const source = fileURLToPath(new URL('../../src', import.meta.url));

  it('is read by the helpers of src/ast only', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('ast') && !file.startsWith('models'));
    const readers = files.filter((file) => /(?<!\bmodel|\bparent)\.(?:decorators|implements)\b(?! = \[\])/u.test(readFileSync(path.join(source, file), 'utf8')));
    expect(readers).toEqual([]);
  });

  it('is not missed where a method runs in no transaction', () => {
    const accounts = "class Accounts { async balance() { return (await pool.query('SELECT balance FROM a WHERE id = $1', [key])).rows[0].balance; } async setBalance(key, value) { await pool.query('UPDATE a SET balance = $1 WHERE id = $2', [value, key]); } }";
    lintAll(`import { Pool } from 'pg'; const pool = new Pool(); ${accounts} const accounts = new Accounts(); export async function run(id, amount) { await accounts.setBalance(id, (await accounts.balance(id)) - amount); await accounts.setBalance(1, 2); }`, espree('module'));
  });
});

describe('a block whose last statement has no semicolon', () => {
  it('is repaired to code that parses', () => {
    const order = "import mongoose from 'mongoose'; const Order = mongoose.model('Order', new mongoose.Schema({ used: Boolean }));\n";
    const code = `${order}export async function run(id) { const o = await Order.findById(id); if (o.used) return false; await Order.updateOne({ _id: id }, { used: true })}`;
    const { output, messages } = fix(code, { rules: strict.rules as Linter.RulesRecord, settings: { resilience: { autofix: 'all' } } });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    expect(output).not.toBe(code);
  });
});
