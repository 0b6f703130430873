import { postgresWith } from '../support/proof-postgres.js';
import { proveEach } from '../support/proof-table.js';
import { redisStrings } from '../support/servers.js';

const server = postgresWith("create table seats (id int primary key, state text); insert into seats values (1, 'free');");
const shared = { settings: { autofix: 'all' }, server, fault: { input: { rounds: 200, together: 2 }, before: { value: false }, after: { value: true } }, healthy: { input: { rounds: 3, together: 1 } } };

/** Whether a free seat is given to one of those who ask at the same time, in every round. */
const seats = (head: string, book: string, free: string, end: string): string => `
${head}
export async function run({ host, port, rounds, together }) {
  ${book}
  try {
    let isGivenOnce = true;
    for (let round = 0; round < rounds; round += 1) {
      ${free}
      const given = await Promise.all(Array.from({ length: together }, () => book(1)));
      if (given.filter((each) => each !== null).length !== 1) isGivenOnce = false;
    }
    return isGivenOnce;
  } finally {
    await ${end};
  }
}`;

proveEach('no-check-then-act: of two who look at the same time, one gets what both have seen', [
  {
    name: 'pg', by: 'no-check-then-act', packages: ['pg'], ...shared,
    code: seats(
      `import { Pool } from 'pg';`,
      `const pool = new Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 });
  async function book(id) {
    const { rows } = await pool.query('SELECT * FROM seats WHERE id = $1', [id]);
    if (rows[0].state !== 'free') return null;
    await pool.query("UPDATE seats SET state = 'taken' WHERE id = $1", [id]);
    return id;
  }`,
      `await pool.query("UPDATE seats SET state = 'free' WHERE id = 1");`, 'pool.end()',
    ),
  },
  {
    name: 'knex', by: 'no-check-then-act', packages: ['knex', 'pg'], ...shared,
    code: seats(
      `import knex from 'knex';`,
      `const db = knex({ client: 'pg', connection: { host, port, user: 'postgres', database: 'postgres' }, pool: { min: 0, max: 2 } });
  async function book(id) {
    const seat = await db('seats').where({ id }).first();
    if (!seat || seat.state !== 'free') return null;
    const [taken] = await db('seats').where({ id }).update({ state: 'taken' }).returning('*');
    return taken.id;
  }`,
      `await db('seats').where({ id: 1 }).update({ state: 'free' });`, 'db.destroy()',
    ),
  },
  {
    name: 'kysely', by: 'no-check-then-act', packages: ['kysely', 'pg'], ...shared,
    code: seats(
      `import { Kysely, PostgresDialect } from 'kysely'; import pg from 'pg';`,
      `const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 }) }) });
  async function book(id) {
    const seat = await db.selectFrom('seats').selectAll().where('id', '=', id).executeTakeFirst();
    if (!seat || seat.state !== 'free') return null;
    await db.updateTable('seats').set({ state: 'taken' }).where('id', '=', id).execute();
    return id;
  }`,
      `await db.updateTable('seats').set({ state: 'free' }).where('id', '=', 1).execute();`, 'db.destroy()',
    ),
  },
  {
    name: 'drizzle', by: 'no-check-then-act', packages: ['drizzle-orm/node-postgres', 'pg'], ...shared,
    code: seats(
      `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq } from 'drizzle-orm'; import { integer, pgTable, text } from 'drizzle-orm/pg-core'; import pg from 'pg';
const table = pgTable('seats', { id: integer('id').primaryKey(), state: text('state') });`,
      `const pool = new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 });
  const db = drizzle(pool);
  async function book(id) {
    const [seat] = await db.select().from(table).where(eq(table.id, id));
    if (!seat || seat.state !== 'free') return null;
    await db.update(table).set({ state: 'taken' }).where(eq(table.id, id));
    return id;
  }`,
      `await db.update(table).set({ state: 'free' }).where(eq(table.id, 1));`, 'pool.end()',
    ),
  },
  {
    name: 'ioredis', by: 'no-check-then-act', packages: ['ioredis'], ...shared, server: redisStrings,
    code: seats(
      `import Redis from 'ioredis';`,
      `const redis = new Redis({ host, port });
  async function book(id) {
    const holder = await redis.get('seat:' + id);
    if (holder) return null;
    await redis.set('seat:' + id, 'taken');
    return id;
  }`,
      `await redis.del('seat:1');`, 'redis.disconnect()',
    ),
  },
]);
