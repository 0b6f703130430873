import type rule from '../../src/rules/no-unchecked-response.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ anyRequest: true, scripts: true }] as const;
const URL_OF = "'https://api.example.com/rates'";
const inFunction = (body: string): string => `export async function load(id: string) { ${body} }`;
const post = `{ method: 'POST', body: JSON.stringify({ id }) }`;

type MessageId = 'read' | 'partial' | 'ignored';

/** An answer that is taken for a success, and the code that a person may have instead. */
const finds = (name: string, messageId: MessageId, code: string, output: string) => ({ name, code, errors: [{ messageId, suggestions: [{ messageId: 'addCheck', output }] }] }) as const;

/** The same, where the step goes behind the call itself. */
const findsInStep = (name: string, messageId: MessageId, code: string, call: string) => finds(name, messageId, code, code.replace(call, `${call}${STEP}`));

/** The same for a client that was told not to reject, or never does. */
const findsTold = (name: string, code: string, call: string, refused: string, says: string) => finds(name, 'read', code, code.replace(call, () => `${call}${STEP.replace('!response.ok', refused).replace('Request failed with status ${response.status}', () => says)}`));

const STEP = `.then((response) => {
  if (!response.ok) {
    throw new Error(\`Request failed with status \${response.status}\`);
  }
  return response;
})`;
const check = (name: string): string => `
if (!${name}.ok) {
  throw new Error(\`Request failed with status \${${name}.status}\`);
}`;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'ok is asked for', code: inFunction(`const res = await fetch(${URL_OF}); if (!res.ok) throw new Error('failed'); return res.json();`) },
    { name: 'ok is asked for after the body is read', code: inFunction(`const res = await fetch(${URL_OF}); const data = await res.json(); if (!res.ok) throw new Error(data.message); return data;`) },
    { name: 'the status is compared with success', code: inFunction(`const res = await fetch(${URL_OF}); if (res.status !== 200) return null; return res.json();`) },
    { name: 'the status has its cases', code: inFunction(`const res = await fetch(${URL_OF}); switch (res.status) { case 200: return res.json(); default: return null; }`) },
    { name: 'the status is handed on', code: inFunction(`const res = await fetch(${URL_OF}); return { status: res.status, body: await res.text() };`) },
    { name: 'ok is taken out of it', code: inFunction(`const { ok, json } = await fetch(${URL_OF}); if (!ok) throw new Error('failed'); return json();`) },
    { name: 'ok goes into a name', code: inFunction(`const res = await fetch(${URL_OF}); const failed = !res.ok; const data = await res.json(); if (failed) throw new Error(data.message); return data;`) },
    { name: 'a step of the chain looks', code: `export const load = () => fetch(${URL_OF}).then((res) => { if (!res.ok) throw new Error('failed'); return res; }).then((res) => res.json());` },
    { name: 'a choice in the chain looks', code: `export const load = () => fetch(${URL_OF}).then((res) => (res.ok ? res.json() : null));` },
    { name: 'a function of the file looks', code: `function check(res: Response) { if (!res.ok) throw new Error('failed'); return res; } export const load = async () => { const res = check(await fetch(${URL_OF})); return res.json(); };` },
    { name: 'a function of the file looks and reads', code: `async function parse(res: Response) { const data = await res.json(); if (!res.ok) throw new Error(data.message); return data; } export const load = async () => parse(await fetch(${URL_OF}));` },
    { name: 'a function in the chain looks', code: `function check(res: Response) { if (res.ok) return res; throw new Error('failed'); } export const load = () => fetch(${URL_OF}).then(check).then((res) => res.json());` },
    { name: 'a function out of sight may look', code: `import { check } from 'elsewhere'; export const load = async () => { const res = await fetch(${URL_OF}); check(res); return res.json(); };` },
    { name: 'a function out of sight may look in the chain', code: `import { parse } from 'elsewhere'; export const load = () => fetch(${URL_OF}).then(parse);` },
    { name: 'it is returned', code: inFunction(`return fetch(${URL_OF});`) },
    { name: 'it is returned by name', code: inFunction(`const res = await fetch(${URL_OF}); return res;`) },
    { name: 'it is returned beside its body', code: inFunction(`const res = await fetch(${URL_OF}); return { res, data: await res.json() };`) },
    { name: 'it is kept', code: inFunction(`const res = await fetch(${URL_OF}); cache.set(id, res.clone()); return res.json();`) },
    { name: 'a wrapper looks', code: `async function request() { const res = await fetch(${URL_OF}); if (!res.ok) throw new Error('failed'); return res; } export const load = async () => (await request()).json();` },
    { name: 'the caller of a wrapper looks', code: `const request = () => fetch(${URL_OF}); export const load = async () => { const res = await request(); if (!res.ok) throw new Error('failed'); return res.json(); };` },
    { name: 'every answer of a list is looked at', code: inFunction(`const all = await Promise.all(urls.map((url) => fetch(url))); if (!all.every((res) => res.ok)) throw new Error('failed'); return Promise.all(all.map((res) => res.json()));`) },
    { name: 'each answer of a list is looked at', code: inFunction(`const [a, b] = await Promise.all([fetch(${URL_OF}), fetch(url)]); if (!a.ok || !b.ok) throw new Error('failed'); return [await a.json(), await b.json()];`) },
    { name: 'a list goes out of sight', code: inFunction(`const results = await Promise.allSettled(urls.map((url) => fetch(url))); return results;`) },
    { name: 'a proxy passes the status on', code: inFunction(`const res = await fetch(${URL_OF}); return new Response(res.body, { status: res.status });`) },
    { name: 'a proxy passes all of it on', code: inFunction(`const res = await fetch(${URL_OF}); return new Response(res.body, res);`) },
    { name: 'the type of the body is asked for', code: inFunction(`const res = await fetch(${URL_OF}); if (!res.headers.get('content-type')?.startsWith('image/')) throw new Error('no image'); return res.arrayBuffer();`) },
    { name: 'the body tells of failures', code: inFunction(`const res = await fetch(${URL_OF}); const data = await res.json(); if (data.error) throw new Error(data.error); return data.rates;`) },
    { name: 'the body tells of failures by a name', code: inFunction(`const res = await fetch(${URL_OF}); const { success, rates } = await res.json(); if (!success) return null; return rates;`) },
    { name: 'the body tells of failures in the chain', code: `export const load = () => fetch(${URL_OF}).then((res) => res.json()).then((data) => { if (data.error) throw new Error(data.error); return data; });` },
    { name: 'a schema has the body', code: inFunction(`const res = await fetch(${URL_OF}); return ratesSchema.parse(await res.json());`) },
    { name: 'only its headers are used', code: inFunction(`const res = await fetch(${URL_OF}, { method: 'HEAD' }); return res.headers.get('content-length');`) },
    { name: 'only where it led to is used', code: inFunction(`const res = await fetch(${URL_OF}, { method: 'POST' }); return res.url;`) },
    { name: 'nobody waits for it', code: inFunction(`fetch(${URL_OF}, ${post}).catch(() => {}); void fetch(${URL_OF}, ${post});`), options: [...strict] },
    { name: 'a failure is swallowed', code: inFunction(`await fetch(${URL_OF}, ${post}).catch(() => {}); try { await fetch(${URL_OF}, ${post}); } catch {}`), options: [...strict] },
    { name: 'a request without effect that is ignored, unless asked for', code: inFunction(`await fetch(${URL_OF});`) },
    { name: 'a request of unknown method that is ignored, unless asked for', code: `export async function send(init: RequestInit) { await fetch(${URL_OF}, init); }` },
    { name: 'a relative address', code: inFunction(`const res = await fetch('/api/orders'); return res.json();`) },
    { name: 'a file of the bundle', code: inFunction(`return fetch(new URL('./font.ttf', import.meta.url)).then((res) => res.arrayBuffer());`) },
    { name: 'the only success is asked for', code: `export async function run(id: string) { const res = await fetch('https://a.example.com/' + id, { method: 'DELETE' }); if (res.status !== 204) console.error(await res.text()); }` },
    { name: 'axios that judges by itself', code: `import axios from 'axios'; export const run = async () => (await axios.get('https://a.example.com', { validateStatus: (status) => status < 400 })).data;` },
    { name: 'axios that takes everything, and a look', code: `import axios from 'axios'; export const run = async () => { const res = await axios.get('https://a.example.com', { validateStatus: () => true }); if (res.status >= 400) throw new Error('failed'); return res.data; };` },
    { name: 'got with options out of sight', code: `import got from 'got'; export const run = async (options) => (await got('https://a.example.com', options)).body;` },
    { name: 'resend, whose error is asked for', code: `import { Resend } from 'resend'; const resend = new Resend(key); export async function run(to: string) { const { error } = await resend.emails.send({ to, from, subject, html }); if (error) throw new Error(error.message); }` },
    { name: 'resend, whose answer is handed on', code: `import { Resend } from 'resend'; const resend = new Resend(key); export const run = (to: string) => resend.emails.send({ to, from, subject, html });` },
    { name: 'the body tells of failures, and is kept', code: `let token: string | null = null; export async function run() { if (token) return token; const res = await fetch('https://id.example.com/token', { method: 'POST' }); const data = await res.json(); token = data.access_token; if (!token) throw new Error('no token'); return token; }` },
    { name: 'a client that rejects', code: `import axios from 'axios'; export const load = async () => { const res = await axios.get(${URL_OF}); return res.data.json(); };` },
    { name: 'another that rejects', code: `import ky from 'ky'; export const load = async () => (await ky.get(${URL_OF})).json();` },
    { name: 'a method of the name', code: `export const load = async (store) => { const res = await store.fetch('orders'); return res.json(); };` },
    { name: 'a function of the name', code: `import { fetch } from './own.js'; export const load = async () => (await fetch(${URL_OF})).json();` },
    { name: 'the body of a request that came in', code: `export async function POST(request: Request) { return Response.json(await request.json()); }` },
    { name: 'client code', code: `'use client'; ${inFunction(`const res = await fetch(${URL_OF}); return res.json();`)}` },
    { name: 'a script, unless asked for', code: `#!/usr/bin/env node\n${inFunction(`const res = await fetch(${URL_OF}); return res.json();`)}` },
    { name: 'undici: the status is asked for', code: `import { request } from 'undici'; ${inFunction(`const { statusCode, body } = await request(${URL_OF}); if (statusCode !== 200) throw new Error('failed'); return body.json();`)}` },
    { name: 'undici: it is told to reject', code: `import { request } from 'undici'; ${inFunction(`const { body } = await request(${URL_OF}, { throwOnError: true }); return body.json();`)}` },
  ],
  invalid: [
    finds('the body is read', 'read', inFunction(`\nconst res = await fetch(${URL_OF});\nreturn res.json();\n`), inFunction(`\nconst res = await fetch(${URL_OF});${check('res')}\nreturn res.json();\n`)),
    finds('a part of the body is taken', 'read', inFunction(`\nconst res = await fetch(${URL_OF});\nconst { rates } = await res.json();\nreturn rates;\n`), inFunction(`\nconst res = await fetch(${URL_OF});${check('res')}\nconst { rates } = await res.json();\nreturn rates;\n`)),
    finds('the body is a text', 'read', inFunction(`\nconst res = await fetch(${URL_OF}); // all of it\nconst html = await res.text();\nreturn html.match(/x/)?.[1] ?? null;\n`), inFunction(`\nconst res = await fetch(${URL_OF}); // all of it${check('res')}\nconst html = await res.text();\nreturn html.match(/x/)?.[1] ?? null;\n`)),
    finds('the body is bytes', 'read', inFunction(`\nconst res = await fetch(url)\nreturn Buffer.from(await res.arrayBuffer())\n`), inFunction(`\nconst res = await fetch(url)\nif (!res.ok) {\n  throw new Error(\`Request failed with status \${res.status}\`)\n}\nreturn Buffer.from(await res.arrayBuffer())\n`).replace('export ', 'export ')),
    finds('a variable gets it later', 'read', inFunction(`\nlet res;\ntry {\n  res = await fetch(${URL_OF});\n} catch (error) {\n  throw new Error('down', { cause: error });\n}\nreturn res.json();\n`), inFunction(`\nlet res;\ntry {\n  res = await fetch(${URL_OF});\n  if (!res.ok) {\n    throw new Error(\`Request failed with status \${res.status}\`);\n  }\n} catch (error) {\n  throw new Error('down', { cause: error });\n}\nreturn res.json();\n`)),
    findsInStep('it is read where it is awaited', 'read', inFunction(`return (await fetch(${URL_OF})).json();`), `fetch(${URL_OF})`),
    findsInStep('its body is taken out of it', 'read', inFunction(`const { body } = await fetch(${URL_OF}); return new Response(body);`), `fetch(${URL_OF})`),
    finds('a step of the chain reads it', 'read', `export const load = () =>\n  fetch(${URL_OF}).then((res) => res.json());`, `export const load = () =>\n  fetch(${URL_OF}).then((res) => {\n    if (!res.ok) {\n      throw new Error(\`Request failed with status \${res.status}\`);\n    }\n    return res.json();\n  });`),
    finds('a block in the chain reads it', 'read', `export const load = () => fetch(${URL_OF}).then(async (res) => {\n  const data = await res.json();\n  return data.rates;\n});`, `export const load = () => fetch(${URL_OF}).then(async (res) => {\n  if (!res.ok) {\n    throw new Error(\`Request failed with status \${res.status}\`);\n  }\n  const data = await res.json();\n  return data.rates;\n});`),
    findsInStep('a later step of the chain reads it', 'read', `export const load = () => fetch(${URL_OF}).finally(done).then((res) => res.json());`, `fetch(${URL_OF})`),
    findsInStep('a function of the file reads it', 'read', `const parse = (res: Response) => res.json(); export const load = () => fetch(${URL_OF}).then(parse);`, `fetch(${URL_OF})`),
    finds('a function of the file is given it', 'read', `const parse = (res: Response) => res.json();\n${inFunction(`\nconst res = await fetch(${URL_OF});\nreturn parse(res);\n`)}`, `const parse = (res: Response) => res.json();\n${inFunction(`\nconst res = await fetch(${URL_OF});${check('res')}\nreturn parse(res);\n`)}`),
    findsInStep('a list of them is read', 'read', inFunction(`const all = await Promise.all(urls.map((url) => fetch(url))); return Promise.all(all.map((res) => res.json()));`), 'fetch(url)'),
    findsInStep('one of a list is read', 'read', inFunction(`const [rates] = await Promise.all([fetch(${URL_OF}), other()]); return rates.json();`), `fetch(${URL_OF})`),
    findsInStep('a loop reads them', 'read', inFunction(`const all = await Promise.all(urls.map((url) => fetch(url))); for (const res of all) { bodies.push(await res.text()); }`), 'fetch(url)'),
    finds('only its presence is asked for', 'read', inFunction(`\nconst res = await fetch(${URL_OF});\nif (!res) throw new Error('none');\nreturn res.json();\n`), inFunction(`\nconst res = await fetch(${URL_OF});${check('res')}\nif (!res) throw new Error('none');\nreturn res.json();\n`)),
    finds('only the log has its status', 'read', inFunction(`\nconst res = await fetch(${URL_OF});\nconsole.log('answer', res.status);\nreturn res.json();\n`), inFunction(`\nconst res = await fetch(${URL_OF});${check('res')}\nconsole.log('answer', res.status);\nreturn res.json();\n`)),
    finds('one failure is looked for', 'partial', inFunction(`\nconst res = await fetch(${URL_OF});\nif (res.status === 404) return null;\nreturn res.json();\n`), inFunction(`\nconst res = await fetch(${URL_OF});\nif (res.status === 404) return null;${check('res')}\nreturn res.json();\n`)),
    finds('failures of the server are looked for', 'partial', inFunction(`\nconst res = await fetch(${URL_OF});\nif (res.status >= 500) return load(id);\nreturn res.json();\n`), inFunction(`\nconst res = await fetch(${URL_OF});\nif (res.status >= 500) return load(id);${check('res')}\nreturn res.json();\n`)),
    finds('a wrapper hands it on, and its caller reads it', 'read', `const request = (path: string) => fetch(\`https://api.example.com\${path}\`);\n${inFunction(`\nconst res = await request('/rates');\nreturn res.json();\n`)}`, `const request = (path: string) => fetch(\`https://api.example.com\${path}\`);\n${inFunction(`\nconst res = await request('/rates');${check('res')}\nreturn res.json();\n`)}`),
    findsInStep('a method hands it on, and another reads it', 'read', `export class Rates { private async request(path: string) { const res = await fetch(this.base + path); return res; } async all() { return (await this.request('/rates')).json(); } }`, `this.request('/rates')`),
    findsInStep('a helper that runs it hands it on', 'read', `import pRetry from 'p-retry'; ${inFunction(`const res = await pRetry(() => fetch(${URL_OF})); return res.json();`)}`, `fetch(${URL_OF})`),
    finds('what it did is not looked at', 'ignored', inFunction(`\nawait fetch(${URL_OF}, ${post});\nreturn true;\n`), inFunction(`\nconst response = await fetch(${URL_OF}, ${post});${check('response')}\nreturn true;\n`)),
    finds('what it did has a name and is not looked at', 'ignored', inFunction(`\nconst res = await fetch(${URL_OF}, ${post});\nreturn true;\n`), inFunction(`\nconst res = await fetch(${URL_OF}, ${post});${check('res')}\nreturn true;\n`)),
    findsInStep('what a list of them did is not looked at', 'ignored', inFunction(`await Promise.all(tokens.map((token) => fetch(${URL_OF}, { method: 'POST', body: token })));`), `fetch(${URL_OF}, { method: 'POST', body: token })`),
    findsInStep('a step of the chain takes it for done', 'ignored', `export const send = () => fetch(${URL_OF}, { method: 'DELETE' }).then(() => true);`, `fetch(${URL_OF}, { method: 'DELETE' })`),
    { ...finds('a request without effect that is ignored', 'ignored', inFunction(`\nawait fetch(${URL_OF});\n`), inFunction(`\nconst response = await fetch(${URL_OF});${check('response')}\n`)), options: [...strict] },
    { ...finds('a request in a script', 'read', `#!/usr/bin/env node\n${inFunction(`\nconst res = await fetch(${URL_OF});\nreturn res.json();\n`)}`, `#!/usr/bin/env node\n${inFunction(`\nconst res = await fetch(${URL_OF});${check('res')}\nreturn res.json();\n`)}`), options: [...strict] },
    finds('node-fetch', 'read', `import fetch from 'node-fetch';\n${inFunction(`\nconst res = await fetch(${URL_OF});\nreturn res.json();\n`)}`, `import fetch from 'node-fetch';\n${inFunction(`\nconst res = await fetch(${URL_OF});${check('res')}\nreturn res.json();\n`)}`),
    finds('node-fetch by require', 'read', `const get = require('node-fetch');\nasync function load() {\nconst res = await get(url);\nreturn res.json();\n}`, `const get = require('node-fetch');\nasync function load() {\nconst res = await get(url);${check('res')}\nreturn res.json();\n}`),
    finds('fetch of undici', 'read', `import { fetch as get } from 'undici';\n${inFunction(`\nconst res = await get(url);\nreturn res.json();\n`)}`, `import { fetch as get } from 'undici';\n${inFunction(`\nconst res = await get(url);${check('res')}\nreturn res.json();\n`)}`),
    finds('cross-fetch', 'read', `import { fetch } from 'cross-fetch';\n${inFunction(`\nconst res = await fetch(url);\nreturn res.json();\n`)}`, `import { fetch } from 'cross-fetch';\n${inFunction(`\nconst res = await fetch(url);${check('res')}\nreturn res.json();\n`)}`),
    finds('globalThis.fetch', 'read', inFunction(`\nconst res = await globalThis.fetch(url);\nreturn res.json();\n`), inFunction(`\nconst res = await globalThis.fetch(url);${check('res')}\nreturn res.json();\n`)),
    {
      name: 'resend answers with its error',
      code: `import { Resend } from 'resend'; const resend = new Resend(key); export async function run(to: string) {\n  await resend.emails.send({ to, from, subject, html });\n}`,
      errors: [{
        messageId: 'ignored',
        data: { call: 'resend.emails.send()', refused: 'response.error' },
        suggestions: [{ messageId: 'addCheck', output: `import { Resend } from 'resend'; const resend = new Resend(key); export async function run(to: string) {\n  const response = await resend.emails.send({ to, from, subject, html });\n  if (response.error) {\n    throw new Error(\`Request failed: \${response.error.message}\`);\n  }\n}` }],
      }],
    },
    findsInStep('a cache is asked first', 'read', `let token: string | null = null; export async function run() { if (token) return token; const data = await (await fetch('https://id.example.com/token', { method: 'POST' })).json(); token = data.access_token; return token; }`, `fetch('https://id.example.com/token', { method: 'POST' })`),
    findsTold('resend, of which only the id is taken', `import { Resend } from 'resend'; const resend = new Resend(key); export async function run(to: string) { const { data } = await resend.emails.send({ to, from, subject, html }); return data?.id; }`, 'resend.emails.send({ to, from, subject, html })', 'response.error', 'Request failed: ${response.error.message}'),
    {
      name: 'axios that takes everything for a success',
      code: `import axios from 'axios'; export async function run() {\n  const res = await axios.get('https://a.example.com', { validateStatus: () => true });\n  return res.data;\n}`,
      errors: [{ messageId: 'read', suggestions: [{ messageId: 'addCheck', output: `import axios from 'axios'; export async function run() {\n  const res = await axios.get('https://a.example.com', { validateStatus: () => true });\n  if (res.status >= 400) {\n    throw new Error(\`Request failed with status \${res.status}\`);\n  }\n  return res.data;\n}` }] }],
    },
    findsTold('an instance of axios that takes everything', `import axios from 'axios'; const api = axios.create({ baseURL: 'https://a.example.com', validateStatus: null }); export async function run() { const { data } = await api.get('/x'); return data; }`, `api.get('/x')`, 'response.status >= 400', 'Request failed with status ${response.status}'),
    findsTold('got told not to reject', `import got from 'got'; export async function run() { const { body } = await got('https://a.example.com', { throwHttpErrors: false }); return body; }`, `got('https://a.example.com', { throwHttpErrors: false })`, '!response.ok', 'Request failed with status ${response.statusCode}'),
    findsInStep('ky told not to reject', 'read', `import ky from 'ky'; const api = ky.extend({ throwHttpErrors: false }); export const run = async () => (await api.get('https://a.example.com')).json();`, `api.get('https://a.example.com')`),
    {
      name: 'request of undici',
      code: `import { request } from 'undici';\n${inFunction(`const { body } = await request(${URL_OF}); return body.json();`)}`,
      errors: [{ messageId: 'read', suggestions: [{ messageId: 'addCheck', output: `import { request } from 'undici';\n${inFunction(`const { body } = await request(${URL_OF})${STEP.replace('!response.ok', 'response.statusCode >= 400').replace('response.status}', 'response.statusCode}')}; return body.json();`)}` }] }],
    },
  ],
};
