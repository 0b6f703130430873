import { proveEach } from '../support/proof-table.js';
import { postgresWith } from '../support/proof-postgres.js';

const server = postgresWith('create table accounts (id int primary key, balance int not null); insert into accounts values (1, 100);');
const settings = { autofix: 'all' };
/** Two hundred times two requests at the same time: each round loses one of two before. */
const concurrent = { fault: { input: { times: 200, together: 2 }, before: { value: false }, after: { value: true } }, healthy: { input: { times: 5, together: 1 } } };

const rounds = (head: string, pay: string, rows: string, end: string): string => `
      ${head}
      export async function run({ host, port, times, together }) {
        ${pay}
        try {
          for (let round = 0; round < times; round += 1) await Promise.all(Array.from({ length: together }, () => pay(1, 1)));
          const [{ balance }] = ${rows};
          return balance === 100 + times * together;
        } finally {
          await ${end};
        }
      }`;

proveEach('no-lost-update: the repaired code keeps what two requests write at the same time', [
  {
    name: 'pg, two hundred rounds',
    by: 'no-lost-update',
    packages: ['pg'],
    code: rounds(
      `import { Pool } from 'pg';`,
      `const pool = new Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 });
        async function pay(id, amount) {
          const { rows } = await pool.query('SELECT balance FROM accounts WHERE id = $1', [id]);
          if (rows.length === 0) return;
          await pool.query('UPDATE accounts SET balance = $1 WHERE id = $2', [rows[0].balance + amount, id]);
        }`,
      `(await pool.query('SELECT balance FROM accounts')).rows`, 'pool.end()',
    ),
    settings, server, ...concurrent,
  },
  {
    name: 'kysely, two hundred rounds',
    by: 'no-lost-update',
    packages: ['kysely', 'pg'],
    code: rounds(
      `import { Kysely, PostgresDialect } from 'kysely';
      import pg from 'pg';`,
      `const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 }) }) });
        async function pay(id, amount) {
          const account = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
          if (!account) return;
          await db.updateTable('accounts').set({ balance: account.balance + amount }).where('id', '=', id).execute();
        }`,
      `await db.selectFrom('accounts').selectAll().execute()`, 'db.destroy()',
    ),
    settings, server, ...concurrent,
  },
  {
    name: 'knex, two hundred rounds',
    by: 'no-lost-update',
    packages: ['knex', 'pg'],
    code: rounds(
      `import knex from 'knex';`,
      `const db = knex({ client: 'pg', connection: { host, port, user: 'postgres', database: 'postgres' }, pool: { min: 0, max: 2 } });
        async function pay(id, amount) {
          const account = await db('accounts').where({ id }).first();
          if (!account) return;
          await db('accounts').where({ id }).update({ balance: account.balance + amount });
        }`,
      `await db('accounts').select('balance')`, 'db.destroy()',
    ),
    settings, server, ...concurrent,
  },
  {
    name: 'drizzle, two hundred rounds',
    by: 'no-lost-update',
    packages: ['drizzle-orm/node-postgres', 'pg'],
    code: rounds(
      `import { drizzle } from 'drizzle-orm/node-postgres';
      import { eq } from 'drizzle-orm';
      import { integer, pgTable } from 'drizzle-orm/pg-core';
      import pg from 'pg';
      const accounts = pgTable('accounts', { id: integer('id').primaryKey(), balance: integer('balance').notNull() });`,
      `const pool = new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 });
        const db = drizzle(pool);
        async function pay(id, amount) {
          const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
          if (!account) return;
          await db.update(accounts).set({ balance: account.balance + amount }).where(eq(accounts.id, id));
        }`,
      `await db.select().from(accounts)`, 'pool.end()',
    ),
    settings, server, ...concurrent,
  },
  {
    name: 'typeorm, two hundred rounds',
    by: 'no-lost-update',
    packages: ['typeorm', 'pg'],
    code: rounds(
      `import { DataSource, EntitySchema } from 'typeorm';
      const Account = new EntitySchema({ name: 'Account', tableName: 'accounts', columns: { id: { type: 'int', primary: true }, balance: { type: 'int' } } });`,
      `const source = new DataSource({ type: 'postgres', host, port, username: 'postgres', database: 'postgres', entities: [Account], poolSize: 2, installExtensions: false });
        await source.initialize();
        const accounts = source.getRepository(Account);
        async function pay(id, amount) {
          const account = await accounts.findOneBy({ id });
          if (!account) return;
          account.balance += amount;
          await accounts.save(account);
        }`,
      `await accounts.find()`, 'source.destroy()',
    ),
    settings, server, ...concurrent,
  },
  {
    name: 'sequelize, two hundred rounds',
    by: 'no-lost-update',
    packages: ['sequelize', 'pg'],
    code: rounds(
      `import { DataTypes, Sequelize } from 'sequelize';`,
      `const sequelize = new Sequelize({ dialect: 'postgres', host, port, username: 'postgres', database: 'postgres', logging: false, pool: { max: 2 } });
        const Account = sequelize.define('Account', { id: { type: DataTypes.INTEGER, primaryKey: true }, balance: DataTypes.INTEGER }, { tableName: 'accounts', timestamps: false });
        async function pay(id, amount) {
          const account = await Account.findByPk(id);
          if (!account) return;
          await account.update({ balance: account.balance + amount });
        }`,
      `await Account.findAll()`, 'sequelize.close()',
    ),
    settings, server, ...concurrent,
  },
]);

/** One is left, and two take it at the same time: how often it was given to more than one. */
const last = (head: string, take: string, fill: string, end: string): string => `
      ${head}
      export async function run({ host, port, times, together }) {
        ${take}
        try {
          let isGivenOnce = true;
          for (let round = 0; round < times; round += 1) {
            ${fill}
            const given = await Promise.all(Array.from({ length: together }, () => take(1, 1)));
            if (given.filter(Boolean).length !== 1) isGivenOnce = false;
          }
          return isGivenOnce;
        } finally {
          await ${end};
        }
      }`;

proveEach('no-lost-update: what is left is given to one of those who ask at the same time', [
  {
    name: 'pg', by: 'no-lost-update', packages: ['pg'], settings, server, ...concurrent,
    code: last(
      `import { Pool } from 'pg';`,
      `const pool = new Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 });
        async function take(id, amount) {
          const { rows } = await pool.query('SELECT balance FROM accounts WHERE id = $1', [id]);
          if (rows[0].balance < amount) return false;
          await pool.query('UPDATE accounts SET balance = $1 WHERE id = $2', [rows[0].balance - amount, id]);
          return true;
        }`,
      `await pool.query('UPDATE accounts SET balance = 1');`, 'pool.end()',
    ),
  },
  {
    name: 'knex', by: 'no-lost-update', packages: ['knex', 'pg'], settings, server, ...concurrent,
    code: last(
      `import knex from 'knex';`,
      `const db = knex({ client: 'pg', connection: { host, port, user: 'postgres', database: 'postgres' }, pool: { min: 0, max: 2 } });
        async function take(id, amount) {
          const account = await db('accounts').where({ id }).first();
          if (!account || account.balance < amount) return false;
          await db('accounts').where({ id }).update({ balance: account.balance - amount });
          return true;
        }`,
      `await db('accounts').update({ balance: 1 });`, 'db.destroy()',
    ),
  },
]);
