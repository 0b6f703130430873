import { expect, it } from 'vitest';
import { lintProject } from '../support/project.js';

/** What the rules find that a test is about. */
const find = async (files: Readonly<Record<string, string>>, ...rules: readonly string[]) => {
  const found = await lintProject({ files });
  return Object.values(found).flatMap((lines, index) => lines.filter((each) => rules.some((rule) => each.includes(` ${rule} `))).map((each) => `${Object.keys(found)[index] ?? ''}:${each}`));
};

const koa = {
  'package.json': JSON.stringify({ dependencies: { '@koa/router': '^12.0.1', koa: '^2.15.3', knex: '^3.1.0', pg: '^8.11.5' } }),
  'src/index.js': `const Koa = require('koa');
const knex = require('knex');
const createUsers = require('./users');
const { Billing } = require('./billing');
const routes = require('./routes');

const db = knex({ client: 'pg' });
const users = createUsers(db);
const app = new Koa();
app.use(routes({ db, users, billing: new Billing(db, users) }).routes());
app.listen(3000);
`,
  'src/users.js': `module.exports = function createUserRepository(db) {
  return {
    find(id) {
      return db('users').where({ id }).first();
    },
    search(text) {
      return db('users').whereRaw(\`name ILIKE '%\${text}%'\`).limit(20);
    },
  };
};
`,
  'src/billing.js': `class Billing {
  constructor(db, users) {
    this.db = db;
    this.users = users;
  }

  async bill(ids) {
    for (const id of ids) {
      const user = await this.users.find(id);
      await this.db('invoices').insert({ user: user.id });
    }
  }

  async billOne(id) {
    const user = await this.users.find(id);
    return this.db('invoices').insert({ user: user.id });
  }
}

module.exports = { Billing };
`,
  'src/routes.js': `const Router = require('@koa/router');

module.exports = ({ db, users, billing }) => {
  const router = new Router();
  router.get('/users', async (ctx) => {
    ctx.body = await users.search(ctx.query.text);
  });
  router.post('/products', async (ctx) => {
    await db('products').insert(ctx.request.body);
  });
  router.post('/names', async (ctx) => {
    await db('products').insert({ name: String(ctx.request.body.name) });
  });
  router.post('/bills', async (ctx) => {
    await billing.bill(ctx.state.ids);
  });
  return router;
};
`,
};

const rules = ['no-unsafe-sql', 'no-n-plus-one', 'no-mass-assignment'];

it('sees the data that a service hands from one function to the next', async () => {
  expect((await find(koa, ...rules)).map((each) => each.replace(/ \w+$/, ''))).toEqual([
    'src/users.js:7: no-unsafe-sql', 'src/billing.js:9: no-n-plus-one', 'src/billing.js:10: no-n-plus-one', 'src/routes.js:9: no-mass-assignment',
  ]);
});

it('is silent where nobody in sight hands it over', async () => {
  expect(await find({ ...koa, 'src/index.js': '' }, ...rules)).toEqual([]);
});

const trpc = {
  'package.json': JSON.stringify({ dependencies: { '@trpc/server': '^11.0.0', '@prisma/client': '^6.0.0', zod: '^3.0.0' } }),
  'src/trpc.ts': `import { PrismaClient } from '@prisma/client';
import { initTRPC } from '@trpc/server';

const prisma = new PrismaClient();
export const createContext = async ({ req }: { req: Request }) => ({ prisma, token: req.headers.get('authorization') });
const t = initTRPC.context<typeof createContext>().create();
export const procedure = t.procedure;
`,
  'src/projects.ts': `import { z } from 'zod';
import { procedure } from './trpc';

export const invite = procedure.input(z.object({ ids: z.array(z.string()).max(500) })).mutation(async ({ ctx, input }) => {
  for (const id of input.ids) {
    const user = await ctx.prisma.user.findUnique({ where: { id } });
    if (!user) throw new Error('unknown user');
  }
});

export const one = procedure.input(z.object({ id: z.string() })).query(({ ctx, input }) => ctx.prisma.user.findUnique({ where: { id: input.id } }));
`,
};

it('sees the queries that go through the context of a procedure', async () => {
  expect((await find(trpc, 'no-n-plus-one')).map((each) => each.replace(/ \w+$/, ''))).toEqual(['src/projects.ts:6: no-n-plus-one']);
});
