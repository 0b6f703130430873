import { proveEach } from '../support/proof-table.js';
import { postgresWith } from '../support/proof-postgres.js';

proveEach('no-lost-update: the repaired code keeps what two requests write at the same time', [
  {
    name: 'a balance that is read, changed and written back',
    by: 'no-lost-update',
    packages: ['pg'],
    code: `
      import { Pool } from 'pg';
      export async function run({ host, port, times }) {
        const pool = new Pool({ host, port, user: 'postgres', database: 'postgres', max: 4 });
        async function pay(id, amount) {
          const { rows } = await pool.query('SELECT balance FROM accounts WHERE id = $1', [id]);
          if (rows.length === 0) return;
          await pool.query('UPDATE accounts SET balance = $1 WHERE id = $2', [rows[0].balance - amount, id]);
        }
        try {
          await Promise.all(Array.from({ length: times }, () => pay(1, 10)));
          const { rows } = await pool.query('SELECT balance FROM accounts WHERE id = 1');
          return rows[0].balance;
        } finally {
          await pool.end();
        }
      }`,
    settings: { autofix: 'all' },
    server: postgresWith('create table accounts (id int primary key, balance int not null); insert into accounts values (1, 100);'),
    fault: { input: { times: 2 }, before: { value: 90 }, after: { value: 80 } },
    healthy: { input: { times: 1 } },
  },
  {
    name: 'an expression of kysely, twenty times',
    by: 'no-lost-update',
    packages: ['kysely', 'pg'],
    code: `
      import { Kysely, PostgresDialect } from 'kysely';
      import pg from 'pg';
      export async function run({ host, port, rounds, together }) {
        const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 }) }) });
        async function pay(id, amount) {
          const account = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
          if (!account) return;
          await db.updateTable('accounts').set({ balance: account.balance + amount }).where('id', '=', id).execute();
        }
        try {
          for (let round = 0; round < rounds; round += 1) await Promise.all(Array.from({ length: together }, () => pay(1, 1)));
          const { balance } = await db.selectFrom('accounts').selectAll().executeTakeFirstOrThrow();
          return balance === 100 + rounds * together;
        } finally {
          await db.destroy();
        }
      }`,
    settings: { autofix: 'all' },
    server: postgresWith('create table accounts (id int primary key, balance int not null); insert into accounts values (1, 100);'),
    fault: { input: { rounds: 20, together: 2 }, before: { value: false }, after: { value: true } },
    healthy: { input: { rounds: 5, together: 1 } },
  },
]);
