import { describe, expect, it } from 'vitest';
import { walk, type Node } from '../../src/ast/index.js';
import type { Module } from '../../src/project/index.js';
import { findEffects, findLibraryEffects } from '../../src/semantics/index.js';
import { work } from '../../src/semantics/memo.js';
import { analyze } from '../support/analyze.js';
import { effectsOfLoop, findLoop } from '../support/effects.js';

const axios = "import axios from 'axios';\n";
const dependencies = { axios: '^1.0.0' };
const run = 'export async function run(ids: string[]) { for (const id of ids) await f0(id); }\n';
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** How many calls are asked about for the loop of a file, and how many questions the semantic layer computes for it. */
function countFor(code: string, filename = 'file.ts'): { asked: number; computed: number; found: number } {
  return analyze(
    code,
    (module) => {
      work.clear();
      let asked = 0;
      const count = (): null => {
        asked += 1;
        return null;
      };
      const loop = findLoop(module);
      findEffects(module, loop, count);
      const found = findLibraryEffects(module, loop).length;
      return { asked, computed: [...work.values()].reduce((total, each) => total + each, 0), found };
    },
    { dependencies, filename },
  );
}

describe('the depth', () => {
  const chain = (length: number): string => `${axios}${run}${numbers(length).map((n) => `async function f${n}(id) { await ${n === length - 1 ? 'axios.get' : `f${n + 1}`}(id); }`).join('\n')}`;

  it('reaches through four functions to the fifth call', () => {
    expect(effectsOfLoop(chain(4), { dependencies })).toHaveLength(1);
  });

  it('ends there', () => {
    expect(effectsOfLoop(chain(5), { dependencies })).toEqual([]);
  });

  it('is what is asked for', () => {
    const found = analyze(chain(9), (module) => findLibraryEffects(module, findLoop(module), 10), { dependencies });
    expect(found.map(({ path }) => path.length)).toEqual([10]);
  });
});

describe('cycles', () => {
  it.each([
    ['a function that calls itself', 'async function f0(id) { await axios.get(id); await f0(id); }'],
    ['two functions that call each other', 'async function f0(id) { await f1(id); }\nasync function f1(id) { await f0(id); await axios.get(id); }'],
    ['a function that is given to itself', 'async function f0(id) { await each(each); await axios.get(id); }\nfunction each(next) { return next(next); }'],
    ['a callback that is handed round', 'async function f0(id) { await a(() => axios.get(id)); }\nfunction a(work) { return b(work); }\nfunction b(work) { a(work); return work(); }'],
    ['classes that make each other', 'class A { b = new B(); load(id) { return this.b.load(id); } }\nclass B { a = new A(); load(id) { this.a.load(id); return axios.get(id); } }\nasync function f0(id) { await new A().load(id); }'],
    ['functions that return each other', 'function f2() { return f3(); }\nfunction f3() { return f2(); }\nasync function f0(id) { f2().load(id); await axios.get(id); }'],
    ['a class that extends itself', 'class A extends A {}\nasync function f0(id) { new A().load(id); await axios.get(id); }'],
    ['types that name each other', 'type X = Y; type Y = X; type Z<T> = Z<Z<T>>; interface I extends I {}\nasync function f0(id, x: X, z: Z<X>, i: I) { x.load(id); z.load(id); i.load(id); await axios.get(id); }'],
  ])('%s is cut, and the rest is found', (_name, code) => {
    const found = effectsOfLoop(`${axios}${run}${code}`, { dependencies });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((each) => each.endsWith('axios.get()'))).toBe(true);
  });

  it('of files that import each other are cut', () => {
    const files = {
      'a.ts': "import { b } from './b';\nexport * from './b';\nexport async function a(id: string) { await b(id); }\n",
      'b.ts': `${axios}import { a } from './a';\nexport * from './a';\nexport async function b(id: string) { await a(id); await axios.get(id); }\n`,
    };
    expect(effectsOfLoop("import { b } from './a';\nexport async function run(ids: string[]) { for (const id of ids) await b(id); }", { dependencies, files })).toEqual([
      'file.ts b > b.ts axios.get: axios.get()',
    ]);
  });
});

describe('work', () => {
  const net = (count: number): string =>
    `${axios}${run}${numbers(count).map((n) => `async function f${n}(id) { ${[1, 7, 31, 1009].map((step) => `await f${(n * 3 + step) % count}(id);`).join(' ')} }`).join('\n')}`;

  it('on 5000 functions that call one another is bounded, and no more than on 1000', { timeout: 60_000 }, () => {
    const [few, many] = [countFor(net(1000)), countFor(net(5000))];
    expect(many.asked).toBeGreaterThan(100);
    expect(many.asked).toBeLessThanOrEqual(2500);
    expect(many.asked).toBeLessThan(few.asked * 2);
    expect(many.computed).toBeLessThan(10_000);
  });

  it('on callbacks handed through every function is bounded', () => {
    const steps = numbers(200).map((n) => `function f${n}(work) { f${(n + 1) % 200}(() => work()); f${(n + 7) % 200}(() => work()); f${(n + 13) % 200}(work); }`);
    expect(countFor(`${axios}${run}${steps.join('\n')}`).asked).toBeLessThanOrEqual(2500);
  });

  it('on 3000 functions that return what the next one returns ends with the answer', { timeout: 60_000 }, () => {
    const makers = numbers(3000).map((n) => (n === 2999 ? `function m${n}() { return new Users(); }` : `function m${n}() { return m${n + 1}(); }`));
    const code = `${axios}class Users { find(id) { return axios.get(id); } }\n${makers.join('\n')}\nexport async function run(ids) { for (const id of ids) await m0().find(id); }`;
    const { found, computed } = countFor(code, 'file.js');
    expect(found).toBeGreaterThan(0);
    expect(computed).toBeLessThan(100_000);
  });

  it('on a chain of 200 calls and on one of 200 members ends', () => {
    const calls = `${axios}class Q { where() { return this; } find(id) { return axios.get(id); } }\nconst q = new Q();\nexport async function run(ids) { for (const id of ids) await q${'.where()'.repeat(200)}.find(id); }`;
    expect(countFor(calls)).toMatchObject({ found: 1 });
    const members = `${axios}export async function run(ids, a) { for (const id of ids) await a${'.b'.repeat(200)}.find(id); }`;
    expect(countFor(members).computed).toBeLessThan(5000);
  });

  it('asked a second time is nothing', () => {
    analyze(
      net(500),
      (module) => {
        const loop = findLoop(module);
        findLibraryEffects(module, loop);
        work.clear();
        findLibraryEffects(module, loop);
        expect([...work.values()]).toEqual([]);
      },
      { dependencies },
    );
  });
});

describe('the order of questions', () => {
  const files = {
    'store.ts': `${axios}import { Service } from './service';\nexport class Store {\n  service = new Service();\n  find(id: string) { return this.service.retry(() => axios.get(id)); }\n  name(id: string) { return this.service.name(id); }\n}\n`,
    'service.ts':
      "import { Store } from './store';\nexport class Service {\n  store = new Store();\n  load(id: string) { return this.store.find(id); }\n  retry(work: () => unknown): unknown { return work() ?? this.retry(work); }\n  name(id: string): string { return id || this.store.name(id); }\n  get self() { return this.store.service; }\n}\n",
  };
  const code = `import { Service } from './service';
import { Store } from './store';
export function run(service: Service, store: Store, ids: string[]) {
  for (const id of ids) service.name(id);
  for (const id of ids) store.find(id);
  for (const id of ids) service.self.self.load(id);
  for (const id of ids) store.name(id);
  for (const id of ids) service.store.service.retry(() => id);
  for (const id of ids) service.load(id);
}`;

  function answers(isReversed: boolean): string[] {
    const loops: Node[] = [];
    const ask = (module: Module): string[] => {
      walk(module.program, (node) => void (node.type === 'ForOfStatement' && loops.push(node.body)));
      const found = new Map<Node, string>();
      for (const loop of isReversed ? loops.toReversed() : loops) found.set(loop, String(findLibraryEffects(module, loop).map(({ path }) => path.length)));
      return loops.map((loop) => found.get(loop) ?? '');
    };
    return analyze(code, ask, { dependencies, files: { ...files, 'marker.txt': String(isReversed) } });
  }

  it('does not change an answer', () => {
    expect(answers(false)).toEqual(['', '4', '5', '', '', '5']);
    expect(answers(true)).toEqual(answers(false));
  });
});
