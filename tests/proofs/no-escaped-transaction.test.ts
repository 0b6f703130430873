import { postgresWith } from '../support/proof-postgres.js';
import { proveEach } from '../support/proof-table.js';

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
    settings: { autofix: 'all' },
    server: postgresWith('create table orders (id serial primary key, name text); create table lines (id serial primary key, quantity int);'),
    fault: { input: { rows: [1] }, before: { value: 0 }, after: { value: 1 } },
    healthy: { input: { rows: [] } },
  },
]);
