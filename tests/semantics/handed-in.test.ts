import { describe, expect, it } from 'vitest';
import { operationsOf } from '../support/operations.js';

const dependencies = { pg: '^8.0.0', koa: '^3.0.0', '@prisma/client': '^6.0.0', '@trpc/server': '^11.0.0', ioredis: '^5.0.0' };
const pool = `import { Pool } from 'pg';\nexport const pool = new Pool();\n`;
const asked = `read-many users text: 'SELECT * FROM users'`;

const beside = (files: Readonly<Record<string, string>>, code: string) => operationsOf(code, { dependencies, filename: 'input.ts', files: { 'db.ts': pool, ...files } });

describe('what the calls of a function give to its parameters', () => {
  it.each([
    ['the factory that a file is', { 'app.js': `const { pool } = require('./db');\nconst createUsers = require('./input');\nconst users = createUsers(pool);` }, `module.exports = function createUserRepository(db) { return { list() { return db.query('SELECT * FROM users'); } }; };`],
    ['an arrow function that takes an object apart', { 'app.js': `const { pool } = require('./db');\nrequire('./input')({ db: pool });` }, `module.exports = ({ db }) => { db.query('SELECT * FROM users'); };`],
    ['a factory by its name', { 'app.ts': `import { pool } from './db';\nimport { createUsers } from './input';\ncreateUsers(pool);` }, `export function createUsers(db) { return { list: () => db.query('SELECT * FROM users') }; }`],
    ['a default export', { 'app.ts': `import { pool } from './db';\nimport routes from './input';\nroutes(app, pool);` }, `export default function register(app, db) { app.get('/', () => db.query('SELECT * FROM users')); }`],
    ['a class', { 'app.js': `const { pool } = require('./db');\nconst { UserService } = require('./input');\nnew UserService(pool);` }, `class UserService { constructor(db) { this.db = db; } list() { return this.db.query('SELECT * FROM users'); } }\nmodule.exports = { UserService };`],
    ['a function of the same file', {}, `import { pool } from './db';\nfunction list(db) { return db.query('SELECT * FROM users'); }\nlist(pool);`],
    ['a default beside what is given', { 'app.ts': `import { list } from './input';\nlist();` }, `import { pool } from './db';\nexport const list = (db = pool) => db.query('SELECT * FROM users');`],
    ['a function that calls itself', {}, `import { pool } from './db';\nfunction list(db, depth) { db.query('SELECT * FROM users'); if (depth) list(db, depth - 1); }\nlist(pool, 3);`],
  ])('%s', (_claim, files, code) => {
    expect(beside(files, code)).toEqual([asked]);
  });

  it.each([
    ['of a function that nobody calls', {}, `export function list(db) { return db.query('SELECT * FROM users'); }`],
    ['that are given different things', { 'app.ts': `import Redis from 'ioredis';\nimport { pool } from './db';\nimport { list } from './input';\nlist(pool);\nlist(new Redis());` }, `export function list(db) { return db.query('SELECT * FROM users'); }`],
    ['that are given something out of sight', { 'app.ts': `import { list } from './input';\nlist(globalThis.make());` }, `export function list(db) { return db.query('SELECT * FROM users'); }`],
    ['that are spread', { 'app.ts': `import { pool } from './db';\nimport { list } from './input';\nlist(...[pool]);` }, `export function list(db) { return db.query('SELECT * FROM users'); }`],
    ['that are assigned', { 'app.ts': `import { pool } from './db';\nimport { list } from './input';\nlist(pool);` }, `export function list(db) { db = globalThis.other; return db.query('SELECT * FROM users'); }`],
  ])('are unknown %s', (_claim, files, code) => {
    expect(beside(files, code)).toEqual([]);
  });

  it('that are an object which another function makes', () => {
    const files = {
      'users.js': `module.exports = (db) => ({ list() { return db.query('SELECT * FROM users'); }, all() { return this.list(); } });`,
      'app.js': `const { pool } = require('./db');\nconst users = require('./users')(pool);\nrequire('./input')({ users, db: pool });`,
    };
    expect(beside(files, `module.exports = ({ users, db }) => { users.all(); db.query('SELECT * FROM users'); };`)).toEqual([asked]);
  });
});

describe('what a library gives by the type that it is told', () => {
  const prisma = `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();`;
  const trpc = (context: string, type: string) => `import { initTRPC } from '@trpc/server';\nimport { PrismaClient } from '@prisma/client';\nimport { prisma } from './prisma';\n${context}\nconst t = initTRPC.context<${type}>().create();\nexport const procedure = t.procedure.use(({ ctx, next }) => next({ ctx: { ...ctx, user: 1 } }));`;
  const router = `import { procedure } from './trpc';\nexport const list = procedure.query(({ ctx }) => ctx.prisma.user.findMany());`;

  it.each([
    ['a function that makes the context', trpc('export const createContext = () => ({ prisma, userId: null });', 'typeof createContext')],
    ['an asynchronous one', trpc('export async function createContext(opts: { headers: Headers }) { return { prisma, ...opts }; }', 'typeof createContext')],
    ['what that returns', trpc('const createContext = async () => { return { prisma }; };\ntype Context = Awaited<ReturnType<typeof createContext>>;', 'Context')],
    ['a type that is written out', trpc('interface Context { prisma: PrismaClient }', 'Context')],
  ])('%s', (_claim, file) => {
    expect(operationsOf(router, { dependencies, files: { 'prisma.ts': prisma, 'trpc.ts': file } })).toEqual(['read-many user']);
  });

  it('is unknown where nothing tells', () => {
    const file = `import { initTRPC } from '@trpc/server';\nconst t = initTRPC.create();\nexport const procedure = t.procedure;`;
    expect(operationsOf(router, { dependencies, files: { 'prisma.ts': prisma, 'trpc.ts': file } })).toEqual([]);
  });
});
