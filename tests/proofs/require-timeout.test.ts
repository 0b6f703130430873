import { describe, expect, it } from 'vitest';
import { models } from '../../src/models/index.js';
import { postgres, silentPostgres } from '../support/proof-postgres.js';
import { execute, isInstalled, prove, repair, withServer, type Proof } from '../support/proof.js';
import { echoHttp, redis, silentBody, silentHttp, silentTcp, slowBody, SLOW_BODY_MS } from '../support/servers.js';

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

  it('a stream outlives the deadline for its headers, where a deadline for the whole answer would cut it', async () => {
    const limitMs = SLOW_BODY_MS / 2;
    const code = `
      export async function run({ url }) {
        const response = await fetch(url);
        let text = '';
        for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) text += chunk;
        return text;
      }`;
    const repaired = repair(code, { rule: 'require-timeout', settings: settings(limitMs) });
    const cut = code.replace('fetch(url)', `fetch(url, { signal: AbortSignal.timeout(${limitMs}) })`);
    await withServer(slowBody, async ({ address }) => {
      const executions = [code, repaired, cut].map((each) => execute(each, address));
      try {
        const [before, after, whole] = await Promise.all(executions.map((each) => each.settle()));
        expect(before).toEqual({ state: 'answers', value: expect.stringMatching(/^piece 1\n[^]*piece 10\n$/) });
        expect(after).toEqual(before);
        expect(whole).toMatchObject({ state: 'fails', error: expect.stringMatching(abortsByTimer) });
      } finally {
        await Promise.all(executions.map((each) => each.stop()));
      }
    });
  });
});
