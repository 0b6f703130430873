import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../support/analyze.js';

const dependencies = { axios: '^1.0.0', undici: '^7.0.0', '@aws-sdk/client-s3': '^3.0.0' };

/** What the waits of the linted file are, beside these other files. */
function waitsBeside(files: Readonly<Record<string, string>>, code: string, world: World = {}): string[] {
  return waitsOf(code, { dependencies, files, ...world });
}

describe('a client in another file', () => {
  const use = "import { http } from './http';\nexport const load = () => http.get('https://users.example/1');";

  it.each([
    ['made with a timeout', "import axios from 'axios';\nexport const http = axios.create({ timeout: 5000 });", 'set'],
    ['made without one', "import axios from 'axios';\nexport const http = axios.create();", 'absent'],
    ['made with options of a third file', "import axios from 'axios';\nimport { options } from './options';\nexport const http = axios.create(options);", 'set'],
    ['given a timeout after it is made', "import axios from 'axios';\nexport const http = axios.create();\nhttp.defaults.timeout = 5000;", 'set'],
    ['made with options of a third file that are changed there', "import axios from 'axios';\nimport { changed } from './options';\nexport const http = axios.create(changed);", 'set'],
    ['made by a factory', "import axios from 'axios';\nconst make = () => axios.create({ timeout: 5000 });\nexport const http = make();", 'set'],
    ['exported by default and by name', "import axios from 'axios';\nconst http = axios.create({ timeout: 5000 });\nexport default http;\nexport { http };", 'set'],
    ['of CommonJS', "const axios = require('axios');\nexports.http = axios.create({ timeout: 5000 });", 'set'],
    ['in an object of CommonJS', "const axios = require('axios');\nconst http = axios.create({ timeout: 5000 });\nmodule.exports = { http };", 'set'],
  ])('%s', (_claim, http, bound) => {
    const files = { 'http.ts': http, 'options.ts': 'export const options = { timeout: 5000 };\nexport const changed: { timeout?: number } = {};\nchanged.timeout = 5000;' };
    expect(waitsBeside(files, use)).toEqual([`axios.create().get() response: ${bound}`]);
  });

  it('is unknown where the file does not parse', () => {
    expect(waitsBeside({ 'http.ts': "import axios from 'axios'; export const http = axios.create({" }, use)).toEqual([]);
  });

  it('is followed through tsconfig paths and a workspace package', () => {
    const files = {
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/http/package.json': '{ "name": "@acme/http", "exports": "./dist/index.js", "dependencies": { "axios": "^1.0.0" } }',
      'packages/http/src/index.ts': "export * from './client.js';",
      'packages/http/src/client.ts': "import axios from 'axios';\nexport const http = axios.create({ timeout: 5000 });",
      'apps/api/package.json': '{ "dependencies": { "@acme/http": "workspace:*" } }',
      'apps/api/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
      'apps/api/src/lib/http.ts': "export { http as client } from '@acme/http';",
    };
    expect(waitsOf("import { client } from '~/lib/http';\nexport const load = () => client.get('https://users.example');", { files, filename: 'apps/api/src/users.ts' })).toEqual([
      'axios.create().get() response: set',
    ]);
  });

  it('is followed into a class, its base class and its private field', () => {
    const files = {
      'base.ts': "import axios, { type AxiosInstance } from 'axios';\nexport abstract class Base { protected readonly http: AxiosInstance = axios.create({ timeout: 5000 }); }",
      'client.ts': "import axios from 'axios';\nimport { Base } from './base';\nexport class Client extends Base { readonly #own = axios.create(); ping() { return this.#own.get('https://a.example'); } load() { return this.http.get('https://a.example'); } }",
    };
    expect(waitsBeside(files, "import { Base } from './base';\nclass Users extends Base { load() { return this.http.get('https://a.example'); } }")).toEqual(['axios.create().get() response: set']);
  });

  it('is told by the type of a constructor parameter', () => {
    const files = { 'api.ts': "import type { AxiosInstance } from 'axios';\nexport type Http = AxiosInstance;\nexport interface Deps { http: Http }" };
    expect(waitsBeside(files, "import type { Deps, Http } from './api';\nclass A { constructor(private readonly http: Http, private readonly deps: Deps) {} a() { return this.http.get('https://a.example'); } b() { return this.deps.http.get('https://a.example'); } }")).toEqual([
      'axios.AxiosInstance.get() response: unknown',
      'axios.AxiosInstance.get() response: unknown',
    ]);
  });

  it('is not mixed up with a client that another app of the monorepo makes', () => {
    const app = (timeout: string) => ({ 'http.ts': "import axios from 'axios';\nexport const http = axios.create();", 'main.ts': `import { http } from './http';\n${timeout}` });
    const files = {
      'package.json': '{ "workspaces": ["apps/*"] }',
      ...Object.fromEntries(Object.entries(app('http.defaults.timeout = 5000;')).map(([name, text]) => [`apps/a/${name}`, text])),
      ...Object.fromEntries(Object.entries(app('')).map(([name, text]) => [`apps/b/${name}`, text])),
      'apps/a/package.json': '{ "name": "a", "dependencies": { "axios": "^1.0.0" } }',
      'apps/b/package.json': '{ "name": "b", "dependencies": { "axios": "^1.0.0" } }',
    };
    const code = "import { http } from './http';\nhttp.get('https://a.example');";
    expect(waitsOf(code, { files, filename: 'apps/a/users.ts' })).toEqual(['axios.create().get() response: set']);
    expect(waitsOf(code, { files, filename: 'apps/b/users.ts' })).toEqual(['axios.create().get() response: absent']);
  });
});

describe('what other files do to a client', () => {
  const make = "import axios from 'axios';\nexport const http = axios.create();";

  it.each([
    ['sets its default', "import { http } from './http.js';\nhttp.defaults.timeout = 5000;", 'set'],
    ['adds an interceptor that sets it', "import { http } from './http.js';\nhttp.interceptors.request.use((config) => ({ ...config, timeout: 5000 }));", 'unknown'],
    ['adds one that does not', "import { http } from './http.js';\nhttp.interceptors.request.use((config) => { config.headers['x-id'] = '1'; return config; });", 'absent'],
    ['sets the default of another', "import axios from 'axios';\nimport './http.js';\nconst other = axios.create();\nother.defaults.timeout = 5000;", 'absent'],
    ['sets it through a barrel', "import { client } from './barrel.js';\nclient.defaults.timeout = 5000;", 'set'],
    ['sets it in a test', null, 'absent'],
  ])('%s', (_claim, setup, bound) => {
    const files = {
      'barrel.ts': "export { http as client } from './http.js';",
      ...(setup === null ? { 'setup.test.ts': "import { http } from './http.js';\nhttp.defaults.timeout = 5000;" } : { 'setup.ts': setup }),
    };
    expect(waitsBeside(files, make, { filename: 'http.ts' })).toEqual([`axios.create() response: ${bound}`]);
  });

  it.each([
    ['a default of the shared instance anywhere in the package', "const axios = require('axios');\nclass Server { constructor() { axios.defaults.timeout = 300 * 1000; } }", 'set'],
    ['a default of another package', "const got = require('got');\ngot.defaults = { timeout: 1 };", 'absent'],
    ['a default only of the headers', "const axios = require('axios');\naxios.defaults.headers.common['User-Agent'] = 'x';", 'absent'],
  ])('%s', (_claim, server, bound) => {
    expect(waitsBeside({ 'server/server.js': server }, "const axios = require('axios');\naxios.post('https://a.example', {});", { filename: 'server/notify.js' })).toEqual([`axios.post() response: ${bound}`]);
  });

  it.each([
    ['a dispatcher with limits, set once for the process', "import { Agent, setGlobalDispatcher } from 'undici';\nsetGlobalDispatcher(new Agent({ headersTimeout: 5000, bodyTimeout: 5000, connectTimeout: 1000 }));", 'set'],
    ['a fetch of its own in place of the global one', 'const original = globalThis.fetch;\nglobalThis.fetch = (url, init) => original(url, { signal: AbortSignal.timeout(5000), ...init });', 'unknown'],
    ['a fetch that is only read', 'export const original = globalThis.fetch;', 'absent (300000)'],
  ])('%s', (_claim, setup, bound) => {
    expect(waitsBeside({ 'instrumentation.ts': setup }, "export const load = () => fetch('https://a.example');", { filename: 'load.ts' })).toEqual([`fetch() response: ${bound}`]);
  });
});

describe('a function of another file that is given a client', () => {
  it.each([
    ['that only passes it on says nothing of its limits', 'export const ok = (data) => ({ ok: true, data });', 'absent'],
    ['that sets a default leaves them open', 'export const ok = (data) => { data.defaults.timeout = 5000; return { ok: true, data }; };', 'unknown'],
  ])('%s', (_claim, ok, bound) => {
    const make = (construction: string): string => `import { ok } from './result';\nexport const make = () => {\n  const client = ${construction};\n  return ok(client);\n};`;
    expect(waitsBeside({ 'result.ts': ok }, `import axios from 'axios';\n${make('axios.create()')}`)).toEqual([`axios.create() response: ${bound}`]);
    // An S3 client takes its limits only when it is made.
    expect(waitsBeside({ 'result.ts': ok }, `import { S3Client } from '@aws-sdk/client-s3';\n${make('new S3Client({})')}`)).toEqual(['new @aws-sdk/client-s3.S3Client() response: absent']);
  });
});

describe('a wrapper in another file', () => {
  it.each([
    ['that arms a timer bounds what it is given', 'export async function withTimeout(promise, ms) { return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, ms))]); }', 'set'],
    ['that calls one that does', "import { race } from './race';\nexport const withTimeout = async (promise, ms) => race(promise, ms);", 'set'],
    ['that does nothing of the kind does not', 'export async function withTimeout(promise, ms) { console.log(ms); return promise; }', 'absent (300000)'],
  ])('%s', (_claim, wrapper, bound) => {
    const files = { 'wrap.ts': wrapper, 'race.ts': 'export const race = (promise, ms) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, ms))]);' };
    expect(waitsBeside(files, "import { withTimeout } from './wrap';\nexport const load = () => withTimeout(fetch('https://a.example'), 5000);")).toEqual([`fetch() response: ${bound}`]);
  });

  it.each([
    ['never given a signal has none', "import { request } from './request';\nrequest('https://a.example');\nrequest('https://b.example', { headers: {} });", 'absent (300000)'],
    ['given one may have one', "import { request } from './request';\nrequest('https://a.example', { signal: AbortSignal.timeout(1) });", 'unknown'],
    ['handed on may have one', "import { request } from './request';\nexport const handlers = { request };\nrequest('https://a.example');", 'unknown'],
    ['of a package that others install may have one', null, 'unknown'],
  ])('whose options are %s', (_claim, caller, bound) => {
    const files = caller === null
      ? { 'package.json': '{ "name": "lib", "exports": "./request.js" }', 'caller.ts': "import { request } from './request';\nrequest('https://a.example');" }
      : { 'caller.ts': caller };
    const code = 'export async function request(url: string, init: RequestInit = {}) { return fetch(url, init); }';
    expect(waitsOf(code, { files, filename: 'request.ts', ...(caller === null ? {} : { dependencies }) })).toEqual([`fetch() response: ${bound}`]);
  });

  it('that is only called under a deadline elsewhere is bounded', () => {
    const files = { 'caller.ts': "import pTimeout from 'p-timeout';\nimport { load } from './load';\nexport const run = () => pTimeout(load(), { milliseconds: 500 });" };
    expect(waitsBeside(files, "export const load = async () => (await fetch('https://a.example')).json();", { filename: 'load.ts', dependencies: { 'p-timeout': '^6.0.0' } })).toEqual(['fetch() response: set']);
  });
});
