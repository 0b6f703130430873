import { describe, expect, it } from 'vitest';
import { waitsOf } from '../support/analyze.js';

/** What is said of each fetch in the code. */
const statesOf = (code: string) => waitsOf(code).filter((line) => line.startsWith('fetch()')).map((line) => line.replace(/^fetch\(\) response: | \(\d+\)$/g, ''));

describe('options that callers give', () => {
  it.each([
    ['a private method whose callers give no limit', `export class Api {
      users() { return this.request('/users'); }
      save(user) { return this.request('/users', { method: 'POST', body: user }); }
      private async request(path: string, init: RequestInit = {}) { return fetch(BASE + path, { ...init, headers: { a: 'b' } }); }
    }`, ['absent']],
    ['a #private method', `export class Api { users() { return this.#request('/users', undefined); } async #request(path, init) { return fetch(BASE + path, init); } }`, ['absent']],
    ['a private field that holds a function', `export class Api { users() { return this.request('/users', {}); } private request = async (path: string, init?: RequestInit) => fetch(BASE + path, { ...init }); }`, ['absent']],
    ['a function of this file', `async function request(path, options) { return fetch(BASE + path, { ...options }); } export const users = () => request('/users', { method: 'GET' });`, ['absent']],
    ['a constant function of this file', `const request = async (path, options = {}) => fetch(BASE + path, options); export const users = () => request('/users');`, ['absent']],
    ['callers behind callers', `
      const send = (path, init) => fetch(path, { ...init });
      const request = (path, init) => send(BASE + path, { ...init, method: 'GET' });
      export const users = () => request('/users');`, ['absent']],
    ['a parameter but for some of its keys', `const request = (path, { headers, ...init } = {}) => fetch(BASE + path, { ...init, headers }); export const a = () => request('/a'); request('/b', { method: 'PUT' });`, ['absent']],
    ['a parameter with a default in the body', `
      function request(path, options) { options = options || {}; return fetch(BASE + path, { ...options }); } export const a = () => request('/a');
      function send(path, options) { const init = options ?? {}; return fetch(BASE + path, { ...init }); } export const b = () => send('/a');`, ['absent', 'absent']],
    ['a parameter with a limit as its default in the body', `function request(path, options) { options ??= { signal: AbortSignal.timeout(5) }; return fetch(BASE + path, { ...options }); } export const a = () => request('/a');`, ['unknown']],
    ['a function that calls itself again', `
      async function request(path, init, attempt = 0) { try { return await fetch(BASE + path, { ...init }); } catch { return request(path, init, attempt + 1); } }
      export const users = () => request('/users', {});`, ['absent']],
    ['one caller with a limit', `
      const request = (path, init) => fetch(BASE + path, { ...init });
      export const a = () => request('/a', {}); export const b = () => request('/b', { signal: AbortSignal.timeout(5) });`, ['unknown']],
    ['one caller that hands on what it is given', `
      const request = (path, init) => fetch(BASE + path, { ...init });
      export const a = () => request('/a', {}); export const b = (init) => request('/b', init);`, ['unknown']],
    ['a default with a limit', `const request = (path, init = { signal: AbortSignal.timeout(5) }) => fetch(BASE + path, init); export const a = () => request('/a');`, ['unknown']],
    ['arguments that are spread', `const request = (path, init) => fetch(BASE + path, init); export const a = (...args) => request(...args);`, ['unknown']],
    ['a parameter that is assigned to', `const request = (path, init) => { init = withLimit(init); return fetch(BASE + path, init); }; export const a = () => request('/a');`, ['unknown']],
    ['an exported function', `export const request = (path, init) => fetch(BASE + path, init); export const a = () => request('/a');`, ['unknown']],
    ['a function exported by name', `const request = (path, init) => fetch(BASE + path, init); const a = () => request('/a'); export { request };`, ['unknown']],
    ['a function that is handed on', `const request = (path, init) => fetch(BASE + path, init); request('/a'); module.exports = { request };`, ['unknown']],
    ['a function that nobody calls', `const request = (path, init) => fetch(BASE + path, init);`, ['unknown']],
    ['a public method', `export class Api { users() { return this.request('/users'); } request(path, init) { return fetch(BASE + path, init); } }`, ['unknown']],
    ['a private method that is handed on', `export class Api { users() { return list.map(this.request); } all() { return this.request('/a'); } private request(path, init) { return fetch(BASE + path, init); } }`, ['unknown']],
    ['a private method taken out of this', `export class Api { users() { const { request } = this; return this.request('/a'); } private request(path, init) { return fetch(BASE + path, init); } }`, ['unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(statesOf(code)).toEqual(expected);
  });
});

describe('options that are written elsewhere', () => {
  it.each([
    ['a field written later', `class A { private config = { method: 'GET' }; limit() { this.config.signal = AbortSignal.timeout(5); } load() { return fetch(url, this.config); } }`, ['set']],
    ['a field that nobody writes to', `class A { private config = { method: 'GET' }; load() { return fetch(url, this.config); } }`, ['absent']],
    ['a field handed to a helper', `class A { private config = { method: 'GET' }; constructor() { setTimeoutOption(this.config); } load() { return fetch(url, this.config); } }`, ['unknown']],
    ['an object handed to a helper', `const options = {}; setTimeoutOption(options); fetch(url, options);`, ['unknown']],
    ['an object handed to a helper of this file that writes', `const options = {}; limit(options); fetch(url, options); function limit(o) { o.signal = AbortSignal.timeout(5); }`, ['unknown']],
    ['an object handed to a helper of this file that reads', `const options = {}; show(options); fetch(url, options); function show(o) { console.log(o.method, o); }`, ['absent']],
    ['an object that is printed', `const options = {}; console.log(options); logger.debug(options); JSON.stringify(options); fetch(url, options);`, ['absent']],
    ['an object of two requests', `const options = {}; fetch(a, options); fetch(b, options);`, ['absent', 'absent']],
    ['a protected field', `class A { protected readonly init = { method: 'GET' }; load() { return fetch(url, this.init); } }`, ['unknown']],
    ['a field of an abstract class', `abstract class A { init = { method: 'GET' }; load() { return fetch(url, this.init); } }`, ['unknown']],
    ['a field of a class that is extended here', `class A { init = { method: 'GET' }; load() { return fetch(url, this.init); } } class B extends A { init = { signal: AbortSignal.timeout(5) }; }`, ['unknown']],
    ['a private field of a class that is extended here', `class A { #init = { method: 'GET' }; load() { return fetch(url, this.#init); } } class B extends A {}`, ['absent']],
  ])('%s', (_claim, code, expected) => {
    expect(statesOf(code)).toEqual(expected);
  });
});

describe('options of a factory', () => {
  it.each([
    ['with a limit on no way', `const make = (body) => { if (!body) return { method: 'GET' }; return { method: 'POST', body }; }; fetch(url, make(x));`, ['absent']],
    ['with a limit on every way', `const make = (body) => { if (!body) return { signal: AbortSignal.timeout(5) }; return { signal: AbortSignal.timeout(9), body }; }; fetch(url, make(x));`, ['set']],
    ['with a limit on one way', `const make = (body) => { if (!body) return {}; return { signal: AbortSignal.timeout(9), body }; }; fetch(url, make(x));`, ['unknown']],
    ['whose ways are different limits', `fetch(url, long ? { signal: undefined } : { signal: AbortSignal.timeout(5) });`, ['set']],
  ])('%s', (_claim, code, expected) => {
    expect(statesOf(code)).toEqual(expected);
  });
});

describe('what fetch is', () => {
  it.each([
    ['bound', `const load = fetch.bind(globalThis); load(url);`, ['fetch() response: absent (300000)']],
    ['bound on globalThis', `const load = globalThis.fetch.bind(globalThis); load(url);`, ['fetch() response: absent (300000)']],
    ['bound with arguments', `const load = fetch.bind(globalThis, url); load({ signal });`, []],
    ['replaced', `const real = globalThis.fetch; globalThis.fetch = (url, init) => real(url, { ...init, signal: AbortSignal.timeout(5) }); fetch(url);`, []],
    ['replaced on an assertion', `(globalThis as any).fetch = limited; fetch(url); global.other = 1;`, []],
    ['another global that is replaced', `globalThis.prisma = prisma; fetch(url);`, ['fetch() response: absent (300000)']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

describe('a Request that flows into a function', () => {
  it.each([
    ['is out of sight there', `self.addEventListener('fetch', (event) => event.respondWith(handle(event.request))); async function handle(given) { return fetch(given); }`, ['unknown']],
    ['made here, too', `const handle = (given) => fetch(given); handle(new Request(url, { signal }));`, ['unknown']],
    ['an address is no Request', `const handle = (given) => fetch(given); handle('https://a.example');`, ['absent']],
  ])('%s', (_claim, code, expected) => {
    expect(statesOf(code)).toEqual(expected);
  });
});
