import type { FiftyFindings } from '../../support/repair-sources.js';

const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const pay = (name: string, guard: string, write: string): string =>
  `export async function ${name}(id: string) {\n  const order = await prisma.order.findUnique({ where: { id } });\n  ${guard}\n  ${write}\n  return { id };\n}`;
const guard = `if (order.status !== 'OPEN') throw new Error('closed');`;
const write = `await prisma.order.update({ where: { id }, data: { status: 'PAID' } });`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  prisma + pay('pay', guard, write),
  prisma + pay('pay', guard, 'const paid = await prisma.order.update({\n    where: { id },\n    data: { status: "PAID" },\n    include: { lines: true },\n  });\n  console.log(paid);'),
  prisma + pay('pay', guard, 'await prisma.order.update({\n    where: {\n      id,\n    },\n    data: { status: "PAID" },\n  });'),
  prisma + pay('pay', `if (!order || order.status !== 'OPEN') {\n    throw new Error(\`order \${id}\n    is closed\`);\n  }\n  // it is open\n  const count = 1;`, `${write}\n  console.log(count);`),
  prisma + pay('pay', guard, `await prisma.order.update({ where: { id }, /* now */ data: { status: 'PAID' } });`),
  `const knex = require('knex')\nconst db = knex({ client: 'pg' })\nasync function pay(id) {\n  const order = await db('orders').where({ id }).first()\n  if (order.status !== "open") return null\n  await db('orders')\n    .where({ id })\n    .update({ status: "paid" })\n  return order\n}\nmodule.exports = { pay }\n`,
  `import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function pay(id: string) {\n  const { rows } = await pool.query('SELECT * FROM orders WHERE id = $1', [id]);\n  if (rows[0].status !== 'open') return null;\n  const { rows: paid } = await pool.query(\`\n    UPDATE orders SET status = $2\n    WHERE id = $1\n    RETURNING *\n  \`, [id, 'paid']);\n  return paid[0];\n}`,
  `import { drizzle } from 'drizzle-orm/node-postgres';\nimport { eq } from 'drizzle-orm';\nimport { integer, pgTable, text } from 'drizzle-orm/pg-core';\nconst orders = pgTable('orders', { id: integer('id').primaryKey(), status: text('status') });\nconst db = drizzle('');\nexport async function pay(id: number) {\n  const [order] = await db.select().from(orders).where(eq(orders.id, id));\n  if (!order || order.status !== 'open') throw new Error('closed');\n  await db.update(orders).set({ status: 'paid' }).where(eq(orders.id, id));\n}`,
  `import { Kysely } from 'kysely';\nconst db = new Kysely<any>({} as any);\nexport async function pay(id: number) {\n  const order = await db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow();\n  if (order.status !== 'open') throw new Error('closed');\n  await db.updateTable('orders')\n    .set({ status: 'paid' })\n    .where('id', '=', id)\n    .execute();\n}`,
  `import Redis from 'ioredis';\nconst redis = new Redis();\nexport async function hold(seat: string, user: string) {\n  const held = await redis.get(seat);\n  if (held) {\n    throw new Error('held');\n  }\n  await redis.set(seat, user, 'EX', 300);\n  return true;\n}`,
  `const { createClient } = require('redis')\nconst redis = createClient()\nasync function hold(seat, user) {\n  if (await redis.exists(seat)) return null\n  await redis.set(seat, user, {\n    EX: 300,\n  })\n  return user\n}\nmodule.exports = { hold }\n`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = { head: prisma, kinds: [(n) => pay(`pay${n}`, guard, write)] };
