import type { FiftyFindings } from '../../support/repair-sources.js';

const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const pg = "import { Pool } from 'pg';\nconst pool = new Pool();\n";
const knex = "import knex from 'knex';\nconst db = knex({ client: 'pg' });\n";
const kysely = "import { Kysely } from 'kysely';\nconst db = new Kysely<any>({ dialect: first });\n";
const typeorm = "import { DataSource, Entity, PrimaryColumn } from 'typeorm';\n@Entity() class User { @PrimaryColumn() id!: string; }\nconst source = new DataSource({ type: 'postgres', host: 'db' });\nconst users = source.getRepository(User);\n";
const drizzle = "import { drizzle } from 'drizzle-orm/node-postgres';\nimport { and, eq } from 'drizzle-orm';\nimport { integer, pgTable, text } from 'drizzle-orm/pg-core';\nconst users = pgTable('users', { id: integer('id').primaryKey(), name: text('name') });\nconst db = drizzle(url);\n";
const loop = (name: string, body: string): string => `export async function ${name}(posts: { authorId: string; editorId: string }[]) {\n  const found: unknown[] = [];\n  for (const post of posts) {\n    ${body}\n  }\n  return found;\n}`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  prisma + loop('list', 'found.push(await prisma.user.findUnique({ where: { id: post.authorId } }));'),
  prisma + loop('list', 'const user = await prisma.user.findUnique({\n      where: { id: post.authorId }, // who wrote it\n      include: { orders: true },\n    });\n    found.push(user?.orders);'),
  prisma + loop('list', 'found.push((await prisma.user.findUnique({ where: { id: post.authorId } }))?.name);'),
  prisma + loop('list', "found.push(await prisma.user.findUnique({ where: { id: post.authorId } }) || 'nobody');"),
  prisma + loop('list', 'const [author, editor] = [await prisma.user.findUnique({ where: { id: post.authorId } }), await prisma.user.findUnique({ where: { id: post.editorId } })];\n    found.push({ author, editor });'),
  prisma + loop('list', 'found.push(await prisma.order.findMany({ where: { userId: post.authorId }, orderBy: { id: "asc" } }));'),
  `${prisma}export async function list(orders: { id: string }[]) {\n  return Promise.all(orders.map(async (order) => ({ ...order, items: await prisma.orderItem.findMany({ where: { orderId: order.id } }) })));\n}`,
  `${prisma}export async function list(orders: { id: string }[]) {\n  const all = await Promise.all(\n    orders.map(async ({ id }) => {\n      const items = await prisma.orderItem.findMany({ where: { orderId: id } }); // as they are\n      return { id, items };\n    }),\n  );\n  return all.length;\n}`,
  `${prisma}export async function list(ids: readonly string[]) {\n  const users: string[] = [];\n  for (const id of ids) {\n    const user = await prisma.user.findUnique({ where: { id } });\n    if (user) users.push(user.name);\n  }\n  for (const id of ids) {\n    const user = await prisma.user.findUnique({ where: { id } });\n    if (user) users.push(user.email);\n  }\n  return users;\n}`,
  `${prisma}export async function list(ids: string[]) {\n\tconst names: string[] = [];\n\tfor (const id of ids) names.push((await prisma.user.findFirst({ where: { id, role: 'admin' } }))!.name);\n\treturn names;\n}`,
  pg + loop('list', "const { rows: [user] } = await pool.query('SELECT * FROM users WHERE id = $1', [post.authorId]);\n    found.push(user);"),
  pg + loop('list', "const { rows } = await pool.query('SELECT * FROM books WHERE author_id = $1 AND state = $2 ORDER BY id', [post.authorId, 'open']);\n    found.push(rows);"),
  pg + loop('list', "found.push((await pool.query('SELECT id, name FROM users WHERE users.id = $1', [post.authorId])).rows[0]);"),
  knex + loop('list', "found.push(await db('users').where({ id: post.authorId }).first());"),
  knex + loop('list', "found.push(await db('books')\n      .select('*')\n      .where('author_id', post.authorId)\n      .orderBy('id'));"),
  kysely + loop('list', "found.push(await db.selectFrom('users').selectAll().where('id', '=', post.authorId).executeTakeFirst());"),
  typeorm + loop('list', 'found.push(await users.findOneBy({ id: post.authorId }));'),
  typeorm + loop('list', 'found.push(await users.findOne({ where: { id: post.authorId } }));'),
  `${drizzle}export async function list(posts: { authorId: number }[]) {\n  return Promise.all(posts.map(async (post) => {\n    const [user] = await db.select().from(users).where(eq(users.id, post.authorId)).limit(1);\n    return { ...post, user };\n  }));\n}`,
  `${drizzle}export async function list(posts: { authorId: number }[]) {\n  for (const post of posts) print(await db.select({ id: users.id, name: users.name }).from(users).where(and(eq(users.id, post.authorId), eq(users.name, 'a'))));\n}`,
  `${prisma}export async function list(items: { id: string; n: number }[]) {\n  for (const { id, n } of items) {\n    await prisma.cartItem.create({ data: { id, quantity: n } });\n  }\n}`,
  `${knex}export async function list(items: { id: string; n: number }[]) {\n  if (yes) for (const item of items) await db('items').insert(item);\n  for (const item of items) await db('items').insert({ ...item, n: 0 });\n}`,
  `${drizzle}export async function list(items: { id: number }[]) {\n  for (const item of items) {\n    await db.insert(users).values({ id: item.id }).onConflictDoNothing();\n  }\n}`,
  `${typeorm}export async function list(items: { id: string }[]) {\n  for (const item of items) await users.insert({ id: item.id });\n}`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: typeorm.replace("host: 'db'", "host: 'db', connectTimeoutMS: 1000, extra: { query_timeout: 1000 }"),
  kinds: [(n) => loop(`list${n}`, 'found.push(await users.findOneBy({ id: post.authorId }));'), (n) => loop(`all${n}`, 'found.push(await users.find({ where: { id: post.editorId } }));')],
};
