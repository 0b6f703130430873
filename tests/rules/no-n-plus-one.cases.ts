import type rule from '../../src/rules/no-n-plus-one.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ fields: true, anyWrite: true, scripts: false }] as const;

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); `;
const pg = `import { Pool } from 'pg'; const pool = new Pool(); `;
const knex = `import knex from 'knex'; const db = knex({}); `;
const kysely = `import { Kysely } from 'kysely'; const db = new Kysely({}); `;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq } from 'drizzle-orm'; import { users } from './schema'; const db = drizzle(url); `;
const mongoose = `import mongoose from 'mongoose'; const User = mongoose.model('User', new mongoose.Schema({})); `;
const sequelize = `import { Model } from 'sequelize'; class User extends Model {} `;
const redis = `import Redis from 'ioredis'; const redis = new Redis(); `;
const inService = (body: string): string => `import { Repository } from 'typeorm'; class Users { constructor(private readonly users: Repository<User>) {} async run(ids: string[]) { ${body} } }`;
const fn = (body: string): string => `export async function run(list) { ${body} }`;

/** A case that is repaired only where a person looks at it: by a suggestion. */
const repaired = (name: string, code: string, output: string, filename?: string) => ({
  name, code, ...(filename === undefined ? {} : { filename }),
  errors: [{ messageId: 'query' as const, suggestions: [{ messageId: 'askOnce' as const, output }] }],
});
const inserted = (name: string, code: string, output: string) => ({ name, code, errors: [{ messageId: 'write' as const, suggestions: [{ messageId: 'insertOnce' as const, output }] }] });
const unrepaired = (name: string, code: string) => ({ name: `no repair: ${name}`, code, errors: [{ messageId: 'query' as const, suggestions: null }] });
const posts = '{ id: string; authorId: string }[]';

type Kind = 'query' | 'write' | 'cache' | 'path' | 'invariant' | 'field';

const reported = (name: string, code: string, ...kinds: Kind[]) => ({ name, code, errors: kinds.map((messageId) => ({ messageId })) });

/** What the rule says of which code. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'the messages of one batch, each of which is done on its own', code: prisma + `import type { SQSEvent } from 'aws-lambda'; export const handler = async (event: SQSEvent) => { for (const record of event.Records) await prisma.user.findFirst({ where: { id: record.body } }); };`, filename: 'file.ts' },
    { name: 'what answers from memory is asked once for each key', code: prisma + `const kept = new Map(); async function load(id) { if (kept.has(id)) return kept.get(id); const user = await prisma.user.findFirst({ where: { id } }); kept.set(id, user); return user; } ` + fn('for (const id of list) await load(id);') },
    { name: 'what answers from memory, held by the class', code: `import { Repository } from 'typeorm'; class Users { private kept = new Map(); constructor(private readonly users: Repository<User>) {} private async load(id: string) { const known = this.kept.get(id); if (known) return known; return this.users.findOne({ where: { id } }); } async run(ids: string[]) { for (const id of ids) await this.load(id); } }` },
    { name: 'values that differ, through a function', code: prisma + `function put({ id, parts }) { return prisma.message.update({ where: { id }, data: { parts } }); } ` + fn('for (const message of list) await put({ id: message.id, parts: message.parts });') },
    { name: 'a function that also has other work done, and by whom is out of sight', code: `import { Repository } from 'typeorm'; class Users { constructor(private readonly users: Repository<User>, private readonly mailer: Mailer) {} private async expire(id: string) { const user = await this.users.findOne({ where: { id } }); await this.mailer.send(user); } async run(ids: string[]) { for (const id of ids) await this.expire(id); } }` },
    { name: 'steps of the start, called in turn', code: prisma + `async function seed() { for (const id of await load()) await prisma.user.findFirst({ where: { id } }); } const steps = [seed]; for (const step of steps) await step();` },
    { name: 'one query for all', code: prisma + fn(`return prisma.user.findMany({ where: { id: { in: list } } });`) },
    { name: 'a list that is written out', code: prisma + fn(`for (const role of ['admin', 'owner']) await prisma.user.findFirst({ where: { role } });`) },
    { name: 'a constant list by its name', code: prisma + `const ROLES = ['admin', 'owner'] as const; ` + fn(`for (const role of ROLES) await prisma.user.findFirst({ where: { role } });`) },
    { name: 'the keys of an object that is written out', code: prisma + `const LIMITS = { a: 1, b: 2 }; ` + fn(`for (const key of Object.keys(LIMITS)) await prisma.user.findFirst({ where: { key } });`) },
    { name: 'a count that is known', code: prisma + fn(`for (let i = 0; i < 3; i++) await prisma.user.findFirst({ where: { rank: i } });`) },
    { name: 'the first few of a list', code: prisma + fn(`for (const id of list.slice(0, 5)) await prisma.user.findFirst({ where: { id } });`) },
    { name: 'chunks by index', code: prisma + fn(`for (let i = 0; i < list.length; i += 100) { const rows = list.slice(i, i + 100); await prisma.user.createMany({ data: rows }); }`) },
    { name: 'chunks of a function in sight', code: prisma + `function chunk(all, size) { const parts = []; for (let i = 0; i < all.length; i += size) parts.push(all.slice(i, i + size)); return parts; } ` + fn(`for (const part of chunk(list, 100)) await prisma.user.deleteMany({ where: { id: { in: part } } });`) },
    { name: 'elements that are lists', code: prisma + fn(`for (const part of list) await prisma.user.deleteMany({ where: { id: { in: part.map((each) => each.id) } } });`) },
    { name: 'a retry', code: prisma + fn(`for (let attempt = 0; attempt < list; attempt++) { try { return await prisma.user.findFirst({ where: { attempt } }); } catch (error) { if (attempt === list) throw error; } }`) },
    { name: 'pages by cursor', code: prisma + fn(`let cursor; do { const page = await prisma.user.findMany({ take: 100, cursor }); cursor = page.at(-1); } while (cursor);`) },
    { name: 'pages by number', code: prisma + fn(`for (let page = 0; page < list; page++) await prisma.user.findMany({ take: 100, skip: page * 100 });`) },
    { name: 'a poll', code: prisma + fn(`while (true) { const job = await prisma.job.findFirst({ where: { id: list } }); if (job.done) break; }`) },
    { name: 'a way up, where each step needs the one before', code: prisma + fn(`let at = list; while (at) { at = await prisma.folder.findUnique({ where: { id: at.parentId } }); }`) },
    { name: 'a way down, where each step needs the one before', code: prisma + fn(`let parentId = null; for (const name of list) { const folder = await prisma.folder.findFirst({ where: { name, parentId } }); parentId = folder.id; }`) },
    { name: 'a queue that grows while it is worked off', code: prisma + fn(`const queue = [list]; while (queue.length) { const id = queue.shift(); const children = await prisma.folder.findMany({ where: { parentId: id } }); queue.push(...children); }`) },
    { name: 'a search that ends at the first hit', code: prisma + fn(`for (const email of list) { const user = await prisma.user.findFirst({ where: { email } }); if (user) return user; }`) },
    { name: 'a search that breaks at the first hit', code: prisma + fn(`let found; for (const email of list) { const user = await prisma.user.findFirst({ where: { email } }); if (user) { found = user; break; } }`) },
    { name: 'a search for a name that is free', code: prisma + fn(`for (const slug of list) { const taken = await prisma.post.findFirst({ where: { slug } }); if (!taken) return slug; }`) },
    { name: 'a query that a loop only adds to', code: knex + fn(`const query = db('links'); for (const [key, value] of list) query.andWhere(key, value); return query;`) },
    { name: 'a query that a loop adds to and keeps', code: knex + fn(`let query = db('links'); for (const [key, value] of list) query = query.where(key, value); return query;`) },
    { name: 'a loader', code: `import DataLoader from 'dataloader'; const users = new DataLoader(load); ` + fn(`return Promise.all(list.map((id) => users.load(id)));`) },
    { name: 'what Prisma merges', code: prisma + fn(`return Promise.all(list.map((id) => prisma.user.findUnique({ where: { id } })));`) },
    { name: 'what Prisma merges, behind a function', code: prisma + `const load = (id) => prisma.user.findUnique({ where: { id } }); ` + fn(`return Promise.all(list.map(async (id) => ({ id, user: await load(id) })));`) },
    { name: 'one transaction of many writes', code: prisma + fn(`await prisma.$transaction(list.map((each) => prisma.user.update({ where: { id: each.id }, data: { rank: each.rank } })));`) },
    { name: 'a stream', code: mongoose + fn(`for await (const each of User.find().cursor()) await User.updateOne({ _id: each.id }, { seen: true });`) },
    { name: 'a list in memory', code: fn(`for (const each of list) { const found = list.find((other) => other.id === each.parentId); }`) },
    { name: 'a function that builds', code: inService(`return ids.map((id) => this.users.create({ id }));`) },
    { name: 'the query that a loop goes over', code: prisma + fn(`for (const user of await prisma.user.findMany()) list.push(user.name);`) },
    { name: 'a function that runs later', code: prisma + fn(`for (const id of list) emitter.on(id, () => prisma.user.findFirst({ where: { id } }));`) },
    { name: 'a query in each of which a row is locked', code: pg + fn(`for (const id of list) await pool.query('SELECT * FROM accounts WHERE id = $1 FOR UPDATE', [id]);`) },
    { name: 'statements that nobody sees', code: pg + fn(`for (const file of list) await pool.query(read(file));`) },
    { name: 'a piece of work for each element', code: prisma + `async function bill(id) { const user = await prisma.user.findFirst({ where: { id } }); await fetch('https://mail.example.com', { body: user.email }); } ` + fn(`for (const id of list) await bill(id);`) },
    { name: 'a transaction for each element', code: prisma + `const move = (id) => prisma.$transaction(async (tx) => { await tx.user.update({ where: { id }, data: { a: 1 } }); }); ` + fn(`for (const id of list) await move(id);`) },
    { name: 'writes that differ, unless asked for', code: prisma + fn(`for (const each of list) await prisma.user.update({ where: { id: each.id }, data: { rank: each.rank } });`) },
    { name: 'writes whose failures are treated one by one, unless asked for', code: prisma + fn(`for (const each of list) { try { await prisma.user.create({ data: each }); } catch { failed.push(each); } }`) },
    { name: 'a query under a condition on what the call does not give', code: prisma + `async function page(id, deep) { if (!deep) return id; const children = await prisma.page.findMany({ where: { parentId: id } }); return children; } ` + fn('for (const id of list) await page(id);') },
    { name: 'a query under a condition on an option that the call does not give', code: prisma + `async function page(id, options = {}) { let children = []; if (options?.deep && id) { children = await prisma.page.findMany({ where: { parentId: id } }); } return children; } ` + fn('for (const id of list) await page(id, { title: true });') },
    { name: 'the same, handed on', code: prisma + `async function page(id, options) { return text(id, { deep: options?.deep }); } async function text(id, { deep }) { return deep ? prisma.page.findMany({ where: { parentId: id } }) : id; } ` + fn('for (const id of list) await page(id);') },
    { name: 'a search in what a query has given', code: mongoose + `async function members(team) { return User.find({ team }); } ` + fn('const all = await members(1); return list.map((id) => all.find((each) => each.id === id));') },
    { name: 'a value that is made anew each time', code: prisma + fn(`for (const id of list) await prisma.team.update({ where: { id }, data: { code: nanoid() } });`) },
    { name: 'a value that a round has found out', code: prisma + fn(`for (const domain of list) { let verified = false; if (await resolves(domain)) verified = true; await prisma.domain.update({ where: { id: domain.id }, data: { verified } }); }`) },
    { name: 'a write that keeps what was sent before it, unless asked for', code: prisma + `import nodemailer from 'nodemailer'; const mails = nodemailer.createTransport({}); ` + fn(`for (const task of list) { await mails.sendMail({ to: task.email }); await prisma.task.delete({ where: { id: task.id } }); }`) },
    { name: 'a cache that is told and not waited for', code: redis + fn(`for (const id of list) redis.del('user:' + id);`) },
    { name: 'a cache that is told of some', code: redis + fn(`for (const each of list) { if (each.changed) await redis.del('user:' + each.id); }`) },
    { name: 'so many of each, unless asked for', code: prisma + fn(`for (const id of list) await prisma.post.findMany({ where: { authorId: id }, take: 3 });`) },
    { name: 'what Prisma merges in a transaction', code: prisma + fn(`return prisma.$transaction(async (tx) => Promise.all(list.map((id) => tx.user.findUnique({ where: { id } }))));`) },
    { name: 'a list of which a schema lets only a few in', code: prisma + `import { z } from 'zod'; const schema = z.object({ to: z.array(z.string()).max(5).or(z.string().transform((one) => [one])) }); export async function run(body) { const { to } = schema.parse(body); for (const email of to) await prisma.user.findFirst({ where: { email } }); }` },
    { name: 'an object that is spread into itself', code: prisma + 'var o = { ...o, p: 1 }; o.q.r(o.s);' },
    { name: 'a query that something unknown makes', code: fn(`for (const id of list) await db.users.findUnique({ where: { id } });`) },
    { name: 'the same query between writes', code: prisma + fn(`for (const each of list) { const stock = await prisma.stock.count({ where: { open: true } }); await prisma.log.createMany({ data: [{ each, stock }] }); }`) },
    { name: 'a field that asks by its parent, unless asked for', code: knex + `import { ApolloServer } from '@apollo/server'; new ApolloServer({ resolvers: { User: { posts: (user) => db('posts').where({ author: user.id }) } } });` },
    { name: 'a field of the query itself', code: knex + `import { ApolloServer } from '@apollo/server'; new ApolloServer({ resolvers: { Query: { posts: (root, args) => db('posts').where({ author: args.id }) } } });`, options: [...strict] },
    { name: 'a field with a loader', code: `import { ApolloServer } from '@apollo/server'; new ApolloServer({ resolvers: { User: { posts: (user, args, context) => context.loaders.posts.load(user.id) } } });`, options: [...strict] },
    { name: 'a script that is run by hand', code: `#!/usr/bin/env node\n${prisma}` + fn(`for (const id of list) await prisma.user.findFirst({ where: { id } });`) },
  ],
  invalid: [
    { ...reported('a list in each message of a batch', prisma + `import type { SQSEvent } from 'aws-lambda'; export const handler = async (event: SQSEvent) => { for (const record of event.Records) { const { ids } = JSON.parse(record.body); for (const id of ids) await prisma.user.findFirst({ where: { id } }); } };`, 'query'), filename: 'file.ts' },
    reported('a job that the start sets up runs later, again and again', prisma + `import cron from 'node-cron'; cron.schedule('0 * * * *', async () => { for (const id of await load()) await prisma.user.findFirst({ where: { id } }); });`, 'query'),
    reported('a map that the function makes anew', prisma + `async function load(id) { const kept = new Map(); if (kept.has(id)) return kept.get(id); return prisma.user.findFirst({ where: { id } }); } ` + fn('for (const id of list) await load(id);'), 'path'),
    reported('the same values for all, through a function', prisma + `function read(id) { return prisma.message.updateMany({ where: { id }, data: { read: true } }); } ` + fn('for (const message of list) await read(message.id);'), 'path'),
    {
      name: 'no advice of one update where the values differ', options: [...strict],
      code: prisma + fn('for (const item of list) await prisma.item.update({ where: { id: item.id }, data: { price: item.price } });'),
      errors: [{ messageId: 'write', data: { call: '`prisma.item.update()`', list: '`list`', query: '', advice: 'Write all of them in one statement that has the values of each' } }],
    },
    {
      name: 'a query in a loop says what to do',
      code: prisma + fn(`for (const id of list) { await prisma.user.findFirst({ where: { id } }); }`),
      errors: [{ messageId: 'query', data: { call: '`prisma.user.findFirst()`', list: '`list`', query: '`prisma.user.findFirst()`', advice: 'Do it for all of them at once: `findMany({ where: { id: { in: ids } } })`' } }],
    },
    reported('a query under a condition on what the call gives', prisma + `async function page(id, options) { if (options?.deep) return prisma.page.findMany({ where: { parentId: id } }); return id; } ` + fn('for (const id of list) await page(id, { deep: true });'), 'path'),
    reported('a query under a condition on what nobody knows', prisma + `async function page(id, options) { if (options?.deep) return prisma.page.findMany({ where: { parentId: id } }); return id; } ` + fn('for (const id of list) await page(id, list.options);'), 'path'),
    reported('a parameter that is given another value', prisma + `async function page(id, deep) { deep ??= id > 1; if (deep) return prisma.page.findMany({ where: { parentId: id } }); return id; } ` + fn('for (const id of list) await page(id);'), 'path'),
    reported('a statement of Kysely', `import { Kysely, sql } from 'kysely'; const db = new Kysely({}); ` + fn('for (const id of list) await sql`SELECT * FROM users WHERE id = ${id}`.execute(db);'), 'query'),
    reported('the time of each write is no value of its own', prisma + fn(`for (const id of list) await prisma.task.update({ where: { id }, data: { doneAt: new Date(), seenAt: Date.now() } });`), 'write'),
    reported('a cache that is waited for', redis + fn(`for (const id of list) await redis.del('user:' + id);`), 'cache'),
    reported('a list of which a schema lets many in', prisma + `import { z } from 'zod'; const schema = z.object({ to: z.array(z.string()).max(500) }); export async function run(body) { const { to } = schema.parse(body); for (const email of to) await prisma.user.findFirst({ where: { email } }); }`, 'query'),
    { ...reported('so many of each', prisma + fn(`for (const id of list) await prisma.post.findMany({ where: { authorId: id }, take: 3 });`), 'query'), options: [...strict] },
    reported('map', prisma + fn(`return Promise.all(list.map(async (each) => prisma.post.findMany({ where: { author: each.id } })));`), 'query'),
    reported('forEach', prisma + fn(`list.forEach(async (each) => { await prisma.post.deleteMany({ where: { author: each.id } }); });`), 'write'),
    reported('reduce in turn', prisma + fn(`await list.reduce(async (before, each) => { await before; await prisma.post.findFirst({ where: { author: each.id } }); }, Promise.resolve());`), 'query'),
    reported('Array.from', prisma + fn(`return Promise.all(Array.from(list, (each) => prisma.post.findFirst({ where: { author: each.id } })));`), 'query'),
    reported('an index', prisma + fn(`for (let i = 0; i < list.length; i++) await prisma.post.findFirst({ where: { author: list[i] } });`), 'query'),
    reported('a count that nobody knows', pg + fn(`for (let i = 0; i < list; i++) await pool.query('SELECT count(*) FROM orders WHERE day = $1', [i]);`), 'query'),
    reported('for in', prisma + fn(`for (const key in list) await prisma.post.findFirst({ where: { key } });`), 'query'),
    reported('what is left of a list', prisma + fn(`while (list.length > 0) { const each = list.shift(); await prisma.post.findFirst({ where: { author: each.id } }); }`), 'query'),
    reported('a list that is filled elsewhere', prisma + `const rows = []; stream.on('data', (row) => rows.push(row)); ` + fn(`for (const row of rows) await prisma.post.findFirst({ where: { slug: row.slug } });`), 'query'),
    reported('a function by its name', prisma + `const load = async (each) => prisma.post.findMany({ where: { author: each.id } }); ` + fn(`return Promise.all(list.map(load));`), 'path'),
    reported('pMap', `import pMap from 'p-map'; ` + prisma + fn(`return pMap(list, (id) => prisma.post.findFirst({ where: { id } }), { concurrency: 5 });`), 'query'),
    reported('pg', pg + fn(`for (const each of list) await pool.query('SELECT * FROM users WHERE id = $1', [each.id]);`), 'query'),
    reported('knex', knex + fn(`for (const each of list) await db('users').where({ id: each.id }).first();`), 'query'),
    reported('an insert of knex', knex + fn(`for (const each of list) await db('users').insert({ name: each.name });`), 'write'),
    reported('kysely', kysely + fn(`for (const each of list) await db.insertInto('users').values({ name: each.name }).execute();`), 'write'),
    reported('drizzle', drizzle + fn(`for (const each of list) await db.select().from(users).where(eq(users.id, each.id));`), 'query'),
    reported('mongoose', mongoose + fn(`for (const each of list) await User.findById(each.author).lean();`), 'query'),
    reported('sequelize', sequelize + fn(`for (const each of list) await User.findByPk(each.author);`), 'query'),
    reported('a repository that is injected', inService(`for (const id of ids) { await this.users.findOne({ where: { id } }); }`), 'query'),
    reported('save takes a list', inService(`for (const id of ids) { await this.users.save({ id }); }`), 'write'),
    reported('the cache', redis + fn(`return Promise.all(list.map((each) => redis.get('user:' + each.id)));`), 'cache'),
    reported('a query that refuses the whole when one is missing', prisma + fn(`for (const id of list) { const user = await prisma.user.findFirst({ where: { id } }); if (!user) throw new Error(id); }`), 'query'),
    reported('writes that are all the same', prisma + fn(`for (const id of list) await prisma.seat.update({ where: { id }, data: { status: 'BOOKED' } });`), 'write'),
    reported('writes of the same value by SQL', pg + fn(`for (const row of list) await pool.query("UPDATE outbox SET status = 'sent' WHERE id = $1", [row.id]);`), 'write'),
    reported('through a function', prisma + `async function author(post) { return prisma.user.findFirst({ where: { id: post.author } }); } ` + fn(`for (const post of list) post.by = await author(post);`), 'path'),
    reported('through what makes a query of text', pg + `const db = { query: (text, values) => pool.query(text, values) }; ` + fn(`for (const each of list) await db.query('SELECT * FROM users WHERE id = $1', [each.id]);`), 'query'),
    reported('a literal list inside a list', prisma + fn(`for (const id of list) for (const kind of ['a', 'b']) await prisma.post.findFirst({ where: { id, kind } });`), 'query'),
    reported('what comes from the element', prisma + fn(`for (const each of list) { const { author } = each; const id = author.id; await prisma.user.findFirst({ where: { id } }); }`), 'query'),
    reported('the same each time', prisma + fn(`for (const each of list) { const rate = await prisma.rate.findFirst({ where: { currency: 'EUR' } }); out.push(each.price * rate.value); }`), 'invariant'),
    reported('Prisma merges nothing that waits', prisma + fn(`for (const id of list) { await prisma.user.findUnique({ where: { id } }); }`), 'query'),
    reported('Prisma merges nothing behind another wait', prisma + fn(`return Promise.all(list.map(async (each) => { await audit(each); return prisma.user.findUnique({ where: { id: each.id } }); }));`), 'query'),
    repaired(
      'findUnique of Prisma',
      `${prisma}\nexport async function run(posts: ${posts}) {\n  const result = [];\n  // each of them\n  for (const post of posts) {\n    const author = await prisma.user.findUnique({\n      where: { id: post.authorId }, // who wrote it\n    });\n    result.push({ ...post, author });\n  }\n  return result;\n}`,
      `${prisma}\nexport async function run(posts: ${posts}) {\n  const result = [];\n  const users = await prisma.user.findMany({\n    where: { id: { in: posts.map((post) => post.authorId) } }, // who wrote it\n  });\n  const usersById = new Map(users.map((user) => [user.id, user]));\n  // each of them\n  for (const post of posts) {\n    const author = usersById.get(post.authorId) ?? null;\n    result.push({ ...post, author });\n  }\n  return result;\n}`,
    ),
    repaired(
      'all records of a parent, under Promise.all',
      `${prisma}\nexport async function run(posts: ${posts}) {\n  return Promise.all(posts.map(async (post) => ({ ...post, notes: await prisma.orderItem.findMany({ where: { orderId: post.id }, orderBy: { id: 'asc' } }) })));\n}`,
      `${prisma}\nexport async function run(posts: ${posts}) {\n  const orderItems = await prisma.orderItem.findMany({ where: { orderId: { in: posts.map((post) => post.id) } }, orderBy: { id: 'asc' } });\n  const orderItemsByOrderId = new Map<unknown, typeof orderItems>();\n  for (const orderItem of orderItems) {\n    const group = orderItemsByOrderId.get(orderItem.orderId);\n    if (group) group.push(orderItem);\n    else orderItemsByOrderId.set(orderItem.orderId, [orderItem]);\n  }\n  return posts.map((post) => ({ ...post, notes: orderItemsByOrderId.get(post.id) ?? [] }));\n}`,
    ),
    repaired(
      'Drizzle, with names that are taken',
      `${drizzle}\nexport async function run(posts: ${posts}) {\n  for (const post of posts) {\n    const [user] = await db.select().from(users).where(eq(users.id, post.authorId)).limit(1);\n    print(user);\n  }\n}`,
      `${drizzle.replace('{ eq }', '{ inArray }')}\nexport async function run(posts: ${posts}) {\n  const authors = posts.length === 0 ? [] : await db.select().from(users).where(inArray(users.id, posts.map((post) => post.authorId)));\n  const authorsById = new Map(authors.map((user) => [String(user.id), user]));\n  for (const post of posts) {\n    const user = authorsById.get(String(post.authorId));\n    print(user);\n  }\n}`,
    ),
    repaired(
      'knex in CommonJS, without semicolons, over what may be a Set',
      `const knex = require('knex')\nconst db = knex({})\nasync function run(ids) {\n  const found = []\n  for (const id of ids) {\n    found.push(await db('users').where({ id }).first())\n  }\n  return found\n}`,
      `const knex = require('knex')\nconst db = knex({})\nasync function run(ids) {\n  const found = []\n  const users = await db('users').whereIn('id', [...ids])\n  const usersById = new Map(users.map((user) => [String(user.id), user]))\n  for (const id of ids) {\n    found.push(usersById.get(String(id)))\n  }\n  return found\n}`,
      'file.cjs',
    ),
    repaired(
      'the text of a statement of pg',
      `${pg}\nexport async function run(ids: number[]) {\n  const found = [];\n  for (const id of ids) {\n    const { rows: [user] } = await pool.query('SELECT * FROM users WHERE id = $1', [id]);\n    found.push(user);\n  }\n  return found;\n}`,
      `${pg}\nexport async function run(ids: number[]) {\n  const found = [];\n  const users = (await pool.query('SELECT * FROM users WHERE id = ANY($1)', [ids])).rows;\n  const usersById = new Map(users.map((user) => [String(user.id), user]));\n  for (const id of ids) {\n    const user = usersById.get(String(id));\n    found.push(user);\n  }\n  return found;\n}`,
    ),
    repaired(
      'Kysely refuses an empty list',
      `${kysely}\nexport async function run(posts: ${posts}) {\n  for (const post of posts) print(await db.selectFrom('users').selectAll().where('id', '=', post.authorId).executeTakeFirst());\n}`,
      `${kysely}\nexport async function run(posts: ${posts}) {\n  const users = posts.length === 0 ? [] : await db.selectFrom('users').selectAll().where('id', 'in', posts.map((post) => post.authorId)).execute();\n  const usersById = new Map(users.map((user) => [String(user.id), user]));\n  for (const post of posts) print(usersById.get(String(post.authorId)));\n}`,
    ),
    repaired(
      'findById of Mongoose',
      `${mongoose}\nexport async function run(posts) {\n  return await Promise.all(posts.map(async (post) => ({ post, author: await User.findById(post.authorId).select('name').lean() })));\n}`,
      `${mongoose}\nexport async function run(posts) {\n  const users = await User.find({ _id: { $in: posts.map((post) => post.authorId) } }).select('name').lean();\n  const usersById = new Map(users.map((user) => [String(user._id), user]));\n  return posts.map((post) => ({ post, author: usersById.get(String(post.authorId)) ?? null }));\n}`,
      'file.js',
    ),
    repaired(
      'findByPk of Sequelize',
      `${sequelize}\nexport async function run(posts) {\n  for (const post of posts) print((await User.findByPk(post.authorId))?.name || 'nobody');\n}`,
      `${sequelize}\nexport async function run(posts) {\n  const users = await User.findAll({ where: { id: Array.from(posts, (post) => post.authorId) } });\n  const usersById = new Map(users.map((user) => [String(user.id), user]));\n  for (const post of posts) print((usersById.get(String(post.authorId)) ?? null)?.name || 'nobody');\n}`,
      'file.js',
    ),
    repaired(
      'a repository of TypeORM',
      `import { Repository } from 'typeorm';\nclass Users { constructor(private readonly users: Repository<User>) {}\n  async run(ids: string[]) {\n    for (const id of ids) print(await this.users.findOneBy({ id, active: true }));\n  }\n}`,
      `import { Repository, In } from 'typeorm';\nclass Users { constructor(private readonly users: Repository<User>) {}\n  async run(ids: string[]) {\n    const foundUsers = await this.users.findBy({ id: In(ids), active: true });\n    const foundUsersById = new Map(foundUsers.map((user) => [String(user.id), user]));\n    for (const id of ids) print(foundUsersById.get(String(id)) ?? null);\n  }\n}`,
    ),
    inserted(
      'create of Prisma',
      `${prisma}\nexport async function run(items: ${posts}) {\n  // one for each\n  for (const item of items) {\n    await prisma.cartItem.create({\n      data: { userId: item.authorId, quantity: 1 }, // at least\n    });\n  }\n}`,
      `${prisma}\nexport async function run(items: ${posts}) {\n  // one for each\n  await prisma.cartItem.createMany({\n    data: items.map((item) => ({ userId: item.authorId, quantity: 1 })), // at least\n  });\n}`,
    ),
    inserted(
      'values of Kysely, which may not be empty',
      `${kysely}\nexport async function run(items: ${posts}) {\n  for (const { id } of items) await db.insertInto('carts').values({ id }).execute();\n}`,
      `${kysely}\nexport async function run(items: ${posts}) {\n  if (items.length > 0) await db.insertInto('carts').values(items.map(({ id }) => ({ id }))).execute();\n}`,
    ),
    inserted(
      'the elements themselves',
      `${knex}\nexport async function run(items: ${posts}) {\n  for (const item of items) await db('items').insert(item);\n}`,
      `${knex}\nexport async function run(items: ${posts}) {\n  if (items.length > 0) await db('items').insert(items);\n}`,
    ),
    inserted(
      'create of Mongoose',
      `${mongoose}\nexport async function run(items: ${posts}) {\n  for (const item of items) await User.create({ name: item.id });\n}`,
      `${mongoose}\nexport async function run(items: ${posts}) {\n  await User.insertMany(items.map((item) => ({ name: item.id })));\n}`,
    ),
    { ...reported('no repair: records with others in them', prisma + `export async function run(items: ${posts}) { for (const item of items) await prisma.user.create({ data: { id: item.id, posts: { create: [] } } }); }`, 'write') },
    { ...reported('no repair: a loop that does more than insert', prisma + `export async function run(items: ${posts}) { for (const item of items) { print(item); await prisma.user.create({ data: { id: item.id } }); } }`, 'write') },
    unrepaired('the key changes in the loop', prisma + `export async function run(posts: ${posts}) { for (const post of posts) { post.authorId += 1; await prisma.user.findFirst({ where: { id: post.authorId } }); } }`),
    unrepaired('the loop writes to what it reads', prisma + `export async function run(posts: ${posts}) { for (const post of posts) { const user = await prisma.user.findUnique({ where: { id: post.authorId } }); await prisma.user.update({ where: { id: 1 }, data: { posts: user.posts } }); } }`),
    unrepaired('only some rounds ask', prisma + `export async function run(posts: ${posts}) { for (const post of posts) { if (post.authorId) print(await prisma.user.findUnique({ where: { id: post.authorId } })); } }`),
    unrepaired('rounds that are left before', prisma + `export async function run(posts: ${posts}) { for (const post of posts) { if (!post.authorId) continue; print(await prisma.user.findUnique({ where: { id: post.authorId } })); } }`),
    unrepaired('what is selected has no key', prisma + `export async function run(posts: ${posts}) { for (const post of posts) print(await prisma.user.findUnique({ where: { id: post.authorId }, select: { name: true } })); }`),
    unrepaired('the first of several', prisma + `export async function run(posts: ${posts}) { for (const post of posts) print(await prisma.user.findFirst({ where: { team: post.authorId } })); }`),
    { ...unrepaired('so many of each', prisma + `export async function run(posts: ${posts}) { for (const post of posts) print(await prisma.note.findMany({ where: { postId: post.id }, take: 3 })); }`), options: [...strict] },
    unrepaired('one that must be there', prisma + `export async function run(posts: ${posts}) { for (const post of posts) print(await prisma.user.findUniqueOrThrow({ where: { id: post.authorId } })); }`),
    unrepaired('a failure of its own', prisma + `export async function run(posts: ${posts}) { for (const post of posts) try { print(await prisma.user.findUnique({ where: { id: post.authorId } })); } catch { print(post); } }`),
    unrepaired('a record that is changed, and may be that of two', prisma + `export async function run(posts: ${posts}) { for (const post of posts) { const user = await prisma.user.findUnique({ where: { id: post.authorId } }); user.name = 'x'; } }`),
    unrepaired('more than an equal key', prisma + `export async function run(posts: ${posts}) { for (const post of posts) print(await prisma.note.findMany({ where: { postId: { gt: post.id } } })); }`),
    unrepaired('two keys', prisma + `export async function run(posts: ${posts}) { for (const post of posts) print(await prisma.note.findMany({ where: { postId: post.id, authorId: post.authorId } })); }`),
    unrepaired('a condition among several', pg + `export async function run(ids: number[]) { for (const id of ids) print((await pool.query('SELECT * FROM users WHERE id = $1 OR boss = 3', [id])).rows); }`),
    unrepaired('an answer that is used for more than its rows', pg + `export async function run(ids: number[]) { for (const id of ids) { const found = await pool.query('SELECT * FROM users WHERE id = $1', [id]); print(found.rowCount); } }`),
    unrepaired('a function that cannot wait', prisma + `export function run(posts: ${posts}) { return Promise.all(posts.map((post) => prisma.note.findMany({ where: { postId: post.id } }))); }`),
    unrepaired('a list that is made where it is gone over', prisma + `export async function run() { for (const post of await load()) print(await prisma.user.findUnique({ where: { id: post.authorId } })); }`),
    { ...reported('writes that differ', prisma + fn(`for (const each of list) await prisma.user.update({ where: { id: each.id }, data: { rank: each.rank } });`), 'write'), options: [...strict] },
    { ...reported('a field that asks by its parent', knex + `import { ApolloServer } from '@apollo/server'; new ApolloServer({ resolvers: { User: { posts: (user) => db('posts').where({ author: user.id }) } } });`, 'field'), options: [...strict] },
    { ...reported('a field of Nest that asks by its parent', `import { Repository } from 'typeorm'; import { Parent, ResolveField, Resolver } from '@nestjs/graphql'; @Resolver() class Users { constructor(private readonly posts: Repository<Post>) {} @ResolveField() list(@Parent() user: User) { return this.posts.find({ where: { author: user.id } }); } }`, 'field'), options: [...strict] },
  ],
};
