import { postgresWith } from '../support/proof-postgres.js';
import { proveEach } from '../support/proof-table.js';

const tables = `
  create table orders (id serial primary key, name text);
  create table lines (id serial primary key, order_id int not null, quantity int not null check (quantity > 0));`;
const around = (made: string, add: string, count: string, end: string): string => `
  ${made}
  ${add}
  try {
    try {
      await add(quantity);
    } catch {
      // What is left of it is asked for below.
    }
    return ${count};
  } finally {
    ${end}
  }
}`;

const server = postgresWith(tables);
const fault = { input: { quantity: 0 }, before: { value: 1 }, after: { value: 0 } };
const healthy = { input: { quantity: 1 } };
const settings = { autofix: 'all' };

proveEach('require-transaction: where the second write fails, the first one leaves nothing behind', [
  {
    name: 'knex', by: 'require-transaction', packages: ['knex', 'pg'], settings, server, fault, healthy,
    code: around(
      `import knex from 'knex';
export async function run({ host, port, quantity }) {
  const db = knex({ client: 'pg', connection: { host, port, user: 'postgres', database: 'postgres' } });`,
      `async function add(quantity) {
    const [order] = await db('orders').insert({ name: 'a' }).returning('*');
    await db('lines').insert({ order_id: order.id, quantity });
    return order;
  }`,
      `(await db('orders')).length`, 'await db.destroy();',
    ),
  },
  {
    name: 'kysely', by: 'require-transaction', packages: ['kysely', 'pg'], settings, server, fault, healthy,
    code: around(
      `import { Kysely, PostgresDialect } from 'kysely'; import pg from 'pg';
export async function run({ host, port, quantity }) {
  const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 }) }) });`,
      `async function add(quantity) {
    const order = await db.insertInto('orders').values({ name: 'a' }).returningAll().executeTakeFirstOrThrow();
    await db.insertInto('lines').values({ order_id: order.id, quantity }).execute();
  }`,
      `(await db.selectFrom('orders').selectAll().execute()).length`, 'await db.destroy();',
    ),
  },
  {
    name: 'drizzle', by: 'require-transaction', packages: ['drizzle-orm/node-postgres', 'pg'], settings, server, fault, healthy,
    code: around(
      `import { drizzle } from 'drizzle-orm/node-postgres'; import { integer, pgTable, serial, text } from 'drizzle-orm/pg-core'; import pg from 'pg';
const orders = pgTable('orders', { id: serial('id').primaryKey(), name: text('name') });
const lines = pgTable('lines', { id: serial('id').primaryKey(), orderId: integer('order_id'), quantity: integer('quantity') });
export async function run({ host, port, quantity }) {
  const pool = new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2 });
  const db = drizzle(pool);`,
      `async function add(quantity) {
    const [order] = await db.insert(orders).values({ name: 'a' }).returning();
    await db.insert(lines).values({ orderId: order.id, quantity });
  }`,
      `(await db.select().from(orders)).length`, 'await pool.end();',
    ),
  },
  {
    name: 'postgres', by: 'require-transaction', packages: ['postgres'], settings, server, fault, healthy,
    code: around(
      `import postgres from 'postgres';
export async function run({ host, port, quantity }) {
  const sql = postgres({ host, port, user: 'postgres', database: 'postgres', max: 2, fetch_types: false });`,
      `async function add(quantity) {
    const [order] = await sql\`INSERT INTO orders (name) VALUES ('a') RETURNING id\`;
    await sql\`INSERT INTO lines (order_id, quantity) VALUES (\${order.id}, \${quantity})\`;
  }`,
      '(await sql`SELECT id FROM orders`).length', 'await sql.end();',
    ),
  },
]);
