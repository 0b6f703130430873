import { describe, expect, it } from 'vitest';
import { models } from '../../src/models/index.js';
import { postgres, silentPostgres } from '../support/proof-postgres.js';
import { execute, isInstalled, prove, repair, withServer, type Proof } from '../support/proof.js';
import { echoHttp, echoHttps, redis, silentBody, silentHttp, silentHttps, silentTcp, slowBody, SLOW_BODY_MS, WITHOUT_CERTIFICATE } from '../support/servers.js';

interface Case extends Omit<Proof, 'rule'> {
  name: string;
  /** Packages that the code runs, and that models must know. */
  packages?: readonly string[];
  /** How the repaired code fails when the server is silent. */
  fails: RegExp;
}

const http = { silent: silentHttp, answering: echoHttp };
const abortsByTimer = /^TimeoutError: The operation was aborted due to timeout$/;

const cases: readonly Case[] = [
  {
    name: 'fetch without options gets a signal with a timer',
    code: `
      export async function run({ url }) {
        const response = await fetch(url);
        return response.json();
      }`,
    ...http,
    fails: abortsByTimer,
  },
  {
    name: 'fetch with a body that never comes gets a signal that covers it',
    code: `
      export async function run({ url }) {
        const response = await fetch(url, { method: 'POST', body: 'order', headers: { 'x-id': '1' } });
        return response.json();
      }`,
    silent: silentBody,
    answering: echoHttp,
    fails: abortsByTimer,
  },
  {
    name: 'fetch with options held by a constant gets a copy of them with a signal',
    code: `
      const options = { method: 'PUT', body: 'order' };
      export async function run({ url }) {
        const response = await fetch(url, options);
        return response.json();
      }`,
    ...http,
    fails: abortsByTimer,
  },
  {
    name: 'a timeout that fetch ignores moves to where it works, without a policy',
    code: (limitMs) => `
      export async function run({ url }) {
        const response = await fetch(url, { method: 'DELETE', timeout: ${1000 + limitMs} });
        return response.json();
      }`,
    needsPolicy: false,
    ...http,
    fails: abortsByTimer,
  },
  {
    name: 'a timeout of zero that fetch ignores gives way to the limit of the policy',
    code: `
      export async function run({ url }) {
        const response = await fetch(url, { timeout: 0 });
        return response.json();
      }`,
    ...http,
    fails: abortsByTimer,
  },
  {
    name: 'a signal of fetch that nobody aborts is combined with a timer',
    code: `
      export async function run({ url }) {
        const controller = new AbortController();
        const response = await fetch(url, { signal: controller.signal });
        return response.json();
      }`,
    ...http,
    fails: abortsByTimer,
  },
  {
    name: 'an optional signal of fetch that nobody gives is combined with a timer',
    code: `
      async function load(url, { signal } = {}) {
        const response = await fetch(url, { signal });
        return response.json();
      }
      export const run = ({ url }) => load(url);`,
    ...http,
    fails: abortsByTimer,
  },
  {
    name: 'fetch whose answer is handed on gets a signal by a suggestion',
    code: `
      const load = (url) => fetch(url);
      export async function run({ url }) {
        const response = await load(url);
        return response.json();
      }`,
    suggestion: 'setTimeout',
    ...http,
    fails: abortsByTimer,
  },
  {
    name: 'fetch whose answer is a stream gets a deadline for its headers',
    code: `
      export async function run({ url }) {
        const response = await fetch(url);
        let text = '';
        for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) text += chunk;
        return text;
      }`,
    silent: silentHttp,
    answering: slowBody,
    fails: /^AbortError: This operation was aborted$/,
  },
  {
    name: 'a timeout that fetch ignores becomes the deadline for the headers of a stream, without a policy',
    code: (limitMs) => `
      export async function run({ url }) {
        const response = await fetch(url, { timeout: ${1000 + limitMs} });
        let text = '';
        for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) text += chunk;
        return text;
      }`,
    needsPolicy: false,
    silent: silentHttp,
    answering: slowBody,
    fails: /^AbortError: This operation was aborted$/,
  },
  {
    name: 'axios.get gets a timeout',
    packages: ['axios'],
    code: `
      import axios from 'axios';
      export async function run({ url }) {
        const { data } = await axios.get(url + '/users', { params: { page: 1 } });
        return data;
      }`,
    ...http,
    fails: /^AxiosError ECONNABORTED: timeout of 200ms exceeded$/,
  },
  {
    name: 'axios.post without a body gets a timeout behind a placeholder, and sends the same request',
    packages: ['axios'],
    code: `
      import axios from 'axios';
      export async function run({ url }) {
        const { data } = await axios.post(url);
        return data;
      }`,
    ...http,
    fails: /^AxiosError ECONNABORTED: timeout of 200ms exceeded$/,
  },
  {
    name: 'a timeout of zero of axios is replaced',
    packages: ['axios'],
    code: `
      import axios from 'axios';
      export async function run({ url }) {
        const { data } = await axios.delete(url, { timeout: 0 });
        return data;
      }`,
    ...http,
    fails: /^AxiosError ECONNABORTED: timeout of 200ms exceeded$/,
  },
  {
    name: 'an instance of axios gets a timeout for every call through it',
    packages: ['axios'],
    language: 'ts',
    code: `
      import axios, { type AxiosInstance } from 'axios';
      class Users {
        private readonly http: AxiosInstance;
        constructor(url: string) { this.http = axios.create({ baseURL: url }); }
        async load(id: string): Promise<unknown> { return (await this.http.get('/users/' + id)).data; }
      }
      export const run = ({ url }: { url: string }) => new Users(url).load('7');`,
    ...http,
    fails: /^AxiosError ECONNABORTED: timeout of 200ms exceeded$/,
  },
  {
    name: 'got gets a timeout for the whole request',
    packages: ['got'],
    code: `
      import got from 'got';
      export const run = ({ url }) => got(url + '/users', { searchParams: { page: 1 }, retry: { limit: 0 } }).json();`,
    ...http,
    fails: /^TimeoutError ETIMEDOUT: Timeout awaiting 'request' for 200ms$/,
  },
  {
    name: 'got with a body that never comes gets a timeout that covers it',
    packages: ['got'],
    code: `
      import { got } from 'got';
      export const run = async ({ url }) => JSON.parse((await got.post(url, { json: { id: 1 }, retry: { limit: 0 } })).body);`,
    silent: silentBody,
    answering: echoHttp,
    fails: /^TimeoutError ETIMEDOUT: Timeout awaiting 'request' for 200ms$/,
  },
  {
    name: 'an instance of got gets a timeout for every call through it',
    packages: ['got'],
    code: `
      import got from 'got';
      export async function run({ url }) {
        const client = got.extend({ prefixUrl: url, retry: { limit: 0 } });
        return client.get('users').json();
      }`,
    ...http,
    fails: /^TimeoutError ETIMEDOUT: Timeout awaiting 'request' for 200ms$/,
  },
  {
    name: 'a stream of got gets a limit for its headers',
    packages: ['got'],
    code: `
      import got from 'got';
      export async function run({ url }) {
        let text = '';
        for await (const chunk of got.stream(url, { retry: { limit: 0 } })) text += chunk;
        return text;
      }`,
    silent: silentHttp,
    answering: slowBody,
    fails: /^TimeoutError ETIMEDOUT: Timeout awaiting 'response' for 200ms$/,
  },
  {
    name: 'request of undici gets a limit for its headers',
    packages: ['undici'],
    code: `
      import { request } from 'undici';
      export async function run({ url }) {
        const { body } = await request(url + '/users', { method: 'PUT', body: 'order' });
        return body.json();
      }`,
    ...http,
    fails: /^HeadersTimeoutError UND_ERR_HEADERS_TIMEOUT: Headers Timeout Error$/,
  },
  {
    name: 'a pool of undici gets a limit for the headers of every request through it',
    packages: ['undici'],
    code: `
      import { Pool } from 'undici';
      export async function run({ url }) {
        const pool = new Pool(url);
        try {
          const { body } = await pool.request({ path: '/users', method: 'GET' });
          return await body.json();
        } finally {
          await pool.destroy();
        }
      }`,
    ...http,
    fails: /^HeadersTimeoutError UND_ERR_HEADERS_TIMEOUT: Headers Timeout Error$/,
  },
  {
    name: 'ky whose limit is turned off gets one',
    packages: ['ky'],
    code: `
      import ky from 'ky';
      export const run = ({ url }) => ky.get(url, { timeout: false, retry: 0 }).json();`,
    ...http,
    fails: /^TimeoutError: Request timed out: GET http:\/\/127\.0\.0\.1:\d+\/$/,
  },
  {
    name: 'an instance of ky whose limit is turned off gets one for every call through it',
    packages: ['ky'],
    code: `
      import ky from 'ky';
      const api = ky.create({ timeout: false, retry: 0 });
      export const run = ({ url }) => api.post(url, { json: { id: 1 } }).json();`,
    ...http,
    fails: /^TimeoutError: Request timed out: POST http:\/\/127\.0\.0\.1:\d+\/$/,
  },
  {
    name: 'get of node:http gets a signal with a timer by a suggestion',
    code: `
      import http from 'node:http';
      export const run = ({ url }) =>
        new Promise((resolve, reject) => {
          http.get(url + '/users', async (response) => resolve(JSON.parse((await response.toArray()).join('')))).on('error', reject);
        });`,
    suggestion: 'setTimeout',
    ...http,
    fails: /^AbortError ABORT_ERR: The operation was aborted$/,
  },
  {
    name: 'a timeout of node:http that nobody listens to becomes a signal with a timer by a suggestion',
    code: (limitMs) => `
      import { request } from 'node:http';
      export const run = ({ host, port }) =>
        new Promise((resolve, reject) => {
          const outgoing = request({ host, port, path: '/users', method: 'POST', timeout: ${1000 + limitMs} }, async (response) => {
            resolve(JSON.parse((await response.toArray()).join('')));
          });
          outgoing.on('error', reject);
          outgoing.end('order');
        });`,
    suggestion: 'moveOption',
    ...http,
    fails: /^AbortError ABORT_ERR: The operation was aborted$/,
  },
  {
    name: 'get of node:https gets a signal with a timer by a suggestion',
    code: `
      import * as https from 'node:https';
      export const run = ({ url }) =>
        new Promise((resolve, reject) => {
          const read = async (response) => resolve(JSON.parse((await response.toArray()).join('')));
          https.get(url + '/users', ${JSON.stringify(WITHOUT_CERTIFICATE)}, read).on('error', reject);
        });`,
    suggestion: 'setTimeout',
    silent: silentHttps,
    answering: echoHttps,
    fails: /^AbortError ABORT_ERR: The operation was aborted$/,
  },
  {
    name: 'request of node:https gets a signal with a timer that covers the handshake by a suggestion',
    code: `
      import { request } from 'node:https';
      export const run = ({ host, port }) =>
        new Promise((resolve, reject) => {
          const options = { host, port, path: '/users', ...${JSON.stringify(WITHOUT_CERTIFICATE)} };
          const outgoing = request(options, async (response) => resolve(JSON.parse((await response.toArray()).join(''))));
          outgoing.on('error', reject);
          outgoing.end();
        });`,
    suggestion: 'setTimeout',
    silent: silentTcp,
    answering: echoHttps,
    fails: /^AbortError ABORT_ERR: The operation was aborted$/,
  },
  {
    name: 'a pool of pg gets a limit for the wait for a connection',
    packages: ['pg'],
    code: `
      import pg from 'pg';
      export async function run({ host, port }) {
        const pool = new pg.Pool({ host, port, user: 'shop', database: 'shop' });
        const { rows } = await pool.query('select answer');
        await pool.end();
        return rows;
      }`,
    silent: silentTcp,
    answering: postgres,
    fails: /^Error: Connection terminated due to connection timeout$/,
  },
  {
    name: 'a pool of pg gets a limit for the wait for a query',
    packages: ['pg'],
    code: `
      import pg from 'pg';
      export async function run({ host, port }) {
        const pool = new pg.Pool({ host, port, user: 'shop', database: 'shop', connectionTimeoutMillis: 30_000 });
        const { rows } = await pool.query('select answer');
        await pool.end();
        return rows;
      }`,
    silent: silentPostgres,
    answering: postgres,
    fails: /^Error: Query read timeout$/,
  },
  {
    name: 'a client of ioredis gets a limit for every command',
    packages: ['ioredis'],
    code: `
      import Redis from 'ioredis';
      export async function run({ host, port }) {
        const client = new Redis({ host, port });
        try {
          return await client.get('key');
        } finally {
          client.disconnect();
        }
      }`,
    silent: silentTcp,
    answering: redis,
    fails: /^Error: Command timed out$/,
  },
];

describe.concurrent('require-timeout: code that waits for a silent server for ever gives up once it is repaired', { timeout: 60_000 }, () => {
  for (const { name, packages = [], fails, ...proof } of cases) {
    it(name, async ({ skip }) => {
      for (const each of packages) {
        if (!isInstalled(each)) skip(`${each} is not installed`);
        if (!models.some((model) => model.packages.includes(each))) skip(`no model knows ${each}`);
      }
      const { silence, answer, leavesNothing } = await prove({ rule: 'require-timeout', ...proof });
      expect(silence.before).toEqual({ state: 'hangs' });
      expect(silence.after).toEqual({ state: 'fails', error: expect.stringMatching(fails) });
      expect(answer.before.state).toBe('answers');
      expect(answer.after).toEqual(answer.before);
      expect(leavesNothing).toBe(true);
    });
  }
});

describe('require-timeout: what worked before its repair still does', { timeout: 60_000 }, () => {
  const settings = (timeoutMs: number) => ({ policy: { timeoutMs } });

  it('a caller that goes away still aborts a request whose signal was combined with a timer', async () => {
    const code = `
      export async function run({ url }) {
        const controller = new AbortController();
        const response = await fetch(url, { signal: controller.signal });
        return response.json();
      }`;
    const repaired = repair(code, { rule: 'require-timeout', settings: settings(60_000) });
    for (const each of [code, repaired]) {
      await withServer(silentHttp, async ({ address, received }) => {
        const execution = execute(each, address);
        try {
          await received;
          execution.abort();
          expect(await execution.settle()).toEqual({ state: 'fails', error: 'Error: the caller is gone' });
          expect(await execution.exits()).toBe(true);
        } finally {
          await execution.stop();
        }
      });
    }
  });

  const limitMs = SLOW_BODY_MS / 2;
  const reading = (body: string) => `
      let text = '';
      for await (const chunk of ${body}) text += chunk;
      return text;
    }`;

  it.each([
    {
      library: 'fetch',
      code: `export async function run({ url }) {
      const response = await fetch(url);${reading('response.body.pipeThrough(new TextDecoderStream())')}`,
      cutBy: ['fetch(url)', `fetch(url, { signal: AbortSignal.timeout(${limitMs}) })`],
      fails: abortsByTimer,
    },
    {
      library: 'got',
      code: `import got from 'got'; export async function run({ url }) {${reading("got.stream(url + '/file')")}`,
      cutBy: ["'/file')", `'/file', { timeout: { request: ${limitMs} } })`],
      fails: /^TimeoutError ETIMEDOUT: Timeout awaiting 'request' for/,
    },
  ])('a stream of $library outlives the limit for its headers, where one for the whole answer would cut it', async ({ code, cutBy: [call = '', limited = ''], fails }) => {
    const repaired = repair(code, { rule: 'require-timeout', settings: settings(limitMs) });
    const cut = code.replace(call, limited);
    expect(cut).not.toBe(code);
    await withServer(slowBody, async ({ address }) => {
      const executions = [code, repaired, cut].map((each) => execute(each, address));
      try {
        const [before, after, whole] = await Promise.all(executions.map((each) => each.settle()));
        expect(before).toEqual({ state: 'answers', value: expect.stringMatching(/^piece 1\n[^]*piece 10\n$/) });
        expect(after).toEqual(before);
        expect(whole).toMatchObject({ state: 'fails', error: expect.stringMatching(fails) });
      } finally {
        await Promise.all(executions.map((each) => each.stop()));
      }
    });
  });
});
