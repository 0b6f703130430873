import { postgresWith } from '../support/proof-postgres.js';
import { proveEach, type TableProof } from '../support/proof-table.js';

const tableOf = (rows: number) => postgresWith(`create table users (id int primary key, name text); insert into users select n, 'u' || n from generate_series(1, ${rows}) n`);

/** The query in a handler, which `run` calls as a server would. */
const handler = (start: string, query: string, end: string) => `
  import express from 'express';
  ${start}
  const app = express();
  let answer;
  app.get('/users', async (req, res) => {
    ${query}
    res.json(rows);
  });
  export async function run({ host, port }) {
    connect(host, port);
    const [{ route }] = app.router.stack.filter((each) => each.route);
    await route.stack[0].handle({}, { json: (rows) => { answer = rows; } });
    ${end}
    return answer.length;
  }`;

const all = { before: { value: 300 }, after: { value: 100 } };
const common = { by: 'no-unbounded-query', server: tableOf(300), settings: { policy: { queryLimit: 100 } }, fault: all, healthy: { server: tableOf(3) } } as const;

const proofs: readonly TableProof[] = [
  {
    ...common,
    name: 'a statement of pg gets a LIMIT',
    code: handler(`import pg from 'pg';\nconst pool = new pg.Pool({ max: 1, connectionTimeoutMillis: 5000, query_timeout: 5000, user: 'postgres', database: 'postgres' });\nconst connect = (host, port) => Object.assign(pool.options, { host, port });`, `const { rows } = await pool.query('select * from users order by id');`, 'await pool.end();'),
    packages: ['pg'],
  },
  {
    ...common,
    name: 'a chain of knex gets a limit',
    code: handler(`import knex from 'knex';\nconst connection = { user: 'postgres', database: 'postgres' };\nconst db = knex({ client: 'pg', pool: { min: 0, max: 1 }, connection: async () => connection });\nconst connect = (host, port) => Object.assign(connection, { host, port });`, `const rows = await db('users').orderBy('id');`, 'await db.destroy();'),
    packages: ['knex'],
  },
  {
    ...common,
    name: 'a query of kysely gets one before it is executed',
    code: handler(`import pg from 'pg';\nimport { Kysely, PostgresDialect } from 'kysely';\nconst pool = new pg.Pool({ max: 1, connectionTimeoutMillis: 5000, query_timeout: 5000, user: 'postgres', database: 'postgres' });\nconst db = new Kysely({ dialect: new PostgresDialect({ pool }) });\nconst connect = (host, port) => Object.assign(pool.options, { host, port });`, `const rows = await db.selectFrom('users').selectAll().orderBy('id').execute();`, 'await db.destroy();'),
    packages: ['kysely'],
  },
  {
    ...common,
    name: 'a query of drizzle gets a limit',
    code: handler(`import pg from 'pg';\nimport { drizzle } from 'drizzle-orm/node-postgres';\nimport { integer, pgTable, text } from 'drizzle-orm/pg-core';\nconst pool = new pg.Pool({ max: 1, connectionTimeoutMillis: 5000, query_timeout: 5000, user: 'postgres', database: 'postgres' });\nconst users = pgTable('users', { id: integer('id'), name: text('name') });\nconst db = drizzle(pool);\nconst connect = (host, port) => Object.assign(pool.options, { host, port });`, `const rows = await db.select().from(users).orderBy(users.id);`, 'await pool.end();'),
  },
];

proveEach('no-unbounded-query: the repaired code reads as many rows as the policy says', proofs);
