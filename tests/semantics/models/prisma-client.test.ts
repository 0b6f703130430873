import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@prisma/client', () => {
  it.each([
    ['limits what it waits for itself', `import { PrismaClient } from '@prisma/client'; export const prisma = new PrismaClient();`, ['new @prisma/client.PrismaClient() client: waits for nothing']],
    ['is made by a class of the project that extends it', `import { PrismaClient } from '@prisma/client'; class Db extends PrismaClient {} new Db();`, ['new @prisma/client.PrismaClient() client: waits for nothing']],
    ['is not a client of another package', `import { PrismaClient } from './prisma'; new PrismaClient();`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
