import { postgresWith } from '../support/proof-postgres.js';
import { proveEach } from '../support/proof-table.js';

const server = postgresWith('create table orders (id serial primary key, name text not null); create table lines (id serial primary key, quantity int);');
const settings = { autofix: 'all' };

proveEach('no-escaped-transaction: a transaction does not wait for the connection that it holds itself', [
  {
    name: 'a row that is written beside the transaction',
    by: 'no-escaped-transaction',
    packages: ['knex', 'pg'],
    code: `
import knex from 'knex';
export async function run({ host, port, rows }) {
  const db = knex({ client: 'pg', connection: { host, port, user: 'postgres', database: 'postgres' }, pool: { min: 0, max: 1 }, acquireConnectionTimeout: 300 });
  try {
    await db.transaction(async (trx) => {
      await trx('orders').insert({ name: 'a' });
      for (const quantity of rows) await db('lines').insert({ quantity });
    }).catch(() => null);
    const lines = await db('lines').select('id');
    return lines.length;
  } finally {
    await db.destroy();
  }
}`,
    settings, server,
    fault: { input: { rows: [1] }, before: { value: 0 }, after: { value: 1 } },
    healthy: { input: { rows: [] } },
  },
]);

/** What is written beside it is begun in the transaction and waited for behind it: the one session of the engine lets it through no sooner. */
const beside = (head: string, made: string, work: string, count: string, end: string): string => `
${head}
export async function run({ host, port, name }) {
  ${made}
  let line;
  try {
    try {
      ${work}
    } catch {
      // What is left of it is asked for below.
    }
    await line;
    return ${count};
  } finally {
    await ${end};
  }
}`;
const fault = { input: { name: null }, before: { value: 1 }, after: { value: 0 } };
const healthy = { input: { name: 'a' } };

proveEach('no-escaped-transaction: what is written beside a transaction stays when that is rolled back', [
  {
    name: 'knex', by: 'no-escaped-transaction', packages: ['knex', 'pg'], settings, server, fault, healthy,
    code: beside(
      `import knex from 'knex';`,
      `const db = knex({ client: 'pg', connection: { host, port, user: 'postgres', database: 'postgres' }, pool: { min: 0, max: 2 } });`,
      `await db.transaction(async (trx) => {
        line = db('lines').insert({ quantity: 1 }).then(() => null);
        await trx('orders').insert({ name });
      });`,
      `(await db('lines').select('id')).length`, 'db.destroy()',
    ),
  },
  {
    name: 'kysely', by: 'no-escaped-transaction', packages: ['kysely', 'pg'], settings, server, fault, healthy,
    code: beside(
      `import { Kysely, PostgresDialect } from 'kysely'; import pg from 'pg';`,
      `const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 }) }) });`,
      `await db.transaction().execute(async (trx) => {
        line = db.insertInto('lines').values({ quantity: 1 }).execute();
        await trx.insertInto('orders').values({ name }).execute();
      });`,
      `(await db.selectFrom('lines').select('id').execute()).length`, 'db.destroy()',
    ),
  },
  {
    name: 'drizzle', by: 'no-escaped-transaction', packages: ['drizzle-orm/node-postgres', 'pg'], settings, server, fault, healthy,
    code: beside(
      `import { drizzle } from 'drizzle-orm/node-postgres'; import { integer, pgTable, serial, text } from 'drizzle-orm/pg-core'; import pg from 'pg';
const orders = pgTable('orders', { id: serial('id').primaryKey(), name: text('name') });
const lines = pgTable('lines', { id: serial('id').primaryKey(), quantity: integer('quantity') });`,
      `const pool = new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 });
  const db = drizzle(pool);`,
      `await db.transaction(async (tx) => {
        line = db.insert(lines).values({ quantity: 1 }).execute();
        await tx.insert(orders).values({ name });
      });`,
      `(await db.select().from(lines)).length`, 'pool.end()',
    ),
  },
]);

/** What is begun beside a call that fails goes on behind the rollback, where nothing takes it back. */
proveEach('no-escaped-transaction: what is started at once goes on when the transaction is over', [
  {
    name: 'calls on one client of pg', by: 'no-escaped-transaction', packages: ['pg'], settings, server,
    code: `
import pg from 'pg';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const order = async (client, name) => { await client.query('INSERT INTO orders (name) VALUES ($1)', [name]); };
const line = async (client) => { await pause(50); await client.query('INSERT INTO lines (quantity) VALUES (1)'); };
export async function run({ host, port, name }) {
  const pool = new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 1 });
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await Promise.all([order(client, name), line(client)]);
    await client.query('COMMIT');
  } catch {
    await client.query('ROLLBACK');
  }
  await pause(200);
  const { rows } = await client.query('SELECT id FROM lines');
  client.release();
  await pool.end();
  return rows.length;
}`,
    fault: { input: { name: null }, before: { value: 1 }, after: { value: 0 } },
    healthy: { input: { name: 'a' } },
  },
]);
