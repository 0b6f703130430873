/** One file that shows a family of syntax. The zoo as a whole is meant to hold every shape that the semantic layer may meet. */
export interface Specimen {
  readonly name: string;
  readonly filename: string;
  readonly text: string;
}

const specimens = (filename: string, texts: Readonly<Record<string, string>>): Specimen[] =>
  Object.entries(texts).map(([name, text]) => ({ name, filename, text }));

export const SYNTAX_ZOO: readonly Specimen[] = [
  ...specimens('zoo.ts', {
    'imports and exports of an ES module': `
import './effect'; import a from './a'; import * as b from './b'; import { c, d as e, default as f, 'string name' as g } from './c';
import type { H } from './h'; import type I from './i'; import { type J, k } from './j'; import data from './data.json' with { type: 'json' };
export { a, b as bb, type J, c as 'other name' }; export * from './star'; export * as ns from './ns'; export type { K } from './k';
export * from './data.json' with { type: 'json' }; export type * from './types'; export default a; export {};
const late = await import('./late'); import.meta.url; import.meta.env.MODE;`,
    'declarations that are exported': `
export const x = 1, { y, z: [w = 2, ...v], ...u } = o; export let q: string; export var r; export function f() {} export async function* g() {}
export class C {} export abstract class D {} export enum E { A } export const enum F { A } export declare const h: number; export type T = 1; export interface I {}
export namespace N { export const a = 1 } export declare namespace M { const b: 2 } export declare function k(): void; export declare class L {}`,
    'a default function': 'export default function () { return 1 }',
    'a default function with a name': 'export default async function* named() { yield* other() }',
    'a default class': '@Injectable() export default class extends Base {}',
    'a default abstract class': 'export default abstract class A {}',
    'a default interface': 'export default interface A { b: string }',
    'a default arrow function in brackets': 'export default (((a) => a));',
    'default overloads': 'export default function f(a: string): void; export default function f(a: number): void; export default function f(a: unknown) {}',
    'import = and export =': "import a = require('./a'); export import b = require('./b'); import type c = require('./c'); import D = A.B.C; export = a;",
    'export as namespace and export import': 'namespace A { export import B = C.D } export import E = A.B;',
    'decorators of every place': `
@a @b() @c.d({ e: 1 }) class A<T> { @f g = 1; @h() static i: string; @j k() {} @l get m() { return 1 } @n set m(v) {}
  @accessorOf accessor o = 2; constructor(@Inject() p: P, @Inject('q') private readonly q: Q, @r protected s = 1, @t public override u?: V) { super() }
  method(@Body() body: Dto, @Param('id') { id }: P, @Query() [one], @Req() ...rest: R[]) {} @w static x = () => this; @y ['computed']() {} @z async *#private() {} }
export @afterExport class B {}`,
    'classes with members of every kind': `
abstract class A<T extends B = C> extends D<T> implements E, F<G> { a; b = 1; c!: number; d?: string; readonly e = 2; static f; static readonly g: H = 3;
  private h; protected i; public j; declare k: string; override l = 1; abstract m: string; abstract n(): void; protected abstract readonly o?: number;
  #p = 1; static #q; get #r() { return this.#p } set #r(v) { this.#p = v } static { this.#q = 1; const inner = 2; } [Symbol.iterator]() {} ['s'] = 1; 't' = 2; 3 = 4;
  *u() {} async v() {} async *w() {} static async x() {} get y(): number { return 1 } set y(v: number) {} static get z() { return 1 } accessor aa = 1; static accessor bb;
  [key: string]: unknown; static [key: number]: string; constructor(); constructor(a?: string) { super(a); } cc(): void; cc(a?: string): void {} dd?(): void; abstract get ee(): string; abstract accessor ff: number;
  has(o: object) { return #p in o } async = 1; get; set; static; }`,
    'parameter properties': 'class A { constructor(private a: string, readonly b = 1, protected readonly c: C, override readonly d: D, public e: E = new E()) {} }',
    'class expressions': 'const a = class {}, b = class Named<T> extends (c as any) {}, d = class extends mixin(A, B)<C> {}; new (class { x = 1 })();',
    'enums and namespaces': `
enum A { B, C = 1, 'D' = 2, E = B | C, F = "s".length } declare enum G { H } namespace I.J.K { export const l = 1; function m() {} } declare module 'n' { export default x; export = y; }
declare module 'o'; declare global { interface Window { p: string } var q: number } module R { } namespace S { export namespace T { export type U = 1 } } declare namespace V { let w: X }`,
    'declare and overloads': `
declare const a: string; declare let b, c: number; declare function d(e: string): void; declare class F { g: string; h(): void; constructor(i: string); private j; }
declare abstract class K { abstract l(): void } function m(n: string): string; function m(n: number): number; function m(n: any) { return n }`,
    'types of every kind': `
type A = string | number & boolean; type B<T> = T extends (infer U extends string)[] ? U : never; type C = { readonly [K in keyof T]?: T[K] }; type D = { -readonly [K in 'a' as \`get\${K}\`]-?: string };
type E = [a: string, b?: number, ...c: boolean[]]; type F = [string, number?, ...unknown[]]; type G = (a: string, ...b: number[]) => asserts a is string; type H = new (a: any) => B; type I = abstract new () => void;
type J = typeof x; type K = typeof import('./k'); type L = import('./l').M<N>; type O = keyof P; type Q = unique symbol; type R = readonly string[]; type S = T['u'][number]; type V = \`a\${W}b\`;
type X = this is string; type Y = asserts x; type Z = -1 | 1n | 'a' | true | null | undefined | void | never | any | unknown | object | symbol | bigint; type AA = (string); type BB = typeof a.b.c<D>; type CC = A.B.C<D>;
interface DD<T> extends EE<T>, FF.GG { (a: string): void; new (b: string): DD<T>; c: string; d?(): void; readonly e: number; [f: string]: any; get g(): string; set g(v: string); method<U>(this: Window, u: U): u is U }
function hh(this: Foo, a?: string): a is string {} function ii(a): asserts a {} type JJ = { a: 1, b: 2; c: 3 }; type KK<in T, out U, in out V> = T; function mm<const W>(w: W) {} type LL = typeof import('./m', { with: { 'resolution-mode': 'import' } });`,
    'expressions that only TypeScript has': `
const a = b as C, d = <E>f, g = h!, i = j!.k!.l, m = n satisfies O, p = q as const, r = s<T>, u = (v as W).x, y = z![0]!(), aa = bb?.cc!.dd, ee = ff!?.gg; (hh as any) = 1; (ii!) = 2; jj!++; for (kk as any of ll) {}
new A<B>(); f<C>\`tag\`; f<D>(); a < b > (c); const f1 = <T,>(x: T): x is T => x; async <T>(x: T) => x; const o = { m<T>(this: A): void {}, async *g<T>() {} }; let definite!: string; let { x1 }: { x1: string } = y1; try {} catch (e: unknown) {} try {} catch {}`,
    'optional chains': `
a?.b; a?.[b]; a?.(); a?.b.c(d)[e]; a.b?.c?.d; (a?.b).c; (a?.b)(); a?.b!.c; (a?.b)!.c; (a?.b!).c; new (a?.b as any)(); delete a?.b; (await a)?.b; a?.b?.(); (a?.b as any).c; a?.b as any;
(a?.b)\`x\`; a?.<T>(b); new (a?.b)(); for (const x of a?.b ?? []) {} ({ ...a?.b }); f(...a?.b.c); (a, b)?.c; a?.[b?.[c]];`,
    'statements of every kind': `
a: for (;;) { if (x) continue a; else break a; } for (let i = 0, j; i < 1; i++); for (const k in l); for (var m of n) {} for (o of p); for (q.r in s); do { } while (t) while (u) v();
switch (w) { case 1: case 2: x(); break; default: { let y } } try { } catch ({ message }) { } finally { } throw z; debugger; { } ; if (a) { } else if (b) { } else { }
async function aa() { for await (const bb of cc) { await dd } } function* ee() { const ff = yield; yield* gg; } label: { break label; } `,
    'using declarations': 'using a = b; await using c = d; { using e = f, g = h; } for (using i of j) {} async function k() { for (await using l of m) {} } const using = 1, o = { using }; await (using);',
    'expressions of every kind': `
a = b, c += d, e ||= f, g &&= h, i ??= j, k **= l, m >>>= n; o ? p : q; (r || s) && (t ?? u); v ** -w; (-x) ** y; typeof z; void 0; delete a.b; !a; ~a; +a; -a; ++a; a--; a in b; a instanceof b;
[a, , b, ...c, ,]; ({ a, b: c, [d]: e, f() {}, get g() { return 1 }, set g(h) {}, async i() {}, *j() {}, async *k() {}, 'l': m, 1: n, ...o, __proto__: null, async, get, set, await: 1 }); ({ a, b: [c = 1], ...d } = e); [a, [b], { c }, ...d] = e;
(a, b); (() => {}); (a => a); (async a => a); (async (a, b) => { }); ((a = 1, { b }, [c], ...d) => ({ })); function f(a = 1, { b } = {}, [c] = [], ...d) { arguments; new.target; } function* g() { yield; } async function h() { await 1 }
\`a\${b}c\${\`d\${e}\`}\`; tag\`a\${b}\\u{1F600}\`; tag\`\\unicode and \\xerxes\`; new A; new A(); new A.B(c); new (a())(); new a.b.c; super_(); this; import('x'); import('x', { with: { type: 'json' } }); a?.b; (((a))); (a, b).c; ((a)); (a) = 1; [(a)] = b;`,
    'literals of every kind': `
1; 1.5; .5; 1e3; 0x1F; 0b11; 0o17; 1_000; 123n; 0x1Fn; 1_0n; 'a'; "b"; 'a\\n\\u0041\\u{1F600}\\x41\\
b'; true; false; null; undefined; NaN; /a/; /a/gimsuyd; /[\\p{L}--[a-z]]/v; /(?<year>\\d{4})/u; /[/\\]]/; /(?i:a)b/; 'use strict'; 9007199254740993; 1e400; '\\0';`,
    'directives': "'use strict'; \"use client\"; function f() { 'use server'; 'not' + 'one'; } class A { m() { 'use strict' } } (() => { 'use asm' }); ('use nothing');",
    'shadowing and closures': `
import { a } from 'a'; const b = a; function c(a) { var d = a; { let d = b; d; } try { e } catch (e) { e } for (const f of f2) { f } return () => d; } class C { C() { return C } } const D = class E { e() { return E } };
const f = function g() { return g }; var hoisted = later(); function later() { return hoisted } const { x = y, y = x } = z; type T = typeof b; function tf<U>(u: U): U { return u } const enumValue = En.A; enum En { A, B = A } namespace N { export const inN = 1; inN }
let t: T; interface I { i: I } label: for (;;) break label; const obj = { b, [b]: b }; switch (b) { case a: let inSwitch; inSwitch } export { b as c1, c }; export type { T }; const cond = (x1): x1 is string => true; function thisParam(this: T, o: I) {} `,
    'comments, shebangs and other odd places': '#!/usr/bin/env node\n/* before */ a /* in */ . /* between */ b; // after\n/** doc */ function f(/* none */) { /* empty */ } /* last */\n',
    'a byte-order mark that was stripped, CRLF and other line breaks': "const a = 1;\r\nconst b = `x\r\ny`;\r\n// c\u2028const d = 'e\u2029f';\r\nlet g\r\n",
    'characters outside the basic plane': "const smile = '😀', café = 'é', 𝒜 = 1; call('👩‍👩‍👧', smile); /* 😀 */ after; const o = { '😀': 1, ключ: 2 }; `😀${after}😀`; /😀/u; class 类 { 方法() { return this.方法 } } \\u0061bc;",
    'characters outside the basic plane, unpaired': "const a = '\\uD83D'; const b = '\\uDE00'; tag`\\uD83D`; after(a, b);",
    'only comments': '// nothing\n/* at all */\n',
    'nothing': '',
    'only blanks': ' \n\t ',
    'a controller as frameworks have it': `
@Controller('users') export class UsersController { private readonly logger = new Logger(UsersController.name); constructor(private readonly users: UsersService, @Inject(forwardRef(() => Mail)) private mail: Mail) {}
  @Get(':id') @UseGuards(AuthGuard) async find(@Param('id', new ParseIntPipe()) id: number, @Query() query: QueryDto): Promise<User | null> { return this.users.findOne({ where: { id, ...query } }) ?? null; } }`,
  }),
  ...specimens('zoo.tsx', {
    'elements': `
const a = <div className="b" {...c} d={e} f:g="h" data-i='j&amp;k' l />; const m = <><N.O.P /><this.q />{/* r */}{...s}text {t} &nbsp; more</>; const u = <V<string> w={x as Y} />; const z = <T,>(p: T) => <p>{p}</p>; const aa = <T extends object>(b: T) => b;
function Comp({ a, children }: Props) { return a ? <li key={a.id} onClick={() => fetch('/')}>{children}</li> : null } const custom = <my-element some-attr />; const nested = <a><b><c /></b> {list.map((x) => <d key={x} />)}</a>; export default <E f=<g /> />;`,
  }),
  ...specimens('zoo.mts', { 'a module of the newer ending': "import fs from 'node:fs'; export const a = <T,>(b: T) => <any>b; await fs;" }),
  ...specimens('zoo.cts', { 'CommonJS of TypeScript': "import fs = require('fs'); const a = require('a'); export = { a, fs };" }),
  ...specimens('zoo.js', {
    'CommonJS': `
'use strict'; const a = require('a'), { b } = require('./b'); var c = module.exports = {}; exports.d = exports.e = function () {}; module.exports.f = class {}; module.exports = { a, ...b };
Object.defineProperty(exports, '__esModule', { value: true }); if (require.main === module) main(); function main() { return __dirname + __filename } (function () { this.x = 1 }).call(this);`,
    'elements in JavaScript': 'export const A = ({ b }) => <B c={b} d>text</B>; export default async function page() { return <A /> }',
    'newer JavaScript': 'export class A { static #b = 1; static { } #c() {} e; "f" = 1 } import g from "./g" with { type: "json" }; const { h, ...i } = j; await k; label: for await (const l of m) {} 1_000n ?? /[\\p{L}]/v;',
    'names that are keywords of TypeScript': 'async function f() { const x = await g; return x?.y ?? z } const async = 1, of = 2, type = 3, as = 4, satisfies = 5, declare = 6, namespace = 7, abstract = 8; type; declare\nlet a; async\n(b); abstract\nclass C {}',
  }),
  ...specimens('zoo.jsx', { 'decorators in JavaScript': '@a class B { @c d = 1; @e() f() {} @g static h; } @i export default class {}' }),
];

/** Sloppy code that is a script or CommonJS, and that typescript-estree may refuse. */
export const SLOPPY_ZOO: readonly Specimen[] = specimens('zoo.js', {
  'a return at the top': "if (!process.env.X) return;\nmodule.exports = 1;",
  'with': 'with (a) { b }',
  'an old octal': 'var mode = 0755, text = "\\101";',
  'await as a name': 'var await = 1; function yield_() { var yield = 2, let_ = 3; return await + yield }',
  'let, static and interface as names': 'var let = 1, static = 2, interface = 3, package = 4, arguments = 5, eval = 6;',
  'delete of a name and duplicate parameters': 'delete a; function f(b, b) { return b }',
  'functions in blocks and labels': 'if (a) function f() {} l: function g() {}',
  'a comment of HTML': 'a;\n<!-- b\n--> c\n',
  'await in a function called async at the top of a script': 'async function f() { await g } f().then(function () { return arguments.callee });',
});
