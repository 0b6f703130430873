import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

const start = `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n`;

describe('prisma', () => {
  it.each([
    ['a look-up by a unique key', `prisma.user.findUniqueOrThrow({ where: { id } });`, ['read-one user filter: { id }']],
    ['the first of many', `prisma.user.findFirst({ where: { email } });`, ['read-one user filter: { email }']],
    ['many rows at once', `prisma.user.createMany({ data: rows });`, ['insert-many user data: rows']],
    ['an upsert', `prisma.user.upsert({ where: { id }, create: a, update: b });`, ['upsert user filter: { id } data: a & b']],
    ['a delete of what a filter finds', `prisma.user.deleteMany({ where: { old: true } });`, ['delete-many user filter: { old: true }']],
    ['a statement put together from text', `prisma.$queryRawUnsafe('SELECT * FROM users WHERE id = ' + id);`, [`read-many users text: 'SELECT * FROM users WHERE id = ' + id`]],
    ['a list of operations in one transaction', `prisma.$transaction([prisma.user.create({ data }), prisma.post.count()]);`, ['transaction -', 'insert user data: data', 'count post']],
    ['what is no operation', `prisma.$connect();\nprisma.$on('query', print);`, []],
  ])('%s', (_name, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });

  it('is no store that only looks like one', () => {
    expect(operationsOf(`const prisma = { user: { findMany() {} } };\nprisma.user.findMany();`)).toEqual([]);
  });
});
