import { describe, expect, it } from 'vitest';
import { postgresWith } from '../support/proof-postgres.js';
import { observe, proveEach, type TableProof } from '../support/proof-table.js';
import {
  crowdedHttp, drippingHttp, echoHttp, echoHttps, failingHttp, makingHttp, redis, refusingHttp, resettingHttp, silentBody, silentHttp, slowBody, WITHOUT_CERTIFICATE, type StartServer,
} from '../support/servers.js';

const shop = postgresWith(`
  create table orders (id int primary key);
  create table lines (order_id int, sku text);
  insert into orders values (1), (2), (3);
  insert into lines values (1, 'a'), (1, 'b'), (2, 'c'), (3, 'd');`);

const bank = postgresWith(`
  create table accounts (id int primary key, balance int not null);
  insert into accounts values (1, 100);`);

const withPool = (body: string) => `
  import pg from 'pg';
  export async function run({ host, port, deposits }) {
    const pool = new pg.Pool({ host, port, max: 1, user: 'shop', database: 'shop' });
    try {${body}
    } finally {
      await pool.end();
    }
  }`;

const readOrders = `
      const { rows: orders } = await pool.query('select id from orders order by id');`;

const deposit = (body: string) => withPool(`
      const deposit = async (amount) => {${body}
      };
      await Promise.all(deposits.map(deposit));
      return (await pool.query('select balance from accounts where id = 1')).rows[0].balance;`);

const withTypeOrm = (body: string) => `
  import { DataSource, EntitySchema } from 'typeorm';
  const Line = new EntitySchema({ name: 'Line', tableName: 'lines', columns: { order_id: { type: Number, primary: true }, sku: { type: String, primary: true } } });
  export async function run({ host, port }) {
    const source = await new DataSource({ type: 'postgres', host, port, username: 'shop', database: 'shop', entities: [Line], poolSize: 1 }).initialize();
    const lines = source.getRepository(Line);
    try {${body}
    } finally {
      await source.destroy();
    }
  }`;

const proofs: readonly TableProof[] = [
  {
    name: 'a query in a loop asks once for every order, a batch once for all',
    code: withPool(`${readOrders}
      const skus = [];
      for (const { id } of orders) skus.push((await pool.query('select sku from lines where order_id = $1 order by sku', [id])).rows.map((row) => row.sku));
      return skus;`),
    by: {
      hand: withPool(`${readOrders}
      const { rows } = await pool.query('select order_id, sku from lines where order_id = any($1) order by sku', [orders.map(({ id }) => id)]);
      return orders.map(({ id }) => rows.filter((row) => row.order_id === id).map((row) => row.sku));`),
    },
    server: shop,
    fault: { before: { count: 4, value: [['a', 'b'], ['c'], ['d']] }, after: { count: 2 } },
  },
  {
    name: 'a query of TypeORM in a loop asks once for every order, a batch once for all',
    code: withTypeOrm(`
      const skus = [];
      for (const order_id of [1, 2, 3]) skus.push(...(await lines.findBy({ order_id })).map((line) => line.sku));
      return skus.sort();`),
    by: {
      hand: withTypeOrm(`
      const { In } = await import('typeorm');
      return (await lines.findBy({ order_id: In([1, 2, 3]) })).map((line) => line.sku).sort();`),
    },
    server: shop,
    counting: /FROM "lines"/u,
    fault: { before: { count: 3, value: ['a', 'b', 'c', 'd'] }, after: { count: 1 } },
  },
  {
    name: 'two deposits at once lose one when the balance is read and written back, and none when the database adds',
    code: deposit(`
        const { rows } = await pool.query('select balance from accounts where id = 1');
        await pool.query('update accounts set balance = $1 where id = 1', [rows[0].balance + amount]);`),
    by: { hand: deposit(`
        await pool.query('update accounts set balance = balance + $1 where id = 1', [amount]);`) },
    server: bank,
    fault: { input: { deposits: [10, 20] }, before: { value: 120 }, after: { value: 130 } },
    healthy: { input: { deposits: [10] } },
  },
  {
    name: 'a request that fails twice is lost without a retry',
    code: `export const run = async ({ url }) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error('answered ' + response.status);
      return response.json();
    };`,
    by: { hand: `export async function run({ url }) {
      for (let attempt = 1; ; attempt += 1) {
        const response = await fetch(url);
        if (response.ok) return response.json();
        if (attempt === 3) throw new Error('answered ' + response.status);
        await response.body?.cancel();
      }
    }` },
    server: failingHttp(2, 503),
    fault: { before: { fails: /^Error: answered 503$/u, count: 1 }, after: { count: 3 } },
    healthy: { server: echoHttp },
  },
];

proveEach('a pair of code before and after its repair tells them apart', proofs);

describe('an engine', { timeout: 60_000 }, () => {
  const run = (body: string, server: StartServer) => observe(`export async function run({ url, host, port }) {${body}}`, { server });

  it.each<[string, StartServer, string, unknown]>([
    ['answers what it was asked', echoHttp, 'const r = await (await fetch(url + "/a?b=1")).json(); return [r.method, r.url];', ['GET', '/a?b=1']],
    [
      'answers by https without a certificate', echoHttps,
      `const https = await import('node:https');
       const response = await new Promise((resolve) => https.get(url + '/a', ${JSON.stringify(WITHOUT_CERTIFICATE)}, resolve));
       return JSON.parse((await response.toArray()).join('')).url;`,
      '/a',
    ],
    ['fails as often as it is told', failingHttp(2), 'const s = []; for (let i = 0; i < 4; i += 1) s.push((await fetch(url)).status); return s;', [500, 500, 200, 200]],
    ['makes one thing for each key', makingHttp, 'const make = async (headers) => (await (await fetch(url, { method: "POST", headers })).json()).id; return [await make({}), await make({}), await make({ "idempotency-key": "a" }), await make({ "idempotency-key": "a" })];', ['made-0', 'made-1', 'made-2', 'made-2']],
    ['refuses with a body', refusingHttp(503), 'const r = await fetch(url); return [r.status, await r.json()];', [503, { error: 'refused' }]],
    [
      'refuses what is too much at once', crowdedHttp(2),
      'const all = await Promise.all([1, 2, 3].map(() => fetch(url))); const one = await fetch(url); return [all.filter((r) => r.ok).length, one.ok];', [2, true],
    ],
    [
      'resets as often as it is told', resettingHttp(1),
      'const s = []; for (let i = 0; i < 2; i += 1) s.push(await fetch(url).then((r) => r.status, (error) => error.cause.code)); return s;', ['ECONNRESET', 200],
    ],
    [
      'accepts a request and never sends headers', silentHttp,
      'return Promise.race([fetch(url, { signal: AbortSignal.timeout(500) }).then(() => "headers", (error) => error.name)]);', 'TimeoutError',
    ],
    [
      'sends headers and never a body', silentBody,
      'const r = await fetch(url, { signal: AbortSignal.timeout(500) }); return [r.status, await r.text().catch((error) => error.name)];', [200, 'TimeoutError'],
    ],
    [
      'drips for ever, so that only a deadline ends it', drippingHttp,
      `const response = await fetch(url, { signal: AbortSignal.timeout(500) });
       let bytes = 0;
       try { for await (const chunk of response.body) bytes += chunk.length; } catch (error) { return [bytes > 3, error.name]; }`,
      [true, 'TimeoutError'],
    ],
    ['takes its time with a body', slowBody, 'return (await (await fetch(url)).text()).split("\\n").length;', 11],
    ['speaks as much Redis as it takes', redis, 'const { Redis } = await import("ioredis"); const c = new Redis({ host, port }); const v = await c.get("key"); c.disconnect(); return v;', 'value'],
  ])('%s', async (_claim, server, body, value) => {
    expect(await run(body, server)).toMatchObject({ outcome: { state: 'answers', value }, exits: true });
  });

  it('tells every request in order', async () => {
    const { log } = await run('await fetch(url + "/a"); await fetch(url + "/b", { method: "POST" }); await fetch(url + "/a");', echoHttp);
    expect(log).toEqual(['GET /a', 'POST /b', 'GET /a']);
  });
});

describe('PostgreSQL in process', { timeout: 60_000 }, () => {
  const run = (body: string) => observe(withPool(body), { server: bank });

  it('tells every statement in order, those with parameters and those of transactions', async () => {
    const { outcome, log } = await run(`
      const client = await pool.connect();
      await client.query('begin');
      await client.query('update accounts set balance = balance + $1', [1]);
      await client.query('commit');
      await client.query({ name: 'read', text: 'select balance from accounts where id = $1', values: [1] });
      const { rows } = await client.query({ name: 'read', text: 'select balance from accounts where id = $1', values: [1] });
      client.release();
      return rows;`);
    expect(outcome).toEqual({ state: 'answers', value: [{ balance: 101 }] });
    const read = 'select balance from accounts where id = $1';
    expect(log).toEqual(['begin', 'update accounts set balance = balance + $1', 'commit', read, read]);
  });

  it('goes on after a statement that fails, with parameters and without', async () => {
    const { outcome } = await run(`
      const codes = [];
      for (const [text, values] of [['insert into accounts values ($1, $2)', [1, 5]], ['insert into accounts values (1, 5)'], ['select $1::int', [1, 2]], ['selec']]) {
        await pool.query(text, values).catch((error) => codes.push(error.code));
      }
      return [codes, (await pool.query('select count(*)::int from accounts where id = $1', [1])).rows];`);
    expect(outcome).toEqual({ state: 'answers', value: [['23505', '23505', '08P01', '42601'], [{ count: 1 }]] });
  });

  it('makes other connections wait for the end of a transaction, and ends one whose connection goes away', async () => {
    const { outcome } = await observe(`
      import pg from 'pg';
      export async function run({ host, port }) {
        const pool = new pg.Pool({ host, port, max: 3, user: 'shop', database: 'shop' });
        const [one, two] = [await pool.connect(), await pool.connect()];
        await one.query('begin');
        await one.query('update accounts set balance = 0');
        const seen = two.query('select balance from accounts');
        await one.query('update accounts set balance = 7');
        await one.query('commit');
        const order = [(await seen).rows[0].balance];
        await two.query('begin');
        await two.query('update accounts set balance = 9');
        two.release(new Error('gone'));
        order.push((await one.query('select balance from accounts')).rows[0].balance);
        one.release();
        await pool.end();
        return order;
      }`, { server: bank });
    expect(outcome).toEqual({ state: 'answers', value: [7, 7] });
  });

  it('starts anew for each server', async () => {
    const body = `await pool.query('update accounts set balance = balance + 1'); return (await pool.query('select balance from accounts')).rows;`;
    const seen = await Promise.all([run(body), run(body)]);
    expect(seen.map(({ outcome }) => outcome)).toEqual(Array(2).fill({ state: 'answers', value: [{ balance: 101 }] }));
  });
});
