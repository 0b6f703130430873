import { describe, expect, it } from 'vitest';
import { waitsOf } from '../support/analyze.js';

const dependencies = { axios: '^1.0.0', 'p-timeout': '^6.0.0' };
const absent = 'fetch() response: absent (300000)';

describe('a signal', () => {
  const load = (name: string) => `import { ${name} } from './signals';\nexport const load = () => fetch('https://a.example', { signal: ${name}() });`;

  it.each([
    ['made by a factory with a timer', 'export const make = () => AbortSignal.timeout(5000);', 'fetch() response: set'],
    ['made by a factory without one', 'export const make = () => new AbortController().signal;', absent],
    ['of a controller that a factory makes and keeps to itself', 'export function make() { const own = new AbortController(); return own.signal; }', absent],
    ['made by a function of a package', "export { make } from 'signals';", 'fetch() response: unknown'],
  ])('%s', (_claim, signals, wait) => {
    expect(waitsOf(load('make'), { dependencies, files: { 'signals.ts': signals } })).toEqual([wait]);
  });

  it.each([
    ['that a file exports may be aborted by another', 'export const shutdown = new AbortController();', 'unknown'],
    ['that is exported by a list may, too', 'const shutdown = new AbortController();\nexport { shutdown };', 'unknown'],
    ['that a file keeps to itself is aborted by nobody', 'const shutdown = new AbortController();', 'absent (300000)'],
  ])('of a controller %s', (_claim, controller, state) => {
    const code = `${controller}\nexport const load = () => fetch('https://a.example', { signal: shutdown.signal });`;
    expect(waitsOf(code, { dependencies })).toEqual([`fetch() response: ${state}`]);
  });
});

describe('a method', () => {
  const service = "export class Users { async load(id) { return (await fetch(id)).json(); } }\nexport const users = new Users();";
  const bounded = "import pTimeout from 'p-timeout';\nimport { users } from './users';\nexport const get = (id) => pTimeout(users.load(id), { milliseconds: 500 });\n";
  const injected = "import pTimeout from 'p-timeout';\nimport { Users } from './users';\nexport class A { constructor(private readonly users: Users) {} get(id) { return pTimeout(this.users.load(id), { milliseconds: 500 }); } }\n";

  it.each([
    ['only called under a deadline in another file is bounded', bounded, 'set'],
    ['of an injected service, too', injected, 'set'],
    ['called without one once is not', `${bounded}export const other = (id) => users.load(id);`, 'absent (300000)'],
    ['of another class that is called under one is not', "import pTimeout from 'p-timeout';\nimport './users';\nconst other = { load: async () => 1 };\nexport const get = () => pTimeout(other.load(), { milliseconds: 500 });", 'absent (300000)'],
  ])('%s', (_claim, caller, state) => {
    expect(waitsOf(service, { dependencies, filename: 'users.ts', files: { 'caller.ts': caller } })).toEqual([`fetch() response: ${state}`]);
  });

  it.each([
    ['a timer', 'Promise.race([original.apply(this, args), new Promise((_, reject) => setTimeout(reject, ms))])', 'set'],
    ['no timer', 'original.apply(this, args)', 'absent (300000)'],
  ])('whose decorator puts %s around it', (_claim, run, state) => {
    const decorator = `export function Wrap(ms) { return (target, key, descriptor) => { const original = descriptor.value; descriptor.value = function (...args) { return ${run}; }; }; }`;
    const code = "import { Wrap } from './wrap';\nexport class A { @Wrap(500) async load() { return (await fetch('https://a.example')).json(); } }";
    expect(waitsOf(code, { dependencies, files: { 'wrap.ts': decorator } })).toContain(`fetch() response: ${state}`);
  });
});

describe('options of another file', () => {
  it.each([
    ['a third file writes to', 'options.timeout = 5000;', 'set'],
    ['a third file writes something else to', 'options.headers = { timeout: 1 };', 'absent'],
    ['a third file lets others write to', "import { prepare } from 'prepare';\nprepare(options, { timeout: 5000 });", 'unknown'],
    ['a third file only prints', "console.log(options, 'timeout');", 'absent'],
  ])('that %s', (_claim, setup, state) => {
    const files = { 'options.ts': 'export const options: Record<string, unknown> = {};', 'setup.ts': `import { options } from './options';\n${setup}` };
    const code = "import axios from 'axios';\nimport { options } from './options';\nexport const load = () => axios.get('https://a.example', options);";
    expect(waitsOf(code, { dependencies, files })).toEqual([`axios.get() response: ${state}`]);
  });
});

describe('a dynamic import', () => {
  it.each([
    'export async function load() { const { http } = await import("./http"); return http.get("https://a.example"); }',
    'export async function load() { const all = await import("./http"); return all.http.get("https://a.example"); }',
    'export const load = async () => (await import("./http")).http.get("https://a.example");',
  ])('is followed: %s', (code) => {
    expect(waitsOf(code, { dependencies, files: { 'http.ts': "import axios from 'axios';\nexport const http = axios;" } })).toEqual(['axios.get() response: absent']);
  });
});
