import { expect, it } from 'vitest';
import { lint } from '../../support/lint.js';

const found = (code: string): (string | null)[] =>
  lint(`import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); ${code}`, { rules: { 'resilience/no-n-plus-one': ['error'] } }).map(({ messageId }) => messageId ?? null);

it.each([
  ['map', "import _ from 'lodash'; export const run = (list) => Promise.all(_.map(list, async (id) => prisma.user.findFirst({ where: { id } })));", ['query']],
  ['a function by its name', "import { forEach } from 'lodash-es'; export const run = (list) => forEach(list, async (id) => { await prisma.user.findFirst({ where: { id } }); });", ['query']],
  ['one of its own file', "import map from 'lodash/map'; export const run = (list) => Promise.all(map(list, (id) => prisma.user.findFirst({ where: { id } })));", []],
  ['a chunk', "import _ from 'lodash'; export const run = async (list) => { for (const ids of _.chunk(list, 100)) await prisma.user.findMany({ where: { id: { in: ids } } }); };", []],
  ['a look-alike', "import _ from './own'; export const run = (list) => _.map(list, async (id) => prisma.user.findFirst({ where: { id } }));", []],
])('%s of lodash', (_claim, code, expected) => {
  expect(found(code)).toEqual(expected);
});
