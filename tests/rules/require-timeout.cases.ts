import type rule from '../../src/rules/require-timeout.js';
import type { CasesOf } from '../support/rule-tester.js';

const policy = { resilience: { policy: { timeoutMs: 5000 } } };
const strict = [{ maxDefaultMs: 120_000, connections: true, scripts: true }] as const;

/** The one suggestion of a finding, with the default of ten seconds. */
const suggests = (output: string, messageId: 'setTimeout' | 'moveOption' = 'setTimeout') => [{ messageId, output }] as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    {
      name: 'a client that is only used through a derived one with a limit',
      code: `import OpenAI from 'openai'; const base = new OpenAI(); const client = base.withOptions({ timeout: 5000 }); export const list = () => client.models.list();`,
      options: [...strict],
    },
    {
      name: 'a client that only signs',
      code: `
        import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
        import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
        const s3 = new S3Client({});
        export const link = (Key) => getSignedUrl(s3, new GetObjectCommand({ Bucket, Key }));`,
    },
    { name: 'fetch with a timer in its signal', code: `await fetch('https://a.example', { signal: AbortSignal.timeout(5000) });` },
    { name: 'fetch with a signal that combines a timer', code: `await fetch(url, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(5000)]) });` },
    {
      name: 'fetch with a controller that a timer aborts',
      code: `
        const controller = new AbortController();
        const timer = setTimeout(() => controller.abort(), 5000);
        await fetch(url, { signal: controller.signal });
        clearTimeout(timer);`,
    },
    {
      name: 'fetch with a controller that something else may abort is unknown',
      code: `const controller = new AbortController(); register(controller); await fetch(url, { signal: controller.signal });`,
    },
    { name: 'fetch with the signal of a caller is unknown', code: `export const load = (url, signal) => fetch(url, { signal });` },
    { name: 'fetch with a signal that every caller arms', code: `const load = (url, signal) => fetch(url, { signal }); export const get = (url) => load(url, AbortSignal.timeout(1000));` },
    { name: 'fetch with a signal that one of its callers arms is unknown', code: `const load = (url, signal) => fetch(url, { signal }); export const get = (url) => load(url, AbortSignal.timeout(1000)); export const list = () => load('https://a.example');` },
    { name: 'fetch with a signal that a caller hands on is unknown', code: `const load = (url, { signal } = {}) => fetch(url, { signal }); export const get = (url, options) => load(url, options); export const list = () => load('https://a.example');` },
    { name: 'fetch with a signal among options that one of its callers arms is unknown', code: `const load = (url, options) => fetch(url, { signal: options.signal }); export const get = (url) => load(url, { signal: AbortSignal.timeout(1000) }); export const list = () => load('https://a.example', {});` },
    { name: 'fetch with a signal that has a default', code: `const load = (url, { signal = AbortSignal.timeout(1000) } = {}) => fetch(url, { signal }); export const get = (url) => load(url);` },
    { name: 'fetch with the options of a caller is unknown', code: `export const load = (url, init) => fetch(url, init);` },
    { name: 'fetch with a limit in one of two options is unknown', code: `export const load = (url, body) => fetch(url, body ? { signal: AbortSignal.timeout(5000) } : undefined);` },
    { name: 'fetch with the options of a caller in one of two is unknown', code: `export const load = (url, init, body) => fetch(url, body ? { body } : init);` },
    { name: 'fetch with the options of a caller spread is unknown', code: `export const load = (url, init) => fetch(url, { method: 'POST', ...init });` },
    {
      name: 'fetch with options completed after their declaration',
      code: `const init = { method: 'POST' }; init.signal = AbortSignal.timeout(1000); await fetch(url, init);`,
    },
    {
      name: 'fetch with options from a factory of this file',
      code: `const withLimit = () => ({ signal: AbortSignal.timeout(1000) }); await fetch(url, withLimit());`,
    },
    { name: 'fetch through a dispatcher', code: `await fetch(url, { dispatcher: agent });` },
    { name: 'fetch of a path stays with its own origin', code: `await fetch('/api/users');` },
    { name: 'fetch of a path behind a constant base', code: 'const BASE = "/api"; await fetch(`${BASE}/users`);' },
    { name: 'fetch of an asset of the bundle', code: `await fetch(new URL('./font.ttf', import.meta.url));` },
    { name: 'fetch of an asset of the bundle by its address', code: `await fetch(new URL('./font.ttf', import.meta.url).toString()); await fetch(new URL('./a.wasm', import.meta.url).href);` },
    { name: 'fetch of a data URL behind a constant', code: 'const PREFIX = "data:image/png;base64,"; export const read = (text) => fetch(PREFIX + text); export const decode = (text) => fetch(`${PREFIX}${text}`);' },
    { name: 'fetch of a path behind a protected field', code: 'class A { protected base = "/api"; load() { return fetch(`${this.base}/users`); } }' },
    { name: 'fetch that sends the cookies of a browser', code: `export const load = (path) => fetch(API_URL + path, { credentials: 'include' });` },
    { name: 'fetch of a data URL', code: `await fetch('data:text/plain,hello');` },
    { name: 'a local function named fetch', code: `function fetch(url) { return cache.get(url); } await fetch('https://a.example');` },
    { name: 'a parameter named fetch', code: `export const load = async ({ fetch }) => fetch('https://a.example');` },
    { name: 'a method named fetch', code: `await repository.fetch('https://a.example');` },
    { name: 'fetch in a race against a timer', code: `await Promise.race([fetch(url), new Promise((_, reject) => setTimeout(reject, 5000))]);` },
    {
      name: 'fetch in a helper of this file that arms a timer',
      code: `
        const withTimeout = (work) => Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), 5000))]);
        await withTimeout(fetch(url));`,
    },
    {
      name: 'a function that is only called under a deadline',
      code: `
        async function load(url) { const response = await fetch(url); return response.json(); }
        function withTimeout(work) { return Promise.race([work, new Promise((_, reject) => setTimeout(reject, 5000))]); }
        export const safeLoad = (url) => withTimeout(load(url));`,
    },
    { name: 'a promise given to a function of another file is unknown', code: `import { guard } from './guard.js'; await guard(fetch('https://a.example'));` },
    {
      name: 'a callback given to an awaited function of another file is unknown',
      code: `import { guarded } from './guard.js'; export const load = async (url) => guarded(async () => { const r = await fetch(url); return r.json(); });`,
    },
    { name: 'client-side code', code: `'use client'; export const load = () => fetch('https://a.example');` },
    { name: 'a route that its platform ends within seconds', code: `export const runtime = 'edge'; export const GET = async () => { const r = await fetch('https://a.example'); return r; };` },
    { name: 'code that needs a browser', code: `export const load = () => fetch('https://a.example?' + window.location.search);` },
    { name: 'code that is given the window', code: `((window) => { const { currentScript } = window.document; fetch('https://a.example' + window.location.pathname); })(window);` },
    { name: 'a composable of a Nuxt app', code: `export function useRates() { const rates = ref(null); onMounted(async () => { rates.value = await fetch('https://a.example'); }); return rates; }` },
    { name: 'a script by its shebang', code: `#!/usr/bin/env node\nawait fetch('https://a.example');` },
    { name: 'axios with a timeout', code: `import axios from 'axios'; await axios.get(url, { timeout: 5000 });` },
    { name: 'axios with a timeout from a constant of this file', code: `import axios from 'axios'; const LIMITS = { timeout: 5000 }; await axios.get(url, LIMITS);` },
    { name: 'axios with a timeout from the configuration', code: `import axios from 'axios'; import { config } from './config.js'; await axios.get(url, { timeout: config.timeout });` },
    { name: 'axios with a default set in this file', code: `import axios from 'axios'; axios.defaults.timeout = 5000; await axios.get(url);` },
    {
      name: 'an instance whose calls all bring a limit',
      code: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://a.example' });
        export const load = () => api.get('/users', { timeout: 1000 });
        export const save = (user) => api.post('/users', user, { signal: AbortSignal.timeout(1000) });`,
    },
    { name: 'an instance for its own origin', code: `import axios from 'axios'; export const api = axios.create({ baseURL: '/api' });` },
    { name: 'an instance that another function configures is unknown', code: `import axios from 'axios'; import { configure } from './x.js'; const api = axios.create(); configure(api); await api.get('/x');` },
    { name: 'an injected client is unknown', code: `import type { AxiosInstance } from 'axios'; export class Users { constructor(private readonly http: AxiosInstance) {} load() { return this.http.get('/users'); } }` },
    { name: 'a client given by a caller or else axios itself is unknown', code: `import axios from 'axios'; export const load = (options) => { const http = options.client ?? axios; return http.get('https://a.example'); };` },
    { name: 'another package with the same method names', code: `import axios from 'not-axios'; await axios.get('https://a.example');` },
    { name: 'databases are left to strict', code: `import { Pool } from 'pg'; export const pool = new Pool();` },
    { name: 'a pool with both limits under strict', code: `import { Pool } from 'pg'; export const pool = new Pool({ connectionTimeoutMillis: 1000, statement_timeout: 5000 });`, options: [...strict] },
  ],
  invalid: [
    {
      name: 'fetch without options',
      code: `await fetch('https://a.example');`,
      errors: [{ messageId: 'longDefault', data: { call: 'fetch()', limit: '5 minutes', remedy: '`signal: AbortSignal.timeout(ms)`' }, suggestions: suggests(`await fetch('https://a.example', { signal: AbortSignal.timeout(10_000) });`) }],
    },
    {
      name: 'fetch on globalThis',
      code: `await globalThis.fetch('https://a.example');`,
      errors: [{ messageId: 'longDefault', suggestions: suggests(`await globalThis.fetch('https://a.example', { signal: AbortSignal.timeout(10_000) });`) }],
    },
    {
      name: 'fetch by another name',
      code: `const load = fetch; await load('https://a.example');`,
      errors: [{ messageId: 'longDefault', suggestions: suggests(`const load = fetch; await load('https://a.example', { signal: AbortSignal.timeout(10_000) });`) }],
    },
    {
      name: 'a declared policy makes the repair a fix',
      code: `await fetch('https://a.example');`,
      settings: policy,
      output: `await fetch('https://a.example', { signal: AbortSignal.timeout(5_000) });`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'the option joins the others, in their lay-out',
      code: `
await fetch('https://a.example', {
  method: 'POST', // creates
  body, // raw
});`,
      settings: policy,
      output: `
await fetch('https://a.example', {
  method: 'POST', // creates
  body, // raw
  signal: AbortSignal.timeout(5_000),
});`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'options that are one of two, or nothing, are spread at the call',
      code: `export const send = async (url: string, body?: string) => { await fetch(url, body ? { method: 'POST', body /* raw */ } : undefined); };`,
      settings: policy,
      output: `export const send = async (url: string, body?: string) => { await fetch(url, { ...(body ? { method: 'POST', body /* raw */ } : undefined), signal: AbortSignal.timeout(5_000) }); };`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'options that are there only sometimes are spread at the call',
      code: `export const send = async (url: string, body?: string) => { await fetch(url, body !== undefined && { method: 'POST', body }); };`,
      settings: policy,
      output: `export const send = async (url: string, body?: string) => { await fetch(url, { ...(body !== undefined && { method: 'POST', body }), signal: AbortSignal.timeout(5_000) }); };`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'options of one of two constants are spread at the call',
      code: `const get = { method: 'GET' }; const put = { method: 'PUT' }; export const send = async (url: string, isNew: boolean) => { await fetch(url, isNew ? put : get); };`,
      settings: policy,
      output: `const get = { method: 'GET' }; const put = { method: 'PUT' }; export const send = async (url: string, isNew: boolean) => { await fetch(url, { ...(isNew ? put : get), signal: AbortSignal.timeout(5_000) }); };`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'options held by a constant are copied at the call',
      code: `const init = { method: 'POST' }; await fetch(url, init);`,
      settings: policy,
      output: `const init = { method: 'POST' }; await fetch(url, { ...init, signal: AbortSignal.timeout(5_000) });`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'an option that fetch does not have is moved to where it works',
      code: `const r = await fetch(url, { method: 'PUT', timeout: 3000 }); await r.json();`,
      output: `const r = await fetch(url, { method: 'PUT', signal: AbortSignal.timeout(3000) }); await r.json();`,
      errors: [{ messageId: 'ignoredOption', data: { call: 'fetch()', option: 'timeout', remedy: '`signal: AbortSignal.timeout(ms)`' } }],
    },
    {
      name: 'an ignored option whose value is computed wants a review',
      code: `const r = await fetch(url, { timeout: settings.timeout }); await r.json();`,
      errors: [{ messageId: 'ignoredOption', suggestions: suggests(`const r = await fetch(url, { signal: AbortSignal.timeout(settings.timeout ?? 10_000) }); await r.json();`, 'moveOption') }],
    },
    {
      name: 'an ignored option that says no limit is not moved: the policy gives the value',
      code: `const r = await fetch(url, { timeout: 0 }); await r.json();`,
      errors: [{ messageId: 'ignoredOption', suggestions: suggests(`const r = await fetch(url, { signal: AbortSignal.timeout(10_000) }); await r.json();`, 'moveOption') }],
    },
    {
      name: 'an ignored option that may be missing falls back on the policy',
      code: `const r = await fetch(url, { timeout: a ? b : settings?.timeout }); await r.json();`,
      errors: [{ messageId: 'ignoredOption', suggestions: suggests(`const r = await fetch(url, { signal: AbortSignal.timeout((a ? b : settings?.timeout) ?? 10_000) }); await r.json();`, 'moveOption') }],
    },
    {
      name: 'an ignored option that is there in any case needs no fallback',
      code: `export async function load(url, ms = 5000) { const r = await fetch(url, { timeout: Number(ms) + 1 }); return r.json(); }`,
      errors: [{
        messageId: 'ignoredOption',
        suggestions: suggests(`export async function load(url, ms = 5000) { const r = await fetch(url, { signal: AbortSignal.timeout(Number(ms) + 1) }); return r.json(); }`, 'moveOption'),
      }],
    },
    {
      name: 'an ignored option that resolves to a constant is moved',
      code: `const SECOND = 1000; const r = await fetch(url, { timeout: 30 * SECOND }); await r.json();`,
      output: `const SECOND = 1000; const r = await fetch(url, { signal: AbortSignal.timeout(30 * SECOND) }); await r.json();`,
      errors: [{ messageId: 'ignoredOption' }],
    },
    {
      name: 'an ignored option below a second may be meant in seconds: it wants a review',
      code: `const r = await fetch(url, { timeout: 30 }); await r.json();`,
      errors: [{ messageId: 'ignoredOption', suggestions: suggests(`const r = await fetch(url, { signal: AbortSignal.timeout(30) }); await r.json();`, 'moveOption') }],
    },
    ...['-1', 'false', 'Infinity', '1500.5', '2 ** 31', "'3000'", '{ request: 3000 }'].map((value) => ({
      name: `an ignored option that no timer takes is not moved: ${value}`,
      code: `const r = await fetch(url, { timeout: ${value} }); await r.json();`,
      errors: [{ messageId: 'ignoredOption', suggestions: suggests(`const r = await fetch(url, { signal: AbortSignal.timeout(10_000) }); await r.json();`, 'moveOption') }] as const,
    })),
    {
      name: 'an ignored option in options held by a constant says how long, and stays',
      code: `const options = { method: 'PUT', timeout: 3000 }; const r = await fetch(url, options); await r.json();`,
      output: `const options = { method: 'PUT', timeout: 3000 }; const r = await fetch(url, { ...options, signal: AbortSignal.timeout(3000) }); await r.json();`,
      errors: [{ messageId: 'ignoredOption' }],
    },
    {
      name: 'an ignored option below a second, in options held by a constant, wants a review',
      code: `const options = { timeout: 30 }; const r = await fetch(url, options); await r.json();`,
      errors: [{ messageId: 'ignoredOption', suggestions: suggests(`const options = { timeout: 30 }; const r = await fetch(url, { ...options, signal: AbortSignal.timeout(30) }); await r.json();`) }],
    },
    {
      name: 'an ignored option of no use in options held by a constant leaves the value to the policy',
      code: `const options = { timeout: 0 }; const r = await fetch(url, options); await r.json();`,
      errors: [{ messageId: 'ignoredOption', suggestions: suggests(`const options = { timeout: 0 }; const r = await fetch(url, { ...options, signal: AbortSignal.timeout(10_000) }); await r.json();`) }],
    },
    {
      name: 'options go on a line of their own where the others do',
      code: `
await fetch(
  url, // where
);
await axios.post(
  url // where
);
await fetch(url, { headers: {
    a: '1',
  }, method: 'PUT' });
import axios from 'axios';`,
      settings: policy,
      output: `
await fetch(
  url, // where
  { signal: AbortSignal.timeout(5_000) },
);
await axios.post(
  url, // where
  undefined,
  { timeout: 5_000 }
);
await fetch(url, { headers: {
    a: '1',
  }, method: 'PUT',
  signal: AbortSignal.timeout(5_000) });
import axios from 'axios';`,
      errors: [{ messageId: 'longDefault' }, { messageId: 'noTimeout' }, { messageId: 'longDefault' }],
    },
    {
      name: 'two options go on two lines, and a comment stays behind its own',
      code: `
import pg from 'pg';
export const pool = new pg.Pool({
	max: 5 // few
});`,
      options: [...strict],
      settings: policy,
      output: `
import pg from 'pg';
export const pool = new pg.Pool({
	max: 5, // few
	connectionTimeoutMillis: 5_000,
	query_timeout: 5_000
});`,
      errors: [{ messageId: 'clientNoTimeout' }],
    },
    {
      name: 'options go before a callback on its own line, with the comment above it',
      code: `
import * as grpc from '@grpc/grpc-js';
const { Users } = grpc.loadPackageDefinition(definition).acme;
const users = new Users(address, grpc.credentials.createInsecure());
users.get(
  { id },
  // prettier-ignore
  (error, user) => done(error, user),
);`,
      settings: policy,
      output: `
import * as grpc from '@grpc/grpc-js';
const { Users } = grpc.loadPackageDefinition(definition).acme;
const users = new Users(address, grpc.credentials.createInsecure());
users.get(
  { id },
  { deadline: Date.now() + 5_000 },
  // prettier-ignore
  (error, user) => done(error, user),
);`,
      errors: [{ messageId: 'noTimeout' }],
    },
    {
      name: 'lines break as those of the file do',
      code: `async function download(url) {\r\n  const response = await fetch(url, {\r\n    method: 'PUT',\r\n  });\r\n  await pipeline(response.body, file);\r\n}`,
      settings: policy,
      output: `async function download(url) {\r\n  const headersDeadline = new AbortController();\r\n  const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000);\r\n  const response = await fetch(url, {\r\n    method: 'PUT',\r\n    signal: headersDeadline.signal,\r\n  }).finally(() => clearTimeout(headersTimer));\r\n  await pipeline(response.body, file);\r\n}`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'an optional signal that no caller gives',
      code: `async function load(url: string, signal?: AbortSignal) { const r = await fetch(url, { signal }); return r.json(); } export const get = (url: string) => load(url);`,
      settings: policy,
      output: `async function load(url: string, signal?: AbortSignal) { const r = await fetch(url, { signal: AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(5_000)]) }); return r.json(); } export const get = (url: string) => load(url);`,
      errors: [{ messageId: 'deadSignal' }],
    },
    {
      name: 'an optional signal among options that no caller gives',
      code: `async function load(url: string, options: { signal?: AbortSignal; id?: string } = {}) { const r = await fetch(url, { signal: options.signal }); return r.json(); } export const get = (url: string) => load(url, { id: 'a' });`,
      settings: policy,
      output: `async function load(url: string, options: { signal?: AbortSignal; id?: string } = {}) { const r = await fetch(url, { signal: AbortSignal.any([...(options.signal ? [options.signal] : []), AbortSignal.timeout(5_000)]) }); return r.json(); } export const get = (url: string) => load(url, { id: 'a' });`,
      errors: [{ messageId: 'deadSignal' }],
    },
    {
      name: 'the signal of a controller that nobody arms, through a function',
      code: `const load = async (url, { signal }) => { const r = await fetch(url, { signal }); return r.json(); }; export const get = (url) => { const controller = new AbortController(); return load(url, { signal: controller.signal }); };`,
      settings: policy,
      output: `const load = async (url, { signal }) => { const r = await fetch(url, { signal: AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(5_000)]) }); return r.json(); }; export const get = (url) => { const controller = new AbortController(); return load(url, { signal: controller.signal }); };`,
      errors: [{ messageId: 'deadSignal' }],
    },
    {
      name: 'a signal that may be missing is combined where it is there',
      code: `const controller = new AbortController(); const r = await fetch(url, { signal: yes ? controller.signal : undefined }); await r.text();`,
      settings: policy,
      output: `const controller = new AbortController(); const r = await fetch(url, { signal: AbortSignal.any([...[(yes ? controller.signal : undefined) || []].flat(), AbortSignal.timeout(5_000)]) }); await r.text();`,
      errors: [{ messageId: 'deadSignal' }],
    },
    {
      name: 'an ignored option keeps the comments in it when it is moved',
      code: `
const r = await fetch(url, {
  timeout: /* ms */ 3000, // as agreed
});
await r.json();`,
      output: `
const r = await fetch(url, {
  signal: /* ms */ AbortSignal.timeout(3000), // as agreed
});
await r.json();`,
      errors: [{ messageId: 'ignoredOption' }],
    },
    {
      name: 'an ignored option beside an empty signal leaves its comments',
      code: `const r = await fetch(url, { timeout: /* ms */ 3000, signal: undefined }); await r.json();`,
      output: `const r = await fetch(url, { /* ms */ signal: AbortSignal.timeout(3000) }); await r.json();`,
      errors: [{ messageId: 'ignoredOption' }],
    },
    {
      name: 'a sequence stays one value',
      code: `const init = { method: 'PUT' }; await fetch(url, (count(), init));`,
      settings: policy,
      output: `const init = { method: 'PUT' }; await fetch(url, ({ ...(count(), init), signal: AbortSignal.timeout(5_000) }));`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'a signal in options held by a constant is read from there',
      code: `const controller = new AbortController(); const init = { signal: controller.signal }; await fetch(url, init);`,
      settings: policy,
      output: `const controller = new AbortController(); const init = { signal: controller.signal }; await fetch(url, { ...init, signal: AbortSignal.any([init.signal, AbortSignal.timeout(5_000)]) });`,
      errors: [{ messageId: 'deadSignal' }],
    },
    {
      name: 'a signal made out of sight of the call has no repair',
      code: `const make = () => { const made = new AbortController(); return { signal: made.signal }; }; await fetch(url, make());`,
      settings: policy,
      errors: [{ messageId: 'deadSignal' }],
    },
    {
      name: 'a signal that nobody aborts is combined with a timer',
      code: `const controller = new AbortController(); const r = await fetch(url, { signal: controller.signal }); await r.text();`,
      settings: policy,
      output: `const controller = new AbortController(); const r = await fetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5_000)]) }); await r.text();`,
      errors: [{ messageId: 'deadSignal' }],
    },
    {
      name: 'a streamed answer gets a deadline for its headers only',
      code: `
async function download(url) {
  const response = await fetch(url);
  await pipeline(response.body, file);
}`,
      settings: policy,
      output: `
async function download(url) {
  const headersDeadline = new AbortController();
  const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000);
  const response = await fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer));
  await pipeline(response.body, file);
}`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'two streamed answers of one block get deadlines of their own',
      code: `
const headersTimer2 = null;
const a = await fetch(url);
const b = await fetch(url);
await Promise.all([pipeline(a.body, file), pipeline(b.body, file)]);`,
      settings: policy,
      output: `
const headersTimer2 = null;
const headersDeadline = new AbortController();
const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000);
const a = await fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer));
const headersDeadline3 = new AbortController();
const headersTimer3 = setTimeout(() => headersDeadline3.abort(), 5_000);
const b = await fetch(url, { signal: headersDeadline3.signal }).finally(() => clearTimeout(headersTimer3));
await Promise.all([pipeline(a.body, file), pipeline(b.body, file)]);`,
      errors: [{ messageId: 'longDefault' }, { messageId: 'longDefault' }],
    },
    {
      name: 'an ignored option of a streamed answer becomes the deadline for its headers',
      code: `
const response = await fetch(url, { timeout: 3000 });
await pipeline(response.body, file);`,
      output: `
const headersDeadline = new AbortController();
const headersTimer = setTimeout(() => headersDeadline.abort(), 3000);
const response = await fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer));
await pipeline(response.body, file);`,
      errors: [{ messageId: 'ignoredOption' }],
    },
    {
      name: 'a comment above a streamed answer stays above it, one behind other code stays there',
      code: `
start(); // begins
// @ts-expect-error its type is wrong
// and old
const response = await fetch(url);
await pipeline(response.body, file);`,
      settings: policy,
      output: `
start(); // begins
const headersDeadline = new AbortController();
const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000);
// @ts-expect-error its type is wrong
// and old
const response = await fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer));
await pipeline(response.body, file);`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'a comment on the whole file stays at its top',
      code: `// @ts-nocheck
const response = await fetch(url);
await pipeline(response.body, file);`,
      settings: policy,
      output: `// @ts-nocheck
const headersDeadline = new AbortController();
const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000);
const response = await fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer));
await pipeline(response.body, file);`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'a streamed answer in a body of one line stays on that line',
      code: `export const download = async (url) => { const response = await fetch(url); await pipeline(response.body, file) };`,
      settings: policy,
      output: `export const download = async (url) => { const headersDeadline = new AbortController(); const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000); const response = await fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer)); await pipeline(response.body, file) };`,
      errors: [{ messageId: 'longDefault' }],
    },
    ...[
      ['that is taken apart', 'const { body } = await CALL; await pipeline(body, file);'],
      ['with a cast', 'const response = (await CALL) as Response; await pipeline(response.body, file);'],
      ['of which only the body is kept', 'const body = (await CALL).body; await pipeline(body, file);'],
      ['whose body is returned', 'return (await CALL).body;'],
      ['whose body is given to a call', 'await pipeline((await CALL).body, file);'],
      ['that is iterated', 'for await (const chunk of (await CALL).body) print(chunk);'],
      ['read in a callback', 'await CALL.then((response) => { if (!response.ok) return response.text(); return pipeline(response.body, file); });'],
      ['read in a callback that takes it apart', 'await CALL.then(({ body }) => pipeline(body, file));'],
    ].map(([name = '', statement = '']) => ({
      name: `a streamed answer ${name}`,
      code: `async function download(url) {\n  ${statement.replace('CALL', 'fetch(url)')}\n}`,
      settings: policy,
      output: `async function download(url) {
  const headersDeadline = new AbortController();
  const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000);
  ${statement.replace('CALL', 'fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer))')}
}`,
      errors: [{ messageId: 'longDefault' }] as const,
    })),
    {
      name: 'a streamed answer that is assigned, in a case',
      code: `
let response;
switch (kind) {
  case 'a':
    response = await fetch(url);
    break;
  default:
    response = await fetch(url + '/b');
}
await pipeline(response.body, file);`,
      settings: policy,
      output: `
let response;
switch (kind) {
  case 'a':
    const headersDeadline = new AbortController();
    const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000);
    response = await fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer));
    break;
  default:
    const headersDeadline2 = new AbortController();
    const headersTimer2 = setTimeout(() => headersDeadline2.abort(), 5_000);
    response = await fetch(url + '/b', { signal: headersDeadline2.signal }).finally(() => clearTimeout(headersTimer2));
}
await pipeline(response.body, file);`,
      errors: [{ messageId: 'longDefault' }, { messageId: 'longDefault' }],
    },
    {
      name: 'a statement that begins with a bracket is no continuation of the deadline',
      code: `
const file = open()
void 0
;(await fetch(url)).body.pipeTo(file)`,
      settings: policy,
      output: `
const file = open()
void 0
;const headersDeadline = new AbortController(); const headersTimer = setTimeout(() => headersDeadline.abort(), 5_000); (await fetch(url, { signal: headersDeadline.signal }).finally(() => clearTimeout(headersTimer))).body.pipeTo(file)`,
      errors: [{ messageId: 'longDefault' }],
    },
    ...[
      'const response = await CALL; if (!response.ok) throw new Error(await response.text()); return response;',
      'const response = await CALL; if (!response.ok) throw new Error(await response.text()); await save(response);',
      'const response = await CALL; if (!response.ok) throw new Error(await response.text()); return { response };',
      'const response = await CALL; if (!response.ok) throw new Error(await response.text()); for await (const chunk of response) print(chunk);',
      'return CALL.then((response) => { if (!response.ok) throw new Error(response.text()); return response; });',
      'return CALL.then((response) => (response.ok ? response.json() : fail(response)));',
      'const { ok, ...response } = await CALL; return response;',
    ].map((statement) => ({
      name: `an answer that goes out of sight may be a stream: ${statement}`,
      code: `async function load(url) { ${statement.replace('CALL', 'fetch(url)')} }`,
      settings: policy,
      errors: [{ messageId: 'longDefault', suggestions: suggests(`async function load(url) { ${statement.replace('CALL', 'fetch(url, { signal: AbortSignal.timeout(5_000) })')} }`) }] as const,
    })),
    ...[
      'const response = await CALL; if (response.status !== 200) await response.body?.cancel(); return response.json();',
      'const response = await CALL; return response && response.ok ? response.json() : null;',
      'let response; response = await CALL; return response.text();',
      'const asked = CALL; const response = await asked; return response.text();',
      'const response = await CALL.catch(() => null); return response.clone().text();',
      'return CALL.then((response) => response.json());',
      'const { ok } = await CALL; return ok;',
    ].map((statement) => ({
      name: `an answer that is read to its end: ${statement}`,
      code: `async function load(url) { ${statement.replace('CALL', 'fetch(url)')} }`,
      settings: policy,
      output: `async function load(url) { ${statement.replace('CALL', 'fetch(url, { signal: AbortSignal.timeout(5_000) })')} }`,
      errors: [{ messageId: 'longDefault' }] as const,
    })),
    {
      name: 'an answer that is handed on may be a stream: the repair wants a review',
      code: `export const load = (url) => fetch(url);`,
      settings: policy,
      errors: [{ messageId: 'longDefault', suggestions: suggests(`export const load = (url) => fetch(url, { signal: AbortSignal.timeout(5_000) });`) }],
    },
    {
      name: 'under autofix all, reviews are applied',
      code: `export const load = (url) => fetch(url);`,
      settings: { resilience: { autofix: 'all' } },
      output: `export const load = (url) => fetch(url, { signal: AbortSignal.timeout(10_000) });`,
      errors: [{ messageId: 'longDefault' }],
    },
    {
      name: 'a retry helper of this file adds no limit',
      code: `
        async function retry(work) { try { return await work(); } catch { await new Promise((resolve) => setTimeout(resolve, 100)); return work(); } }
        await retry(() => fetch(url));`,
      errors: [{
        messageId: 'longDefault',
        suggestions: suggests(`
        async function retry(work) { try { return await work(); } catch { await new Promise((resolve) => setTimeout(resolve, 100)); return work(); } }
        await retry(() => fetch(url, { signal: AbortSignal.timeout(10_000) }));`),
      }],
    },
    {
      name: 'a request handler is no wrapper',
      code: `app.get('/rates', async (req, res) => { const r = await fetch('https://a.example'); res.json(await r.json()); });`,
      errors: [{ messageId: 'longDefault', suggestions: suggests(`app.get('/rates', async (req, res) => { const r = await fetch('https://a.example', { signal: AbortSignal.timeout(10_000) }); res.json(await r.json()); });`) }],
    },
    {
      name: 'axios without options',
      code: `import axios from 'axios'; await axios.get(url);`,
      errors: [{ messageId: 'noTimeout', data: { call: 'axios.get()', remedy: '`timeout`' }, suggestions: suggests(`import axios from 'axios'; await axios.get(url, { timeout: 10_000 });`) }],
    },
    {
      name: 'axios by a named import',
      code: `import { get as load } from 'axios'; await load(url);`,
      errors: [{ messageId: 'noTimeout', suggestions: suggests(`import { get as load } from 'axios'; await load(url, { timeout: 10_000 });`) }],
    },
    {
      name: 'axios by require',
      code: `const { default: http } = require('axios'); http.delete(url);`,
      errors: [{ messageId: 'noTimeout', suggestions: suggests(`const { default: http } = require('axios'); http.delete(url, { timeout: 10_000 });`) }],
    },
    {
      name: 'options of axios go behind the body, which may be missing',
      code: `import axios from 'axios'; await axios.post(url);`,
      settings: policy,
      output: `import axios from 'axios'; await axios.post(url, undefined, { timeout: 5_000 });`,
      errors: [{ messageId: 'noTimeout' }],
    },
    {
      name: 'a timeout in place of the body is none',
      code: `import axios from 'axios'; await axios.post(url, { timeout: 1000 });`,
      settings: policy,
      output: `import axios from 'axios'; await axios.post(url, { timeout: 1000 }, { timeout: 5_000 });`,
      errors: [{ messageId: 'noTimeout' }],
    },
    {
      name: 'a timeout of zero is none, and is replaced',
      code: `import axios from 'axios'; await axios.get(url, { timeout: 0 });`,
      settings: policy,
      output: `import axios from 'axios'; await axios.get(url, { timeout: 5_000 });`,
      errors: [{ messageId: 'noTimeout' }],
    },
    {
      name: 'one report an instance, where it is made',
      code: `import axios from 'axios';
const api = axios.create({ baseURL: 'https://a.example' });
export const load = () => api.get('/users');
export const remove = (id) => api.delete('/users/' + id);`,
      settings: policy,
      output: `import axios from 'axios';
const api = axios.create({ baseURL: 'https://a.example', timeout: 5_000 });
export const load = () => api.get('/users');
export const remove = (id) => api.delete('/users/' + id);`,
      errors: [{ messageId: 'clientNoTimeout', line: 2, data: { call: 'axios.create()', waits: 'an answer', remedy: '`timeout`' } }],
    },
    {
      name: 'an instance derived from another is reported where that was made',
      code: `import axios from 'axios'; const base = axios.create(); export const api = base.create({ baseURL: 'https://a.example' });`,
      settings: policy,
      output: `import axios from 'axios'; const base = axios.create({ timeout: 5_000 }); export const api = base.create({ baseURL: 'https://a.example' });`,
      errors: [{ messageId: 'clientNoTimeout', data: { call: 'axios.create()', waits: 'an answer', remedy: '`timeout`' } }],
    },
    {
      name: 'nothing in the place of options gives way to them',
      code: `import axios from 'axios'; await axios.get(url, undefined);`,
      settings: policy,
      output: `import axios from 'axios'; await axios.get(url, { timeout: 5_000 });`,
      errors: [{ messageId: 'noTimeout' }],
    },
    {
      name: 'an instance in a class field',
      code: `import axios from 'axios'; export class Users { private readonly http = axios.create(); load() { return this.http.get('/users'); } }`,
      errors: [{ messageId: 'clientNoTimeout', suggestions: suggests(`import axios from 'axios'; export class Users { private readonly http = axios.create({ timeout: 10_000 }); load() { return this.http.get('/users'); } }`) }],
    },
    {
      name: 'a pool that is made without arguments, in parentheses that are not of its call',
      code: `import pg from 'pg'; export const pool = new (pg.Pool);`,
      options: [...strict],
      settings: policy,
      output: `import pg from 'pg'; export const pool = new (pg.Pool)({ connectionTimeoutMillis: 5_000, query_timeout: 5_000 });`,
      errors: [{ messageId: 'clientNoTimeout', data: { call: 'new pg.Pool()', waits: 'a connection and a query', remedy: '`connectionTimeoutMillis` and `query_timeout`' } }],
    },
    {
      name: 'a pool under strict names both waits',
      code: `import pg from 'pg'; export const pool = new pg.Pool({ max: 5 });`,
      options: [...strict],
      settings: policy,
      output: `import pg from 'pg'; export const pool = new pg.Pool({ max: 5, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });`,
      errors: [{ messageId: 'clientNoTimeout', data: { call: 'new pg.Pool()', waits: 'a connection and a query', remedy: '`connectionTimeoutMillis` and `query_timeout`' } }],
    },
    {
      name: 'a pool that waits for a connection only',
      code: `import pg from 'pg'; export const pool = new pg.Pool({ statement_timeout: 5000 });`,
      options: [...strict],
      settings: policy,
      output: `import pg from 'pg'; export const pool = new pg.Pool({ statement_timeout: 5000, connectionTimeoutMillis: 5_000 });`,
      errors: [{ messageId: 'clientNoTimeout' }],
    },
    {
      name: 'a script under strict',
      code: `#!/usr/bin/env node\nawait fetch('https://a.example');`,
      options: [...strict],
      errors: [{ messageId: 'longDefault', suggestions: suggests(`#!/usr/bin/env node\nawait fetch('https://a.example', { signal: AbortSignal.timeout(10_000) });`) }],
    },
    {
      name: 'a limit that is chained to the call',
      code: `import request from 'superagent'; const { body } = await request.get('https://a.example').set('a', 'b');`,
      errors: [{ messageId: 'noTimeout', data: { call: 'request.get()', remedy: '`.timeout(ms)`' }, suggestions: suggests(`import request from 'superagent'; const { body } = await request.get('https://a.example').timeout(10_000).set('a', 'b');`) }],
    },
    {
      name: 'a limit that would cut a stream, chained or as a signal, is not written',
      code: `
        import request from 'superagent'; import https from 'node:https';
        request.get('https://a.example').pipe(file);
        https.get('https://a.example', (response) => response.pipe(file));`,
      errors: [{ messageId: 'noTimeout', suggestions: [] }, { messageId: 'noTimeout', suggestions: [] }],
    },
    {
      name: 'a default that is switched off',
      code: `import ky from 'ky'; await ky.get('https://a.example', { timeout: false }).json();`,
      settings: policy,
      output: `import ky from 'ky'; await ky.get('https://a.example', { timeout: 5_000 }).json();`,
      errors: [{ messageId: 'noTimeout', data: { call: 'ky.get()', remedy: '`timeout`' } }],
    },
    {
      name: 'a part of an option joins the others',
      code: `import got from 'got'; await got('https://a.example', { timeout: { connect: 500 } });`,
      settings: policy,
      output: `import got from 'got'; await got('https://a.example', { timeout: { connect: 500, request: 5_000 } });`,
      errors: [{ messageId: 'noTimeout', data: { call: 'got()', remedy: '`timeout.request`' } }],
    },
    {
      name: 'a client that takes a fetch of its own gets one that combines a timer with the signal it is given',
      code: `import { GraphQLClient } from 'graphql-request'; export const client = new GraphQLClient(process.env.API_URL);`,
      errors: [{
        messageId: 'clientLongDefault',
        data: { call: 'new GraphQLClient()', limit: '5 minutes', waits: 'an answer', remedy: 'a `fetch` that adds `signal: AbortSignal.timeout(ms)`' },
        suggestions: suggests(`import { GraphQLClient } from 'graphql-request'; export const client = new GraphQLClient(process.env.API_URL, { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.any([AbortSignal.timeout(10_000), ...(init?.signal ? [init.signal] : [])]) }) });`),
      }],
    },
    {
      name: 'a client whose fetch would be another one is left alone',
      code: `import fetch from './fetch.js'; import { GraphQLClient } from 'graphql-request'; export const client = new GraphQLClient(process.env.API_URL);`,
      errors: [{ messageId: 'clientLongDefault', suggestions: [] }],
    },
    {
      name: 'a signal that nobody aborts is combined with a timer where the library has both',
      code: `import { ofetch } from 'ofetch'; const controller = new AbortController(); await ofetch('https://a.example', { signal: controller.signal });`,
      errors: [{
        messageId: 'deadSignal',
        data: { call: 'ofetch()', remedy: '`signal: AbortSignal.timeout(ms)`' },
        suggestions: suggests(`import { ofetch } from 'ofetch'; const controller = new AbortController(); await ofetch('https://a.example', { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(10_000)]) });`),
      }],
    },
    {
      name: 'an option in the wrong place moves below another',
      code: `import { S3Client } from '@aws-sdk/client-s3'; export const s3 = new S3Client({ region, socketTimeout: 3000 });`,
      output: `import { S3Client } from '@aws-sdk/client-s3'; export const s3 = new S3Client({ region, requestHandler: { socketTimeout: 3000 } });`,
      errors: [{ messageId: 'ignoredOption' }],
    },
    {
      name: 'a call that only itself can bound, before its callback',
      code: `
import * as grpc from '@grpc/grpc-js';
const { Users } = grpc.loadPackageDefinition(definition).acme;
const users = new Users(address, grpc.credentials.createInsecure());
export const get = (id, done) => users.get({ id }, (error, user) => done(error, user));`,
      settings: policy,
      output: `
import * as grpc from '@grpc/grpc-js';
const { Users } = grpc.loadPackageDefinition(definition).acme;
const users = new Users(address, grpc.credentials.createInsecure());
export const get = (id, done) => users.get({ id }, { deadline: Date.now() + 5_000 }, (error, user) => done(error, user));`,
      errors: [{ messageId: 'noTimeout', line: 5 }],
    },
    {
      name: 'a singleton that only its setter can bound',
      code: `import mail from '@sendgrid/mail'; export const send = (message) => mail.send(message);`,
      options: [...strict],
      errors: [{ messageId: 'noTimeout', data: { call: 'mail.send()', remedy: '`.setTimeout(ms)`' } }],
    },
    {
      name: 'settings of the wrong shape are one clear error',
      code: `await fetch('https://a.example');`,
      settings: { resilience: { policy: { timeoutMs: '5s' } } },
      errors: [{ messageId: 'invalidSettings', data: { problem: 'settings.resilience.policy.timeoutMs must be a whole number of at least 1' } }],
    },
  ],
};
