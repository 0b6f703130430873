import type rule from '../../src/rules/no-check-then-act.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ unproven: true }] as const;
const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();\n`;
const mongoose = (path: string): string => `import mongoose from 'mongoose'; const Post = mongoose.model('Post', new mongoose.Schema({ slug: ${path}, status: String }));\n`;
const typeorm = `import { DataSource } from 'typeorm'; import { Order } from './order'; const source = new DataSource({}); const orders = source.getRepository(Order);\n`;
const pg = `import { Pool } from 'pg'; const pool = new Pool();\n`;
const knex = `import knex from 'knex'; const db = knex({});\n`;
const kysely = `import { Kysely } from 'kysely'; const db = new Kysely({});\n`;
const redis = `import Redis from 'ioredis'; const redis = new Redis();\n`;
const run = (body: string): string => `export async function run(id, amount, user, send) { ${body} }`;
const silent = (name: string, code: string) => ({ name, code, options: [...strict] as [{ unproven: true }] });
const found = (name: string, messageId: 'exists' | 'state' | 'pending' | 'entry', code: string) => ({ name, code, options: [...strict] as [{ unproven: true }], errors: [{ messageId }] });

export const cases: CasesOf<typeof rule> = {
  valid: [
    silent('the write looks again', prisma + run(`const o = await prisma.order.findUnique({ where: { id } }); if (o.status === 'paid') throw new Error('paid'); await prisma.order.updateMany({ where: { id, status: 'open' }, data: { status: 'paid' } });`)),
    silent('the row is locked', kysely + run(`await db.transaction().execute(async (trx) => { const o = await trx.selectFrom('orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow(); if (o.status === 'paid') return; await trx.updateTable('orders').set({ status: 'paid' }).where('id', '=', id).execute(); });`)),
    silent('the table is locked', pg + run(`await pool.query('SELECT pg_advisory_xact_lock($1)', [id]); const { rows } = await pool.query('SELECT * FROM users WHERE email = $1', [user]); if (rows.length > 0) throw new Error('taken'); await pool.query('INSERT INTO users (email) VALUES ($1)', [user]);`)),
    silent('the violation is caught', knex + run(`const one = await db('users').where({ email: user }).first(); if (one) throw new Error('taken'); try { await db('users').insert({ email: user }); } catch (err) { if (err.code === '23505') throw new Error('taken'); throw err; }`)),
    silent('the schema has a unique path', mongoose('{ type: String, unique: true }') + run(`const one = await Post.findOne({ slug: user }); if (one) throw new Error('taken'); await Post.create({ slug: user });`)),
    silent('a look-up by what is unique', prisma + run(`const one = await prisma.user.findUnique({ where: { email: user } }); if (one) throw new Error('taken'); await prisma.user.create({ data: { email: user } });`)),
    silent('one is made where another is there', prisma + run(`const parent = await prisma.category.findFirst({ where: { slug: user } }); if (!parent) throw new Error('none'); await prisma.category.create({ data: { slug: user } });`)),
    silent('another record is made', prisma + run(`const one = await prisma.user.findFirst({ where: { email: user } }); if (one) return; await prisma.order.create({ data: { email: user } });`)),
    silent('an upsert', prisma + run(`const one = await prisma.user.findFirst({ where: { email: user } }); if (!one) await prisma.user.upsert({ where: { email: user }, create: { email: user }, update: {} });`)),
    silent('a cache that is filled', redis + run(`const cached = await redis.get(id); if (cached) return JSON.parse(cached); await redis.set(id, JSON.stringify(amount));`)),
    silent('a cache that is filled where there is none', redis + run(`let cached = await redis.get(id); if (!cached) { await redis.set(id, amount); }`)),
    silent('an entry that is set unless it is there', redis + run(`const holder = await redis.get(id); if (holder && holder !== user) throw new Error('held'); await redis.set(id, user, 'EX', 60, 'NX');`)),
    silent('an owner is checked', prisma + run(`const o = await prisma.order.findUnique({ where: { id } }); if (o.ownerId !== user) throw new Error('no'); await prisma.order.update({ where: { id }, data: { status: 'done' } });`)),
    silent('rows are claimed', pg + run(`const { rows } = await pool.query("SELECT * FROM jobs WHERE status = 'pending' FOR UPDATE SKIP LOCKED"); for (const row of rows) { await send(row); await pool.query("UPDATE jobs SET status = 'sent' WHERE id = $1", [row.id]); }`)),
    silent('the mark looks again', pg + run(`const { rows } = await pool.query("SELECT * FROM jobs WHERE status = 'pending'"); for (const row of rows) { await send(row); await pool.query("UPDATE jobs SET status = 'sent' WHERE id = $1 AND status = 'pending'", [row.id]); }`)),
    silent('a mark that is as good twice', prisma + run(`const o = await prisma.order.findUnique({ where: { id } }); if (o.status !== 'failed') { await prisma.order.update({ where: { id }, data: { status: 'failed' } }); }`)),
    silent('the key of a related record', prisma + run(`const media = await prisma.media.findFirst({ where: { id } }); if (media.isDefault) { const [other] = media.product.media; await prisma.media.update({ where: { id: other.id }, data: { isDefault: true, position: 0 } }); }`)),
    silent('a store that nothing proves', run(`const o = await db.order.findUnique({ where: { id } }); if (o.status === 'paid') throw new Error('paid'); await db.order.update({ where: { id }, data: { status: 'paid' } });`)),
    silent('an update that is lost is told by another rule', prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); if (p.stock < amount) throw new Error('none'); await prisma.product.update({ where: { id }, data: { stock: p.stock - amount } });`)),
    { name: 'no schema in sight, unless asked for', code: knex + run(`const one = await db('users').where({ email: user }).first(); if (one) throw new Error('taken'); await db('users').insert({ email: user });`) },
    { name: 'nothing but one write depends on it, unless asked for', code: prisma + run(`const o = await prisma.order.findUnique({ where: { id } }); if (o.status === 'shipped') throw new Error('shipped'); await prisma.order.update({ where: { id }, data: { status: 'cancelled' } });`) },
    silent('a script', `#!/usr/bin/env node\n${knex}${run(`const one = await db('users').where({ email: user }).first(); if (one) throw new Error('taken'); await db('users').insert({ email: user });`)}`),
  ],
  invalid: [
    { name: 'a count that a limit is held against', code: prisma + run(`const n = await prisma.booking.count({ where: { eventId: id } }); if (n >= amount) throw new Error('full'); await prisma.booking.create({ data: { eventId: id, userId: user } });`), errors: [{ messageId: 'limit' }] },
    { name: 'a number that follows from a count', code: prisma + run(`const n = await prisma.invoice.count(); await prisma.invoice.create({ data: { number: n + 1 } });`), errors: [{ messageId: 'number' }] },
    { name: 'a function that throws', code: `${prisma}function assertOpen(order) { if (order.status !== 'open') throw new Error('closed'); }\n${run(`const o = await prisma.order.findUnique({ where: { id } }); assertOpen(o); await prisma.order.update({ where: { id }, data: { status: 'done' } }); await prisma.product.update({ where: { id: o.productId }, data: { stock: { increment: 1 } } });`)}`, errors: [{ messageId: 'state' }] },
    { name: 'a status that nobody looks at before it is set and counted', code: prisma + run(`const b = await prisma.booking.findUnique({ where: { id } }); if (b.userId !== user) return null; await prisma.booking.update({ where: { id }, data: { status: 'CANCELLED' } }); await prisma.resource.update({ where: { id: b.resourceId }, data: { bookings: { decrement: 1 } } });`), errors: [{ messageId: 'repeat' }] },
    found('finds none, makes one', 'exists', knex + run(`const one = await db('users').where({ email: user }).first(); if (one) throw new Error('taken'); await db('users').insert({ email: user });`)),
    found('makes one where there is none', 'exists', prisma + run(`const one = await prisma.booking.findFirst({ where: { roomId: id } }); if (!one) { await prisma.booking.create({ data: { roomId: id } }); }`)),
    found('counts, then makes one', 'exists', prisma + run(`const count = await prisma.booking.count({ where: { roomId: id } }); if (count > 0) throw new Error('taken'); await prisma.booking.create({ data: { roomId: id } });`)),
    found('updates one, or makes it', 'exists', knex + run(`const one = await db('users').where({ email: user }).first(); if (one) { await db('users').where({ id: one.id }).update({ name: amount }); } else { await db('users').insert({ email: user }); }`)),
    { name: 'the schema has the path, and no index for it', code: mongoose('String') + run(`const one = await Post.findOne({ slug: user }); if (one) throw new Error('taken'); await Post.create({ slug: user });`), errors: [{ messageId: 'exists' }] },
    found('a document that is saved', 'exists', mongoose('String') + run(`const post = new Post(user); const one = await Post.findOne({ slug: post.slug }); if (one) throw new Error('taken'); await post.save();`)),
    found('pg', 'exists', pg + run(`const { rows } = await pool.query('SELECT * FROM users WHERE email = $1', [user]); if (rows.length > 0) throw new Error('taken'); await pool.query('INSERT INTO users (email) VALUES ($1)', [user]);`)),
    { name: 'a status that several writes depend on', code: prisma + run(`const o = await prisma.order.findUnique({ where: { id } }); if (o.status === 'done') throw new Error('done'); await prisma.order.update({ where: { id }, data: { status: 'done' } }); await prisma.product.update({ where: { id: o.productId }, data: { stock: { increment: 1 } } });`), errors: [{ messageId: 'state' }] },
    { name: 'a limit', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); if (!p || p.stock < amount) throw new Error('none'); await prisma.product.update({ where: { id }, data: { stock: { decrement: amount } } });`), errors: [{ messageId: 'state' }] },
    found('a default transaction', 'state', prisma + run(`await prisma.$transaction(async (tx) => { const o = await tx.order.findUnique({ where: { id } }); if (o.status === 'shipped') throw new Error('shipped'); await tx.order.update({ where: { id }, data: { status: 'cancelled' } }); });`)),
    found('rows that are filtered', 'state', prisma + run(`const seats = await prisma.seat.findMany({ where: { id: { in: id } } }); const taken = seats.filter((seat) => seat.status !== 'free'); if (taken.length > 0) throw new Error('taken'); await Promise.all(id.map((each) => prisma.seat.update({ where: { id: each }, data: { status: 'taken' } })));`)),
    found('an entity', 'state', typeorm + run(`const o = await orders.findOneBy({ id }); if (o.status === 'shipped') throw new Error('shipped'); o.status = 'cancelled'; await orders.save(o);`)),
    found('takes, sends and marks', 'pending', pg + run(`const { rows } = await pool.query("SELECT * FROM jobs WHERE status = 'pending'"); for (const row of rows) { await send(row); await pool.query("UPDATE jobs SET status = 'sent' WHERE id = $1", [row.id]); }`)),
    found('takes, sends and marks with a library', 'pending', prisma + run(`const jobs = await prisma.job.findMany({ where: { status: 'pending' }, take: 10 }); for (const job of jobs) { await send(job); await prisma.job.update({ where: { id: job.id }, data: { status: 'sent' } }); }`)),
    found('an entry that says who holds it', 'entry', redis + run(`const holder = await redis.get(id); if (holder && holder !== user) throw new Error('held'); await redis.set(id, user);`)),
    found('what was done already', 'entry', redis + run(`if (await redis.get(id)) return; await send(user); await redis.set(id, '1');`)),
    found('a best score', 'entry', redis + run(`const best = await redis.zscore('board', id); if (!best || amount > Number(best)) { await redis.zadd('board', amount, id); }`)),
  ],
};
