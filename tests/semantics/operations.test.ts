import { describe, expect, it } from 'vitest';
import { describeWork } from '../../src/semantics/index.js';
import { analyze } from '../support/analyze.js';
import { operationsOf } from '../support/operations.js';

const prisma = `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n`;

describe('what a call does to stored data', () => {
  it.each([
    ['prisma: a list', `${prisma}prisma.user.findMany({ where: { active: true }, take: 10 });`, ['read-many user filter: { active: true } limit: 10']],
    ['prisma: through what is extended', `${prisma}const db = prisma.$extends({});\ndb.user.count();`, ['count user']],
    ['prisma: with the handle of a transaction', `${prisma}prisma.$transaction(async (tx) => { await tx.user.update({ where: { id: 1 }, data: { n: 2 } }); });`, ['transaction -', 'update user in transaction filter: { id: 1 } data: { n: 2 }']],
    ['prisma: a parameter that is declared to be a handle', `import type { Prisma } from '@prisma/client';\nexport const f = (tx: Prisma.TransactionClient) => tx.user.deleteMany();`, ['delete-many user']],
    ['prisma: options out of sight', `${prisma}export const f = (args) => prisma.user.findMany(args);`, ['read-many user filter: ? limit: ?']],
    ['prisma: a raw statement', `${prisma}prisma.$queryRaw\`SELECT 1 FROM users WHERE id = \${id}\`;`, ['read-many users text: `SELECT 1 FROM users WHERE id = ${id}`']],
    ['pg: a statement', `import pg from 'pg';\nconst pool = new pg.Pool();\npool.query('UPDATE accounts SET n = $1 WHERE id = $2', [n, id]);`, [`update-many accounts text: 'UPDATE accounts SET n = $1 WHERE id = $2'`]],
    ['pg: a connection of the pool', `import { Pool } from 'pg';\nconst pool = new Pool();\nconst client = await pool.connect();\nawait client.query('BEGIN');`, [`begin - text: 'BEGIN'`]],
    ['knex: a chain is one operation', `import knex from 'knex';\nconst db = knex({});\nawait db('users').where({ id }).first();`, [`read-one users filter: { id } limit: db('users').where({ id }).first()`]],
    ['knex: a transaction', `import knex from 'knex';\nconst db = knex({});\ndb.transaction(async (trx) => { await trx('a').insert({ n: 1 }); });`, ['transaction -', 'insert a in transaction data: { n: 1 }']],
    ['drizzle: a chain', `import { drizzle } from 'drizzle-orm/node-postgres';\nimport { users } from './schema';\nconst db = drizzle(url);\nawait db.select().from(users).where(eq(users.id, id)).limit(1);`, ['read-many users filter: eq(users.id, id) limit: 1']],
    ['kysely: what is not executed does nothing', `import { Kysely } from 'kysely';\nconst db = new Kysely({});\ndb.selectFrom('users').where('id', '=', 1);\ndb.selectFrom('users').selectAll().execute();`, ['read-many users']],
    ['mongoose: a model, a document, the documents of a list', `import mongoose from 'mongoose';\nconst User = mongoose.model('User', schema);\nconst user = await User.findById(id);\nawait user.save();\nfor (const each of await User.find()) await each.save();`, ['read-one User filter: id', 'save User', 'save User', 'read-many User']],
    ['typeorm: an injected repository', `import { Repository } from 'typeorm';\nclass S { constructor(private readonly users: Repository<User>) {}\n  f(id) { return this.users.findOne({ where: { id } }); } }`, ['read-one User filter: { id }']],
    ['typeorm: the manager of a transaction', `import { DataSource } from 'typeorm';\nconst source = new DataSource({});\nsource.transaction(async (manager) => { await manager.save(order); await manager.update(User, { id }, { n: 1 }); });`, ['transaction -', 'save order in transaction data: order', 'update-many User in transaction filter: { id } data: { n: 1 }']],
    ['sequelize: a class that extends Model', `import { Model } from 'sequelize';\nclass User extends Model {}\nUser.findAll({ where: { id } });`, ['read-many User filter: { id }']],
    ['redis: a key', `import Redis from 'ioredis';\nconst redis = new Redis();\nredis.set('k', 1);\nredis.incr('k');`, ['update k data: 1', 'increment k']],
    ['a look-alike of another origin', `const db = { user: { findMany: () => [] } };\ndb.user.findMany();\nnew Map().delete('a');\n[1].find(() => true);`, []],
  ])('%s', (_name, code, expected) => {
    expect(operationsOf(code)).toEqual(expected);
  });

  const knex = `import knex from 'knex';\nconst db = knex({});\n`;
  it.each([
    ['it is one query, whatever is added later', `${knex}export async function f() { const query = db('links').select('id'); query.where('a', 1); if (x) query.limit(5); return query; }`, ["read-many links filter: 'a' limit: 5"]],
    ['what is added in a callback counts', `${knex}export async function f() { const query = db('links'); Object.entries(m).forEach(([k, v]) => { query.andWhere(k, v); }); list.forEach((v) => query.orWhere('c', v)); return await query; }`, ["read-many links filter: k & 'c'"]],
    ['what is added changes what it does', `${knex}export async function f() { const query = db('links'); query.leftJoin('a', 'b', 'c'); query.count('*'); const [{ count }] = await query; }`, ['count links']],
    ['it does what the chains that go on from it do', `${knex}export async function f() { const query = db('links'); query.where('a', 1); const rows = await query.clone(); await query.delete(); }`, ["read-many links filter: 'a'", "delete-many links filter: 'a'"]],
    ['one that is handed on may be added to', `${knex}export async function f() { const query = db('links'); paginate(query); return query; }`, ['read-many links filter: ? data: ? limit: ? handle: ? lock: ?']],
    ['a method that is not known may add to it', `${knex}export async function f(name) { const query = db('links'); query[name]('a', 1); return query; }`, ['read-many links filter: ? data: ? limit: ? handle: ? lock: ?']],
    ['part of another query does nothing by itself', `${knex}export async function f() { const sub = db('visits').select('id').as('sub'); await db.select('*').from(sub).first(); await db('a').whereIn('id', db('b').select('id')); }`, ["read-one sub limit: db.select('*').from(sub).first()", "read-many a filter: 'id'"]],
    ['nothing is added where it is run at once', `${knex}export async function f() { const rows = await db('links'); rows.limit(5); return rows; }`, ['read-many links']],
    ['assigned again', `import { drizzle } from 'drizzle-orm/node-postgres';\nconst db = drizzle(url);\nexport async function f() { let query = db.select().from(users).$dynamic(); if (x) query = query.where(eq(users.a, 1)); query = query.limit(5); return await query; }`, ['read-many users filter: eq(users.a, 1) limit: 5']],
    ['a builder that is run by a method', `import { Repository } from 'typeorm';\nclass S { constructor(private readonly users: Repository<User>) {}\n  f(id) { const qb = this.users.createQueryBuilder('u'); if (id) qb.andWhere('u.a = :a', { a: 1 }); qb.take(10); return qb.getMany(); } }`, ["read-many User filter: 'u.a = :a' limit: 10"]],
    ['a query of mongoose', `import mongoose from 'mongoose';\nconst User = mongoose.model('User', schema);\nexport async function f() { const query = User.find({ a: 1 }); query.sort('a'); query.limit(5); return await query.exec(); }`, ['read-many User filter: { a: 1 } limit: 5']],
  ])('of a query that a variable holds: %s', (_name, code, expected) => {
    expect(operationsOf(code)).toEqual(expected);
  });

  it('knows a client that its library wrote into the project, in sight or not', () => {
    const code = `import { PrismaClient } from './generated/prisma/client';\nconst prisma = new PrismaClient();\nprisma.user.findMany();`;
    const dependencies = { '@prisma/client': '^7.0.0' };
    const written = { 'generated/prisma/client.ts': '/* !!! This is code generated by Prisma. Do not edit directly. !!! */\nexport class PrismaClient {}' };
    const own = { 'generated/prisma/client.ts': 'export class PrismaClient {}' };
    expect(operationsOf(code, { dependencies, files: { 'other.ts': '' } })).toEqual(['read-many user']);
    expect(operationsOf(code, { dependencies, files: written })).toEqual(['read-many user']);
    expect(operationsOf(code, { dependencies, files: own })).toEqual([]);
    expect(operationsOf(code, { dependencies: { express: '^5.0.0' }, files: { 'other.ts': '' } })).toEqual([]);
  });

  it('follows a client into another file by the name that scaffolds give to the sources', () => {
    const files = { 'package.json': JSON.stringify({ dependencies: { '@prisma/client': '^6.0.0' } }), 'lib/prisma.ts': `import { PrismaClient } from '@prisma/client';\nexport const prisma = globalThis.prisma ?? new PrismaClient();` };
    expect(operationsOf(`import { prisma } from '@/lib/prisma';\nprisma.user.findMany();`, { files })).toEqual(['read-many user']);
  });

  it('knows a client that is assigned in several places, always from one library', () => {
    const start = (other: string) => ({ 'package.json': JSON.stringify({ dependencies: { 'drizzle-orm': '^0.45.0', kysely: '^0.28.0' } }), 'db.ts': `export let db: any;\nasync function init(local) {\n  if (local) {\n    const pg = await import('drizzle-orm/node-postgres');\n    db = pg.drizzle(url);\n  } else {\n    const neon = await import('${other}');\n    db = neon.drizzle({ url });\n  }\n}\nexport const ready = init(true);\nexport function stop() { db = null; }` });
    const code = `import { db } from './db';\nimport { users } from './schema';\nexport const list = () => db.select().from(users);`;
    expect(operationsOf(code, { files: start('drizzle-orm/neon-serverless') })).toEqual(['read-many users']);
    expect(operationsOf(code, { files: start('./own') })).toEqual([]);
    expect(operationsOf(code, { files: start('kysely') })).toEqual([]);
  });

  it('tells what others do for a call, requests among it', () => {
    const kinds = analyze(`${prisma}fetch('https://a.example');\nprisma.user.findMany();\nprisma.user.create({ data });`, (module) => module.invocations.map((node) => describeWork(module, node)?.kind ?? null));
    expect(kinds).toEqual([null, 'request', 'query', 'write']);
  });
});
