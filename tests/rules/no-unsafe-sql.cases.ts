import type rule from '../../src/rules/no-unsafe-sql.js';
import type { CasesOf } from '../support/rule-tester.js';

const pg = `import { Pool } from 'pg'; const pool = new Pool();\n`;
const mysql = `import mysql from 'mysql2/promise'; const pool = mysql.createPool(url);\n`;
const prisma = `import { PrismaClient, Prisma } from '@prisma/client'; const prisma = new PrismaClient();\n`;
const knex = `import knex from 'knex'; const db = knex({});\n`;
const kysely = `import { Kysely, sql } from 'kysely'; const db = new Kysely({});\n`;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq, sql } from 'drizzle-orm'; const db = drizzle(url);\n`;
const sequelize = `import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(url);\n`;
const typeorm = `import { DataSource } from 'typeorm'; const source = new DataSource({}); const products = source.getRepository('Product');\n`;
const found = (name: string, code: string, ...ids: ('value' | 'clause')[]) => ({ name, code, errors: ids.map((messageId) => ({ messageId })) });

const fixed = (name: string, code: string, output: string, ...ids: ('value' | 'clause')[]) => ({ name, code, output, errors: ids.map((messageId) => ({ messageId })) });

const sqlite = `import Database from 'better-sqlite3'; const db = new Database('a.db');\n`;
const mssql = `import sql from 'mssql'; const pool = await sql.connect(url);\n`;
const neon = `import { neon } from '@neondatabase/serverless'; const sql = neon(url);\n`;

export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'values of SQLite', code: sqlite + "export const find = (name) => db.prepare('SELECT * FROM a WHERE name = ?').get(name);" },
    { name: 'an input of mssql', code: mssql + "export const find = (name) => pool.request().input('name', name).query('SELECT * FROM a WHERE name = @name');" },
    { name: 'a template of mssql', code: mssql + 'export const find = (name) => sql.query`SELECT * FROM a WHERE name = ${name}`;' },
    { name: 'a placeholder', code: pg + 'export const find = (id) => pool.query("SELECT * FROM a WHERE id = $1", [id]);' },
    { name: 'a constant of the file', code: `${pg}const TABLE = 'a'; export const find = (id) => pool.query(\`SELECT * FROM \${TABLE} WHERE id = $1\`, [id]);` },
    { name: 'numbers', code: pg + 'export const find = (page: number, size) => pool.query(`SELECT * FROM a LIMIT ${Number(size)} OFFSET ${page * 10}`);' },
    { name: 'a parameter that is a number', code: pg + 'export const find = (page: number) => pool.query(`SELECT * FROM a LIMIT 10 OFFSET ${page}`);' },
    { name: 'a union of literals', code: pg + "export const find = (order: 'ASC' | 'DESC') => pool.query(`SELECT * FROM a ORDER BY id ${order}`);" },
    { name: 'a name for a union of literals', code: pg + "type Order = 'ASC' | 'DESC'; export const find = ({ order }: { order: Order }) => pool.query(`SELECT * FROM a ORDER BY id ${order}`);" },
    { name: 'a list that is asked', code: pg + "export const find = (sort) => { if (!['a', 'b'].includes(sort)) throw new Error('sort'); return pool.query(`SELECT * FROM a ORDER BY ${sort}`); };" },
    { name: 'a member that a list is asked for', code: pg + "export const find = (q) => { if (!ALLOWED.has(q.sort)) throw new Error('sort'); return pool.query(`SELECT * FROM a ORDER BY ${q.sort}`); };" },
    { name: 'a look-up', code: pg + "const COLUMNS = { a: 'a' }; export const find = (sort) => pool.query(`SELECT * FROM a ORDER BY ${COLUMNS[sort] ?? 'id'}`);" },
    { name: 'a choice of constants', code: pg + "export const find = (order) => { const direction = order === 'asc' ? 'ASC' : 'DESC'; return pool.query(`SELECT * FROM a ORDER BY id ${direction}`); };" },
    { name: 'placeholders that are counted', code: pg + "export const find = (name, age) => { const where = []; const values = []; if (name) { values.push(name); where.push(`name = $${values.length}`); } return pool.query(`SELECT * FROM a WHERE ${where.join(' AND ')}`, values); };" },
    { name: 'placeholders for a list', code: pg + "export const find = (ids) => pool.query(`SELECT * FROM a WHERE id IN (${ids.map((_, i) => `$${i + 1}`).join(', ')})`, ids);" },
    { name: 'a text that is handed on', code: pg + 'export const query = (text, values) => pool.query(text, values);' },
    { name: 'a text from a file', code: `${pg}import { readFileSync } from 'node:fs'; export const migrate = (file) => pool.query(readFileSync(file, 'utf8'));` },
    { name: 'an escaped value', code: `${mysql}export const find = (name) => pool.query(\`SELECT * FROM a WHERE name = \${mysql.escape(name)}\`);` },
    { name: 'an escaped name', code: `import { Pool, escapeIdentifier } from 'pg'; const pool = new Pool(); export const find = (name) => pool.query(\`SELECT * FROM \${escapeIdentifier(name)}\`);` },
    { name: 'a tagged template of Prisma', code: prisma + 'export const find = (name) => prisma.$queryRaw`SELECT * FROM a WHERE name = ${name}`;' },
    { name: 'a tagged template inside a call', code: prisma + 'export const find = (name) => prisma.$queryRaw(Prisma.sql`SELECT * FROM a WHERE name = ${name}`);' },
    { name: 'a tagged template of Drizzle', code: drizzle + 'export const find = (name) => db.execute(sql`SELECT * FROM a WHERE name = ${name}`);' },
    { name: 'a tagged template of Kysely', code: kysely + 'export const find = (name) => sql`SELECT * FROM a WHERE name = ${name}`.execute(db);' },
    { name: 'bindings of Knex', code: knex + "export const find = (name) => db('a').whereRaw('lower(name) = ?', [name]);" },
    { name: 'replacements of Sequelize', code: sequelize + "export const find = (name) => sequelize.query('SELECT * FROM a WHERE name = :name', { replacements: { name } });" },
    { name: 'parameters of TypeORM', code: typeorm + "export const find = (name) => products.createQueryBuilder('p').where('p.name = :name', { name }).getMany();" },
    { name: 'a text that is no SQL', code: 'export const greet = (name) => console.log(`select a greeting from the list for ${name}`);' },
    { name: 'a query that nothing proves', code: 'export const find = (db, name) => db.query(`SELECT * FROM a WHERE name = \'${name}\'`);' },
    { name: 'callers that all give constants', code: pg + "const count = (table) => pool.query(`SELECT count(*) FROM ${table}`); export const all = () => Promise.all([count('a'), count('b')]);" },
    { name: 'a part of what all callers give', code: pg + "const list = ({ table, id }) => pool.query(`SELECT * FROM ${table} WHERE id = $1`, [id]); export const users = (id) => list({ table: 'users', id });" },
    { name: 'what a function hands on that is given constants', code: pg + "const count = (table) => pool.query(`SELECT count(*) FROM ${table}`); const all = (table) => count(table); export const users = () => all('users');" },
    { name: 'names of columns of an object, whose values have placeholders', code: pg + 'export const set = (input, id) => pool.query(`UPDATE a SET ${Object.keys(input).map((key, index) => `"${key}" = $${index + 1}`).join(", ")} WHERE id = 1`, Object.values(input));' },
    { name: 'a list of numbers', code: pg + 'export const find = (ids: number[]) => pool.query(`SELECT * FROM a WHERE id IN (${ids.map((id) => `${id}`).join(", ")})`);' },
    { name: 'configuration', code: pg + 'export const find = () => pool.query(`SELECT * FROM ${process.env.SCHEMA}.a`);' },
    { name: 'a script', code: `#!/usr/bin/env node\n${pg}export const find = (name) => pool.query(\`SELECT * FROM a WHERE name = '\${name}'\`);` },
  ],
  invalid: [
    { name: 'a statement of SQLite that is run at once', code: sqlite + 'export const find = (name: string) => db.prepare(`SELECT * FROM a WHERE name = \'${name}\'`).get();', errors: [{ messageId: 'value', suggestions: [{ messageId: 'bind', output: sqlite + 'export const find = (name: string) => db.prepare(`SELECT * FROM a WHERE name = ?`).get(name);' }] }] },
    found('one that is only prepared', sqlite + 'export const find = (name: string) => db.prepare(`SELECT * FROM a WHERE name = \'${name}\'`);', 'value'),
    found('a request of mssql', mssql + 'export const find = (id, name: string) => pool.request().input("id", id).query(`SELECT * FROM a WHERE id = @id AND name = \'${name}\'`);', 'value'),
    found('a text that Neon takes as it is', neon + 'export const find = (sort: string) => sql`SELECT * FROM a ORDER BY ${sql.unsafe(sort)}`;', 'clause'),
    fixed('the query of a request that a wrapper handles', pg + "import { Router } from 'express'; const asyncHandler = (run) => (req, res, next) => run(req, res).catch(next); const router = Router(); router.get('/', asyncHandler(async (req, res) => { const q = String(req.query.q ?? ''); res.json(await pool.query(`SELECT * FROM a WHERE b ILIKE '%${q}%' AND c = now()`)); }));", pg + "import { Router } from 'express'; const asyncHandler = (run) => (req, res, next) => run(req, res).catch(next); const router = Router(); router.get('/', asyncHandler(async (req, res) => { const q = String(req.query.q ?? ''); res.json(await pool.query(`SELECT * FROM a WHERE b ILIKE $1 AND c = now()`, [`%${q}%`])); }));", 'value'),
    found('a parameter of the address', pg + "import { Hono } from 'hono'; const app = new Hono(); app.get('/', async (c) => { const sort = c.req.query('sort') ?? 'id'; return c.json(await pool.query(`SELECT * FROM a ORDER BY ${sort} LIMIT 10`)); });", 'clause'),
    found('elements of a list that is given', pg + "export const find = (ids) => pool.query(`SELECT * FROM a WHERE id IN (${ids.map((id) => `'${id}'`).join(', ')})`);", 'value'),
    found('values of an object that is given', pg + "export const find = (input) => { const where = Object.entries(input).map(([key, value]) => `${key} = '${value}'`); return pool.query(`SELECT * FROM a WHERE ${where.join(' AND ')}`); };", 'value'),
    found('the same in a loop', pg + "export const find = (input) => { const where = []; for (const [key, value] of Object.entries(input)) where.push(`${key} = '${value}'`); return pool.query(`SELECT * FROM a WHERE ${where.join(' AND ')}`); };", 'value'),
    {
      name: 'values of a prepared statement', code: sqlite + 'export const find = (a: string, b: string) => db.prepare(`SELECT * FROM a WHERE a = \'${a}\' AND n > ? AND b = \'${b}\'`).all(5);',
      errors: [{ messageId: 'value', suggestions: [{ messageId: 'bind', output: sqlite + 'export const find = (a: string, b: string) => db.prepare(`SELECT * FROM a WHERE a = ? AND n > ? AND b = ?`).all(a, 5, b);' }] }, { messageId: 'value', suggestions: [{ messageId: 'bind', output: sqlite + 'export const find = (a: string, b: string) => db.prepare(`SELECT * FROM a WHERE a = ? AND n > ? AND b = ?`).all(a, 5, b);' }] }],
    },
    {
      name: 'libsql', code: "import { createClient } from '@libsql/client'; const db = createClient({ url });\nexport const find = (name: string) => db.execute(`SELECT * FROM a WHERE name = '${name}'`);",
      errors: [{ messageId: 'value', suggestions: [{ messageId: 'bind', output: "import { createClient } from '@libsql/client'; const db = createClient({ url });\nexport const find = (name: string) => db.execute(`SELECT * FROM a WHERE name = ?`, [name]);" }] }],
    },
    fixed('Neon', neon + "export const find = (name: string) => sql.query(`SELECT * FROM a WHERE name = '${name}'`);", neon + 'export const find = (name: string) => sql.query(`SELECT * FROM a WHERE name = $1`, [name]);', 'value'),
    fixed('PlanetScale', "import { connect } from '@planetscale/database'; const db = connect({});\nexport const find = (name: string) => db.execute(`SELECT * FROM a WHERE name = '${name}'`);", "import { connect } from '@planetscale/database'; const db = connect({});\nexport const find = (name: string) => db.execute(`SELECT * FROM a WHERE name = ?`, [name]);", 'value'),
    fixed('pg-promise', "import pgPromise from 'pg-promise'; const db = pgPromise()(url);\nexport const find = (name: string) => db.any(`SELECT * FROM a WHERE name = '${name}'`);", "import pgPromise from 'pg-promise'; const db = pgPromise()(url);\nexport const find = (name: string) => db.any(`SELECT * FROM a WHERE name = $1`, [name]);", 'value'),
    fixed('pg', pg + "export const find = (name) => pool.query(`SELECT * FROM a WHERE name = '${name}'`);", pg + "export const find = (name) => pool.query(`SELECT * FROM a WHERE name = $1`, [name]);", 'value'),
    fixed('a parameter that is a text', pg + 'export const find = (name: string) => pool.query(`SELECT * FROM a WHERE name = ${name}`);', pg + 'export const find = (name: string) => pool.query(`SELECT * FROM a WHERE name = $1`, [name]);', 'value'),
    fixed('a search', pg + "export const find = (q) => pool.query(`SELECT * FROM a WHERE name LIKE '%${q}%'`);", pg + 'export const find = (q) => pool.query(`SELECT * FROM a WHERE name LIKE $1`, [`%${q}%`]);', 'value'),
    fixed('a concatenation', pg + "export const find = (name) => pool.query(\"SELECT count(*) FROM a WHERE name = '\" + name + \"'\");", pg + 'export const find = (name) => pool.query("SELECT count(*) FROM a WHERE name = $1", [name]);', 'value'),
    fixed('a name of a table and a value', pg + 'export const find = (table, id) => pool.query(`SELECT * FROM ${table} WHERE id = ${id}`);', pg + 'export const find = (table, id) => pool.query(`SELECT * FROM ${table} WHERE id = $1`, [id]);', 'clause', 'value'),
    fixed('a request', `${pg}import express from 'express'; const app = express(); app.get('/', async (req, res) => { const { q } = req.query; res.json(await pool.query(\`SELECT * FROM a WHERE b = '\${q}' ORDER BY \${req.query.sort}\`)); });`, `${pg}import express from 'express'; const app = express(); app.get('/', async (req, res) => { const { q } = req.query; res.json(await pool.query(\`SELECT * FROM a WHERE b = $1 ORDER BY \${req.query.sort}\`, [q])); });`, 'value', 'clause'),
    found('a text that grows', pg + "export async function find({ status, sort = 'id' }) { let sql = 'SELECT * FROM a WHERE 1 = 1'; if (status) { sql += ` AND status = '${status}'`; } sql += ` ORDER BY ${sort}`; return pool.query(sql); }", 'value', 'clause'),
    found('clauses that are joined', pg + "export async function find(status) { const where = ['1 = 1']; if (status) where.push(`status = '${status}'`); return pool.query(`SELECT * FROM a WHERE ${where.join(' AND ')}`); }", 'value'),
    fixed('an option', pg + 'export const find = (name) => pool.query({ text: `SELECT * FROM a WHERE name = ${name}` });', pg + 'export const find = (name) => pool.query({ text: `SELECT * FROM a WHERE name = $1`, values: [name] });', 'value'),
    fixed('a value that is assigned again', pg + "export async function find(req) { let q = req.query.q === 'undefined' ? '' : req.query.q ?? ''; q = q.length <= 200 ? q : q.substring(0, 200); return pool.query(`SELECT * FROM a WHERE name LIKE '%${q}%'`); }", pg + "export async function find(req) { let q = req.query.q === 'undefined' ? '' : req.query.q ?? ''; q = q.length <= 200 ? q : q.substring(0, 200); return pool.query(`SELECT * FROM a WHERE name LIKE $1`, [`%${q}%`]); }", 'value'),
    found('one value in two statements', pg + "export async function find(q) { const where = `WHERE name = '${q}'`; await pool.query(`SELECT * FROM a ${where}`); return pool.query(`SELECT count(*) FROM a ${where}`); }", 'value'),
    fixed('mysql2', `${mysql}export const find = (name) => pool.execute(\`SELECT * FROM a WHERE name = "\${name}"\`);`, mysql + 'export const find = (name) => pool.execute(`SELECT * FROM a WHERE name = ?`, [name]);', 'value'),
    {
      name: 'Prisma',
      code: prisma + "export const find = (name) => prisma.$queryRawUnsafe(`SELECT * FROM a WHERE name = '${name}'`);",
      errors: [{ messageId: 'value', suggestions: [{ messageId: 'bind', output: prisma + 'export const find = (name) => prisma.$queryRaw`SELECT * FROM a WHERE name = ${name}`;' }] }],
    },
    fixed('Knex', knex + 'export const find = (name) => db.raw(`SELECT * FROM a WHERE name = ${name}`);', knex + 'export const find = (name) => db.raw(`SELECT * FROM a WHERE name = ?`, [name]);', 'value'),
    fixed('a piece of SQL in Knex', knex + "export const find = (name, sort) => db('a').whereRaw(`name = '${name}'`).orderByRaw(sort).limit(10);", knex + "export const find = (name, sort) => db('a').whereRaw(`name = ?`, [name]).orderByRaw(sort).limit(10);", 'value', 'clause'),
    found('a piece of SQL in Kysely', kysely + "export const find = (sort: string) => db.selectFrom('a').selectAll().orderBy(sql.raw(sort)).execute();", 'clause'),
    fixed('Drizzle', drizzle + 'export const find = (name) => db.execute(sql.raw(`SELECT * FROM a WHERE name = ${name}`));', drizzle + 'export const find = (name) => db.execute(sql`SELECT * FROM a WHERE name = ${name}`);', 'value'),
    fixed('Sequelize', sequelize + "export const find = (name) => sequelize.query(`SELECT * FROM a WHERE name = '${name}'`);", sequelize + 'export const find = (name) => sequelize.query(`SELECT * FROM a WHERE name = :name`, { replacements: { name } });', 'value'),
    fixed('TypeORM', typeorm + "export const find = (name) => products.createQueryBuilder('p').where(`p.name = '${name}'`).getOne();", typeorm + "export const find = (name) => products.createQueryBuilder('p').where(`p.name = :name`, { name }).getOne();", 'value'),
    found('a statement of TypeORM', typeorm + 'export const find = (name) => source.query(`SELECT * FROM a WHERE name = ${name}`);', 'value'),
    fixed('a function that hands it on', pg + "const run = (text, values) => pool.query(text, values); export const find = (name) => run(`SELECT * FROM a WHERE name = '${name}'`);", pg + 'const run = (text, values) => pool.query(text, values); export const find = (name) => run(`SELECT * FROM a WHERE name = $1`, [name]);', 'value'),
    fixed('values before and behind those that are there', pg + "export const find = (a, b) => pool.query(`SELECT * FROM a WHERE a = '${a}' AND n > $1 AND b = '${b}'`, [5]);", pg + 'export const find = (a, b) => pool.query(`SELECT * FROM a WHERE a = $2 AND n > $1 AND b = $3`, [5, a, b]);', 'value', 'value'),
    fixed('the same by marks', mysql + "export const find = (a, b) => pool.query(`SELECT * FROM a WHERE a = '${a}' AND n > ? AND b = '${b}'`, [5]);", mysql + 'export const find = (a, b) => pool.query(`SELECT * FROM a WHERE a = ? AND n > ? AND b = ?`, [a, 5, b]);', 'value', 'value'),
    fixed('a text of several values', pg + "export const find = (a: string, b: string) => pool.query(`SELECT count(*) FROM a WHERE key = 'k:${a}-${b}'`);", pg + 'export const find = (a: string, b: string) => pool.query(`SELECT count(*) FROM a WHERE key = $1`, [`k:${a}-${b}`]);', 'value', 'value'),
    fixed('a callback', pg + "export const find = (name: string, done) => pool.query(`SELECT * FROM a WHERE name = '${name}'`, (error, found) => done(error, found));", pg + 'export const find = (name: string, done) => pool.query(`SELECT * FROM a WHERE name = $1`, [name], (error, found) => done(error, found));', 'value'),
    fixed('a text in a variable', pg + "export const find = (name: string) => { const text = `SELECT * FROM a WHERE name = '${name}'`; return pool.query(text); };", pg + 'export const find = (name: string) => { const text = `SELECT * FROM a WHERE name = $1`; return pool.query(text, [name]); };', 'value'),
    fixed('an insert', pg + "export const add = (name: string, city: string) => pool.query(`INSERT INTO a (name, city) VALUES ('${name}', '${city}')`);", pg + 'export const add = (name: string, city: string) => pool.query(`INSERT INTO a (name, city) VALUES ($1, $2)`, [name, city]);', 'value', 'value'),
    found('a text that is used twice', pg + "export const find = (name: string) => { const text = `SELECT * FROM a WHERE name = '${name}'`; log(text); return pool.query(text); };", 'value'),
    found('a value that is another where the call is', pg + "export const find = (name: string) => { const text = `SELECT * FROM a WHERE name = '${name}'`; name = ''; return pool.query(text); };", 'value'),
    found('a list in one text', pg + 'export const find = (ids: string) => pool.query(`SELECT * FROM a WHERE id IN (${ids})`);', 'value'),
    found('an interval', pg + "export const find = (days: string) => pool.query(`SELECT * FROM a WHERE at > now() - interval '${days} days'`);", 'value'),
    found('an argument of a function', pg + "export const find = (unit: string) => pool.query(`SELECT date_trunc('${unit}', at), count(*) FROM a GROUP BY 1`);", 'value'),
    found('a statement that takes no placeholders', pg + "export const set = (path: string) => pool.query(`SET search_path = '${path}'`);", 'value'),
    found('values that are out of sight', pg + "export const find = (name: string, values) => pool.query(`SELECT * FROM a WHERE name = '${name}' AND n > $1`, values);", 'value'),
    found('a clause that may have placeholders of its own', pg + "export const find = (name: string, where) => pool.query(`SELECT * FROM a WHERE name = '${name}' AND ${where}`, [5]);", 'value', 'clause'),
    found('a comment', pg + "export const find = (name: string) => pool.query(`SELECT * FROM a WHERE name = '${/* who */ name}'`);", 'value'),
    found('a limit where the driver quotes a text', mysql + 'export const find = (limit: string) => pool.query(`SELECT * FROM a LIMIT ${limit}`);', 'value'),
    found('a name that the query has already', typeorm + "export const find = (name) => products.createQueryBuilder('p').where('p.a = :name', { name: 1 }).andWhere(`p.name = '${name}'`).getMany();", 'value'),
  ],
};
