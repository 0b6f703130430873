import type { FiftyFindings } from '../../support/repair-sources.js';

const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const run = (body: string): string => `${prisma}export async function run(id: string, lines: { sku: string }[]) {\n${body}\n}`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  run(`  await prisma.line.deleteMany({ where: { orderId: id } });\n  await prisma.order.delete({ where: { id } });`),
  run(`  await prisma.line.deleteMany({ where: { orderId: id } }); // the parts\n  // and the whole\n  return prisma.order.delete({ where: { id } });`),
  run(`  const order = await prisma.order.create({ data: { id } });\n  for (const line of lines) {\n    await prisma.line.create({ data: { ...line, orderId: order.id } });\n  }\n  return order;`),
  run(`  const order = await prisma.order.create({ data: { id } });\n  const line = await prisma.line.create({ data: { orderId: order.id } });\n  await prisma.note.create({ data: { orderId: order.id, text: \`\n    made\n  \` } });\n  return { order, line };`),
  run(`  if (lines.length === 0) return null;\n  const order = await prisma.order.create({ data: { id } });\n  if (!order.open) {\n    throw new Error('closed');\n  }\n  await prisma.line.createMany({ data: lines.map((line) => ({ ...line, orderId: order.id })) });\n  return order.id;`),
  run(`  try { await prisma.line.deleteMany({ where: { orderId: id } }); await prisma.order.delete({ where: { id } }); } catch (err) { console.error('failed', err); throw err; }`),
  `${prisma}export class Orders {\n    constructor(private readonly prisma: PrismaClient) {}\n\n    async remove(id: string) {\n        await this.prisma.line.deleteMany({ where: { orderId: id } });\n        await this.prisma.order.delete({ where: { id } });\n    }\n}`,
  `import { knex } from 'knex'\nconst db = knex({ client: 'pg' })\nasync function add(input: object) {\n  const [post] = await db('posts').insert(input).returning('*')\n  await db('tags').insert({ post_id: post.id })\n  return post\n}\nexport { add }\n`,
  `import postgres from 'postgres';\nconst sql = postgres(process.env.DB);\nexport async function remove(id: string) {\n  await sql\`DELETE FROM lines WHERE order_id = \${id}\`;\n  await sql\`DELETE FROM orders WHERE id = \${id}\`;\n}`,
  `import { Kysely } from 'kysely';\nconst db = new Kysely<any>({} as any);\nexport async function remove(id: string) {\n  const order = await db.insertInto('orders').values({ id }).returningAll().executeTakeFirstOrThrow();\n  await db.insertInto('lines').values({ order_id: order.id }).execute();\n  return order;\n}`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: prisma,
  kinds: [(n) => `export async function remove${n}(id: string) {\n  await prisma.line.deleteMany({ where: { orderId: id } });\n  await prisma.order.delete({ where: { id } });\n}`],
};
