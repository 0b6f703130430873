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

describe('a signal that a function is given', () => {
  const load = "export const load = (url: string, signal?: AbortSignal) => fetch(url, { signal });";
  const use = (call: string): string => `import { load } from './load';\nexport const get = () => ${call};`;

  it.each([
    ['by no caller in another file', use("load('https://a.example')"), absent],
    ['by its caller in another file, armed', use("load('https://a.example', AbortSignal.timeout(500))"), 'fetch() response: set'],
    ['by its caller in another file, from a controller that nobody arms', use("load('https://a.example', new AbortController().signal)"), absent],
    ['by a caller that was given it', "import { load } from './load';\nexport const get = (signal) => load('https://a.example', signal);", 'fetch() response: unknown'],
  ])('%s', (_claim, caller, wait) => {
    expect(waitsOf(load, { dependencies, filename: 'load.ts', files: { 'caller.ts': caller } })).toEqual([wait]);
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

describe('a function', () => {
  it.each([
    ['given by name to a wrapper that uses p-timeout is bounded', 'resilient(load)', 'set'],
    ['given by name to one that does not is not', 'plain(load)', 'absent (300000)'],
    ['kept in an object and called from there under a deadline is bounded', 'pTimeout(users.load(), { milliseconds: 5 })', 'set'],
    ['kept in an object and called from there without one is not', 'users.load()', 'absent (300000)'],
  ])('%s', (_claim, use, state) => {
    const files = {
      'wrap.ts': "import pTimeout from 'p-timeout';\nexport const resilient = (fn) => async () => pTimeout(fn(), { milliseconds: 5 });\nexport const plain = (fn) => async () => fn();",
      'caller.ts': `import pTimeout from 'p-timeout';\nimport { plain, resilient } from './wrap';\nimport { ${use.includes('users') ? 'users' : 'load'} } from './load';\nexport const run = () => ${use};`,
    };
    const code = `export async function load() { return (await fetch('https://a.example')).json(); }${use.includes('users') ? '\nexport const users = { load };' : ''}`;
    expect(waitsOf(code, { dependencies, filename: 'load.ts', files })).toEqual([`fetch() response: ${state}`]);
  });
});

describe('what a subclass in another file replaces', () => {
  it.each([
    ['a method', 'options() { return {}; }', 'this.options()', 'options() { return { timeout: 5 }; }', 'unknown'],
    ['a field', 'options = {};', 'this.options', 'options = { timeout: 5 };', 'unknown'],
    ['something else', 'options() { return {}; }', 'this.options()', 'other() { return { timeout: 5 }; }', 'absent'],
  ])('is not told by the base class: %s', (_claim, own, use, other, state) => {
    const code = `import axios from 'axios';\nexport class Base { ${own} load() { return axios.get('https://a.example', ${use}); } }`;
    const files = { 'derived.ts': `import { Base } from './base';\nexport class Derived extends Base { ${other} }` };
    expect(waitsOf(code, { dependencies, filename: 'base.ts', files })).toEqual([`axios.get() response: ${state}`]);
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
