import { describe, expect, it } from 'vitest';
import { findBatchInsert, findBatchRead, findNPlusOne } from '../../../src/semantics/index.js';
import { analyze } from '../../support/analyze.js';

/** What is asked for each element, and how it could be asked at once: `query findUnique, by id`. */
function foundIn(code: string): string {
  return analyze(code, (module) =>
    module.invocations.flatMap((call) => {
      const found = findNPlusOne(module, call);
      if (!found) return [];
      const [read, insert] = [findBatchRead(module, found), findBatchInsert(module, found)];
      return [[found.kind, ...(read ? [`by ${read.field}`, ...(read.isGroup ? ['all'] : [])] : []), ...(insert ? ['at once'] : []), ...(found.isHardToBatch ? ['hard'] : [])].join(' ')];
    }),
  ).join(', ');
}

const prisma = "import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\n";
const loop = (body: string): string => `${prisma}export async function run(list: Each[]) { for (const each of list) { ${body} } }`;

describe('findNPlusOne', () => {
  it.each([
    ['one record by its key', loop('print(await db.user.findFirst({ where: { id: each.userId } }));'), 'query by id'],
    ['all records of a parent', loop('print(await db.post.findMany({ where: { userId: each.id } }));'), 'query by userId all'],
    ['the first of several', loop('print(await db.post.findFirst({ where: { userId: each.id } }));'), 'query'],
    ['a count', loop('print(await db.post.count({ where: { userId: each.id } }));'), 'query'],
    ['a key with a constant condition', loop('print(await db.user.findFirst({ where: { id: each.userId, active: true } }));'), 'query by id'],
    ['a condition of the round', loop('const now = new Date(); print(await db.user.findFirst({ where: { id: each.userId, until: { gt: now } } }));'), 'query'],
    ['a condition on a relation', loop('print(await db.user.findMany({ where: { team: { id: each.teamId } } }));'), 'query'],
    ['a key that is computed', loop('print(await db.user.findFirst({ where: { id: each.userId + 1 } }));'), 'query'],
    ['a moment is no key', loop('print(await db.day.findMany({ where: { startsAt: each.startsAt } }));'), 'query'],
    ['inserts', loop('await db.post.create({ data: { title: each.title } });'), 'write at once'],
    ['inserts whose result is used', loop('print(await db.post.create({ data: { title: each.title } }));'), 'write'],
    ['deletes', loop('await db.post.delete({ where: { id: each.id } });'), 'write'],
    ['writes that differ', loop('await db.post.update({ where: { id: each.id }, data: { title: each.title } });'), 'write hard'],
    ['the same each time', loop("const rate = await db.rate.findFirst({ where: { currency: 'EUR' } }); print(each, rate);"), 'invariant'],
    ['nothing for each', `${prisma}export const run = (ids: string[]) => db.user.findMany({ where: { id: { in: ids } } });`, ''],
  ])('%s', (_, code, expected) => {
    expect(foundIn(code)).toBe(expected);
  });
});

describe('a Prisma schema in sight', () => {
  const schemaOf = (provider: string): string =>
    `datasource db {\n  provider = "${provider}"\n}\nmodel User {\n  id String @id\n  code String @unique @db.Char(8)\n  big BigInt @unique\n}\nmodel Order {\n  id String @id\n  userId String\n  note String?\n}\nmodel Item {\n  id Int @id\n  orderId String\n}\n`;

  /** Whether it is proven that a query for all finds the same on every run. */
  const tierOf = (provider: string, body: string): string => {
    const code = `${prisma}export async function run(ids: string[]) {\n  const orders = await db.order.findMany({ take: 100 });\n  const found = [];\n  ${body}\n  return [found, ids, orders];\n}`;
    const world = { dependencies: { '@prisma/client': '^6.0.0' }, files: { 'schema.prisma': schemaOf(provider) } };
    const reads = analyze(code, (module) => module.invocations.flatMap((call) => {
      const found = findNPlusOne(module, call);
      const read = found && findBatchRead(module, found);
      return read ? [read.isSafe ? 'safe' : 'review'] : [];
    }), world);
    return reads.join(', ');
  };

  it.each([
    ['a required text on both sides', 'postgresql', 'for (const order of orders) found.push(await db.user.findUnique({ where: { id: order.userId } }));', 'safe'],
    ['records of a parent', 'postgresql', 'for (const order of orders) found.push(await db.item.findMany({ where: { orderId: order.id } }));', 'safe'],
    ['a list of keys', 'postgresql', 'for (const id of ids) found.push(await db.user.findUnique({ where: { id } }));', 'safe'],
    ['a list of keys, any of which might be nothing at all', 'postgresql', 'for (const id of ids) found.push(await db.item.findMany({ where: { orderId: id } }));', 'review'],
    ['a database that takes letters for equal that are not', 'mysql', 'for (const order of orders) found.push(await db.user.findUnique({ where: { id: order.userId } }));', 'review'],
    ['a text that the database fills up', 'postgresql', 'for (const id of ids) found.push(await db.user.findUnique({ where: { code: id } }));', 'review'],
    ['numbers of two types', 'postgresql', 'for (const id of ids) found.push(await db.user.findUnique({ where: { big: id } }));', 'review'],
    ['a loop that does more than read', 'postgresql', 'for (const order of orders) { found.push(await db.user.findUnique({ where: { id: order.userId } })); await send(order); }', 'review'],
  ])('%s', (_, provider, body, expected) => {
    expect(tierOf(provider, body)).toBe(expected);
  });
});
