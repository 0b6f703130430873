import { describe, expect, it } from 'vitest';
import { Linter } from '../support/eslint.js';
import { espree, expectSilence, lintAll, typescript, type Config } from '../support/odd.js';

expectSilence();

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
