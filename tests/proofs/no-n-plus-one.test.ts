import { proveEach, type TableProof } from '../support/proof-table.js';
import { postgresWith } from '../support/proof-postgres.js';

const server = postgresWith(`
  create table users (id int primary key, name text not null);
  insert into users select n, 'user ' || n from generate_series(1, 20) n;
  create table items (id int primary key, user_id int not null, state text not null default 'open');
  insert into items select n, n % 7, case when n % 5 = 0 then 'shut' else 'open' end from generate_series(1, 40) n;
`);

/** Keys that are there twice, and keys of no record. */
const keys = 'const posts = numbers.map((n) => ({ n, authorId: n % 25 + 1 }));';

const pg = "import { Pool } from 'pg';\nconst make = ({ host, port }) => new Pool({ host, port, user: 'postgres', database: 'postgres', max: 1 });";
const drizzle = "import { drizzle } from 'drizzle-orm/node-postgres'; import { eq } from 'drizzle-orm'; import { integer, pgTable, text } from 'drizzle-orm/pg-core'; import { Pool } from 'pg';\nconst users = pgTable('users', { id: integer('id').primaryKey(), name: text('name') }); const items = pgTable('items', { id: integer('id').primaryKey(), userId: integer('user_id') });";

const reads = (name: string, head: string, open: string, body: string, close: string, packages: readonly string[]): TableProof => ({
  name,
  by: 'no-n-plus-one',
  packages,
  code: `${head}\nexport async function run({ host, port, numbers }) {\n  ${open}\n  ${keys}\n  try {\n    ${body}\n  } finally {\n    ${close}\n  }\n}`,
  settings: { autofix: 'all' },
  server,
  counting: /\b(?:from|FROM)\b.*\b(?:users|items)\b/su,
  fault: { input: { numbers: Array.from({ length: 50 }, (_, n) => n) }, before: { count: 50 }, after: { count: 1 } },
});

const loop = (asked: string): string => `const found = [];\n    for (const post of posts) {\n      found.push({ post, record: ${asked} });\n    }\n    return found;`;
const all = (asked: string): string => `return await Promise.all(posts.map(async (post) => ({ ...post, record: ${asked} })));`;

const openPg = 'const pool = make({ host, port });';
const openKnex = "const db = knex({ client: 'pg', connection: { host, port, user: 'postgres', database: 'postgres' }, pool: { min: 0, max: 1 } });";
const knex = "import knex from 'knex';";
const kysely = "import { Kysely, PostgresDialect } from 'kysely'; import pg from 'pg';";
const openKysely = "const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 1 }) }) });";
const openDrizzle = "const pool = new Pool({ host, port, user: 'postgres', database: 'postgres', max: 1 }); const db = drizzle(pool);";
const typeorm = "import 'reflect-metadata'; import { DataSource, EntitySchema } from 'typeorm';\nconst User = new EntitySchema({ name: 'User', tableName: 'users', columns: { id: { type: 'int', primary: true }, name: { type: 'text' } } });";
const openTypeorm = "const source = new DataSource({ type: 'postgres', host, port, username: 'postgres', database: 'postgres', entities: [User], poolSize: 1 }); await source.initialize(); const users = source.getRepository(User);";
const sequelize = "import { DataTypes, Sequelize } from 'sequelize';";
const openSequelize = "const sequelize = new Sequelize('postgres', 'postgres', '', { host, port, dialect: 'postgres', logging: false, pool: { max: 1 } }); const User = sequelize.define('User', { id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.TEXT }, { tableName: 'users', timestamps: false });";

const proofs: readonly TableProof[] = [
  reads('a row by its key, of pg', pg, openPg, loop("(await pool.query('SELECT * FROM users WHERE id = $1', [post.authorId])).rows[0] ?? null"), 'await pool.end();', ['pg']),
  reads('rows of a parent, of pg', pg, openPg, all("(await pool.query('SELECT * FROM items WHERE user_id = $1 AND state = $2 ORDER BY id DESC', [post.authorId, 'open'])).rows"), 'await pool.end();', ['pg']),
  reads('a row by its key, of knex', knex, openKnex, loop("await db('users').where({ id: post.authorId }).first()"), 'await db.destroy();', ['knex']),
  reads('rows of a parent, of knex', knex, openKnex, all("await db('items').select('*').where('user_id', post.authorId).orderBy('id')"), 'await db.destroy();', ['knex']),
  reads('a row by its key, of Kysely', kysely, openKysely, loop("await db.selectFrom('users').selectAll().where('id', '=', post.authorId).executeTakeFirst()"), 'await db.destroy();', ['kysely']),
  reads('rows of a parent, of Kysely', kysely, openKysely, all("await db.selectFrom('items').selectAll().where('user_id', '=', post.authorId).orderBy('id').execute()"), 'await db.destroy();', ['kysely']),
  reads('rows of a parent, of Drizzle', drizzle, openDrizzle, loop('await db.select().from(items).where(eq(items.userId, post.authorId)).orderBy(items.id)'), 'await pool.end();', ['pg']),
  reads('a row by its key, of Drizzle', drizzle, openDrizzle, "return await Promise.all(posts.map(async (post) => {\n      const [user] = await db.select().from(users).where(eq(users.id, post.authorId)).limit(1);\n      return { ...post, user };\n    }));", 'await pool.end();', ['pg']),
  reads('an entity by its key, of TypeORM', typeorm, openTypeorm, loop('await users.findOneBy({ id: post.authorId })'), 'await source.destroy();', ['typeorm']),
  reads('an entity by its key, of Sequelize', sequelize, openSequelize, loop('await User.findOne({ where: { id: post.authorId }, raw: true })'), 'await sequelize.close();', ['sequelize']),
];

proveEach('no-n-plus-one: the repaired code asks once, and finds the same', proofs);

const inserts = (name: string, head: string, open: string, body: string, rest: string, packages: readonly string[]): TableProof => ({
  ...reads(name, head, open, `for (const post of posts) await ${body};\n    ${rest}`, '', packages),
  code: `${head}\nexport async function run({ host, port, numbers }) {\n  ${open}\n  ${keys}\n  try {\n    for (const post of posts) await ${body};\n    return (await ${rest}).map(({ id, user_id, userId }) => [id, user_id ?? userId]);\n  } finally {\n    ${/pool = /u.test(open) ? 'await pool.end();' : 'await db.destroy();'}\n  }\n}`,
  counting: /^insert/iu,
});

const written: readonly TableProof[] = [
  inserts('a row for each element, of knex', knex, openKnex, "db('items').insert({ id: 100 + post.n, user_id: post.authorId })", "db('items').where('id', '>=', 100).orderBy('id')", ['knex']),
  inserts('a row for each element, of Kysely', kysely, openKysely, "db.insertInto('items').values({ id: 100 + post.n, user_id: post.authorId }).execute()", "db.selectFrom('items').selectAll().where('id', '>=', 100).orderBy('id').execute()", ['kysely']),
  inserts('a row for each element, of Drizzle', drizzle.replace('{ eq }', '{ gte }'), openDrizzle, 'db.insert(items).values({ id: 100 + post.n, userId: post.authorId })', 'db.select().from(items).where(gte(items.id, 100)).orderBy(items.id)', ['pg']),
];

proveEach('no-n-plus-one: the repaired code inserts once, and the same', written);
proveEach('no-n-plus-one: the repaired code inserts nothing of an empty list', written.map((proof) => ({ ...proof, fault: { input: { numbers: [] }, before: { value: [], count: 0 }, after: { value: [], count: 0 } } })));

// With nothing to look up, what is asked for all must not fail.
proveEach('no-n-plus-one: the repaired code finds nothing in an empty list', proofs.map((proof) => ({ ...proof, fault: { input: { numbers: [] }, before: { value: [] }, after: { value: [] } } })));
