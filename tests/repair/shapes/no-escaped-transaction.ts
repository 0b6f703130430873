import type { FiftyFindings } from '../../support/repair-sources.js';

const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const inside = (body: string): string => `${prisma}export const run = (id: string) =>\n  prisma.$transaction(async (tx) => {\n    await tx.order.delete({ where: { id } });\n${body}\n  });`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  inside('    await prisma.line.deleteMany({ where: { id } });'),
  inside('    await prisma // outside\n      .line.deleteMany({ where: { id } });'),
  inside('    for (const each of [id]) {\n      await prisma.line.delete({ where: { id: each } });\n    }'),
  inside('    await Promise.all([tx.line.deleteMany({ where: { id } }), tx.note.deleteMany({ where: { id } })]);'),
  inside('    const [lines, { length }] = await Promise.all([\n      tx.line.count({ where: { id } }),\n      tx.note.findMany({ where: { id }, take: 10 }),\n    ]);\n    return lines + length;'),
  inside('    await Promise.all([\n      // first\n      tx.line.deleteMany({ where: { id } }),\n      tx.note.deleteMany({ where: { id } }),\n    ]);'),
  inside('    const both = await Promise.all([tx.line.count(), id ? tx.note.count() : 0]);\n    return both;'),
  `const knex = require('knex')\nconst db = knex({ client: 'pg' })\nconst run = (id) => db.transaction(async (trx) => {\n  await trx('orders').where({ id }).delete()\n  await db('lines').where({ id }).delete()\n})\nmodule.exports = { run }\n`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: prisma,
  kinds: [(n) => `export const run${n} = (id: string) =>\n  prisma.$transaction(async (tx) => {\n    await tx.order.delete({ where: { id } });\n    await prisma.line.deleteMany({ where: { id } });\n  });`],
};
