import type { FiftyFindings } from '../../support/repair-sources.js';

const pg = `import pg from 'pg'; import express from 'express'; const pool = new pg.Pool(); const app = express();\n`;
const knex = `import knex from 'knex'; import express from 'express'; const db = knex({ client: 'pg' }); const app = express();\n`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `${pg}app.get('/', async (req, res) => { res.json(await pool.query(\`select * from users;\`)); });`,
  `${pg}app.get('/', async (req, res) => { res.json(await pool.query("select * from users order by id desc\\n")); });`,
  `${pg}app.get('/', async (req, res) => { res.json((await pool.query({ text: 'select * from users' })).rows); });`,
  `${knex}app.get('/', async (req, res) => { res.json(await db('users')); });`,
  `${knex}app.get('/', (req, res) => { db('users').then((rows) => res.json(rows)); });`,
  `${knex}app.get('/', async (req, res) => {\n  const users = await db('users') // all of them\n    .orderBy('name'); // by name\n  res.json(users);\n});`,
];

export const fifty: FiftyFindings = {
  head: `import { Kysely } from 'kysely';\nimport express from 'express';\nconst db = new Kysely<any>({ dialect: first });\nconst app = express();\n`,
  kinds: [(n: number) => `app.get('/${n}', async (req, res) => { res.json(await db.selectFrom('t${n}').selectAll().execute()); });`],
};
