import { postgresWith } from '../support/proof-postgres.js';
import { proveEach } from '../support/proof-table.js';

// Two of one name are refused by the commit only, when all of the transaction has been done.
const server = postgresWith('create table orders (id serial primary key, name text, unique (name) deferrable initially deferred);');

/** How many orders another service was told of, and how many there are. */
const told = (head: string, made: string, add: string, count: string, end: string): string => `
import { createServer } from 'node:http';
${head}
export async function run({ host, port, names }) {
  let told = 0;
  const service = createServer((_, res) => { told += 1; res.end(); });
  await new Promise((resolve) => service.listen(0, '127.0.0.1', resolve));
  const url = 'http://127.0.0.1:' + service.address().port;
  ${made}
  ${add}
  try {
    for (const name of names) await add(name).catch(() => null);
    return [told, ${count}];
  } finally {
    ${end}
    service.closeAllConnections();
    service.close();
  }
}`;

const rest = { settings: { autofix: 'all' }, server, fault: { input: { names: ['a', 'a'] }, before: { value: [2, 1] }, after: { value: [1, 1] } }, healthy: { input: { names: ['a', 'b'] } } };

proveEach('no-io-in-transaction: nobody is told of what the commit refuses', [
  {
    name: 'knex', by: 'no-io-in-transaction', packages: ['knex', 'pg'], ...rest,
    code: told(
      `import knex from 'knex';`, `const db = knex({ client: 'pg', connection: { host, port, user: 'postgres', database: 'postgres' } });`,
      `async function add(name) {
    await db.transaction(async (trx) => {
      await trx('orders').insert({ name });
      await fetch(url, { method: 'POST', body: name, signal: AbortSignal.timeout(5000) });
    });
  }`,
      `(await db('orders').select('id')).length`, 'await db.destroy();',
    ),
  },
  {
    name: 'kysely', by: 'no-io-in-transaction', packages: ['kysely', 'pg'], ...rest,
    code: told(
      `import { Kysely, PostgresDialect } from 'kysely'; import pg from 'pg';`, `const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 }) }) });`,
      `async function add(name) {
    return db.transaction().execute(async (trx) => {
      const order = await trx.insertInto('orders').values({ name }).returningAll().executeTakeFirstOrThrow();
      await fetch(url, { method: 'POST', body: name, signal: AbortSignal.timeout(5000) });
      return order;
    });
  }`,
      `(await db.selectFrom('orders').selectAll().execute()).length`, 'await db.destroy();',
    ),
  },
]);
