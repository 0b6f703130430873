import type rule from '../../src/rules/no-escaped-transaction.js';
import type { CasesOf } from '../support/rule-tester.js';

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); `;
const inside = (body: string): string => `${prisma}export const run = (id) => prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); ${body} });`;
const sequelize = `import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(''); const Order = sequelize.define('order', {}); `;

const sqlite = `import Database from 'better-sqlite3'; const db = new Database('a.db');\n`;
const firestore = `import { getFirestore } from 'firebase-admin/firestore'; const db = getFirestore();\n`;
const mikro = `import { MikroORM } from '@mikro-orm/postgresql'; import { Item } from './item'; const orm = await MikroORM.init({}); const em = orm.em.fork();\n`;

const byRunner = (body: string, behind = ''): string => `import { DataSource, Repository } from 'typeorm'; class Orders { constructor(private readonly source: DataSource, private readonly orders: Repository<Order>) {} async run(id: string) { const runner = this.source.createQueryRunner(); await runner.connect(); await runner.startTransaction(); try { ${body} await runner.commitTransaction(); ${behind} } catch (error) { await runner.rollbackTransaction(); throw error; } finally { await runner.release(); } } }`;
const byClient = (body: string, head = ''): string => `import { Pool } from 'pg'; const pool = new Pool(); ${head}export async function run(id) { const client = await pool.connect(); try { await client.query('BEGIN'); ${body} await client.query('COMMIT'); } catch (error) { await client.query('ROLLBACK'); throw error; } finally { client.release(); } }`;
const together = 'await Promise.all([tx.a.deleteMany({ where: { id } }), tx.b.deleteMany({ where: { id } })]);';
const asked = [{ together: true }] as const;

/** What the rule says of which code. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'SQLite has one connection, on which everything is part of the transaction', code: `${sqlite}export const run = (id) => db.transaction(() => { db.prepare('DELETE FROM lines WHERE order_id = ?').run(id); db.prepare('DELETE FROM orders WHERE id = ?').run(id); })();` },
    { name: 'MikroORM takes the transaction that runs', code: `${mikro}export const run = (id) => orm.em.transactional(async () => { await orm.em.nativeDelete(Item, { id }); });` },
    { name: 'a document that is read through the transaction', code: `${firestore}export const run = (id) => db.runTransaction(async (tx) => { const ref = db.collection('items').doc(id); const item = await tx.get(ref); tx.update(ref, { stock: item.data().stock - 1 }); });` },
    { name: 'the handle', code: inside('await tx.line.deleteMany({ where: { id } });') },
    { name: 'a function that is handed the handle', code: `const clear = (tx, id) => tx.line.deleteMany({ where: { id } }); ${inside('await clear(tx, id);')}` },
    { name: 'a client that nothing proves to be one', code: inside('await db.line.deleteMany({ where: { id } });') },
    { name: 'another client, of another database perhaps', code: `const archive = new PrismaClient(); ${inside('await archive.line.create({ data: { id } });')}` },
    { name: 'behind the transaction', code: `${prisma}export async function run(id) { await prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); }); await prisma.line.deleteMany({ where: { id } }); }` },
    { name: 'a transaction that is handed over as an option', code: `${sequelize}export const run = (id) => sequelize.transaction(async (t) => { await Order.destroy({ where: { id }, transaction: t }); });` },
    { name: 'a runner that is used', code: byRunner('await runner.manager.save(Order, {});') },
    { name: 'a runner that is handed on', code: byRunner('await this.audit(runner, id);') },
    { name: 'a repository of the runner', code: byRunner('const orders = runner.manager.getRepository(Order); await orders.save({});') },
    { name: 'behind the commit of a runner', code: byRunner('await runner.manager.save(Order, {});', 'await this.orders.find({ take: 1 });') },
    { name: 'between BEGIN and COMMIT, on the same client', code: byClient("await client.query('DELETE FROM lines WHERE order_id = $1', [id]);") },
    { name: 'between BEGIN and COMMIT, on another pool', code: byClient("await archive.query('DELETE FROM lines WHERE order_id = $1', [id]);", 'const archive = new Pool(); ') },
    { name: 'behind a ROLLBACK that leaves', code: byClient("if (!id) { await client.query('ROLLBACK'); await pool.query('INSERT INTO refused (id) VALUES ($1)', [id]); return; }") },
    { name: 'a function that runs what it is given in a transaction, through the handle', code: `${prisma}const inTx = (work) => prisma.$transaction((tx) => work(tx)); export const run = (id) => inTx(async (tx) => { await tx.line.deleteMany({ where: { id } }); });` },
    { name: 'a function that is handed the handle, and may fall back on the client', code: `${prisma}const clear = (id, tx) => (tx ?? prisma).line.deleteMany({ where: { id } }); ${inside('await clear(id, tx);').slice(prisma.length)}` },
    { name: 'a query under a condition on an option that the call does not give', code: `${prisma}async function text(id, options) { if (options?.signed) return prisma.file.findMany({ where: { id } }); return id; } ${inside('await text(id, { title: true });').slice(prisma.length)}` },
    { name: 'calls one by one', code: inside('await tx.a.deleteMany({ where: { id } }); await tx.b.deleteMany({ where: { id } });'), options: [{ together: true }] },
    { name: 'calls that are started at once, unless asked for', code: inside(together) },
    { name: 'only one of those started at once is of the transaction', code: inside('await Promise.all([tx.a.deleteMany({ where: { id } }), sleep(1)]);'), options: [{ together: true }] },
    { name: 'options out of sight may have it', code: `${sequelize}export const run = (id, options) => sequelize.transaction(async (t) => { await Order.destroy(options); });` },
  ],
  invalid: [
    { name: 'a repository beside a runner', code: byRunner('await runner.manager.save(Order, {}); await this.orders.save({ id });'), errors: [{ messageId: 'direct', data: { call: 'this.orders.save()' } }] },
    { name: 'the pool between BEGIN and COMMIT', code: byClient("await client.query('DELETE FROM lines WHERE order_id = $1', [id]); await pool.query('DELETE FROM orders WHERE id = $1', [id]);"), errors: [{ messageId: 'direct', data: { call: 'pool.query()' } }] },
    { name: 'a function that uses the pool between BEGIN and COMMIT', code: byClient("await clear(id);", "const clear = (id) => pool.query('DELETE FROM orders WHERE id = $1', [id]); "), errors: [{ messageId: 'through' }] },
    { name: 'a model of Sequelize beside a transaction that is kept', code: `${sequelize}export async function run(id) { const t = await sequelize.transaction(); try { await Order.destroy({ where: { id } }); await t.commit(); } catch (error) { await t.rollback(); throw error; } }`, errors: [{ messageId: 'direct' }] },
    { name: 'the client in what a function of the project runs in a transaction', code: `${prisma}const inTx = (work) => prisma.$transaction((tx) => work(tx)); export const run = (id) => inTx(async (tx) => { await tx.order.delete({ where: { id } }); await prisma.line.deleteMany({ where: { id } }); });`, errors: [{ messageId: 'direct', suggestions: [{ messageId: 'useHandle', output: `${prisma}const inTx = (work) => prisma.$transaction((tx) => work(tx)); export const run = (id) => inTx(async (tx) => { await tx.order.delete({ where: { id } }); await tx.line.deleteMany({ where: { id } }); });` }] }] },
    { name: 'the same, of a client that the function is given', code: `import { Kysely } from 'kysely'; class Pages { constructor(private readonly db: Kysely<DB>) {} private last() { return this.db.selectFrom('pages').select('position').limit(1).execute(); } async run(id: string) { await inTx(this.db, async (trx) => { await trx.deleteFrom('pages').where('id', '=', id).execute(); await this.last(); }); } } async function inTx(db: Kysely<DB>, work, existing) { if (existing) return await work(existing); return await db.transaction().execute((trx) => work(trx)); }`, errors: [{ messageId: 'through', data: { call: 'this.last()' } }] },
    { name: 'calls that are started at once', code: inside(together), options: [...asked], errors: [{ messageId: 'together', data: { call: 'Promise.all()' }, suggestions: [{ messageId: 'oneByOne', output: inside('await tx.a.deleteMany({ where: { id } }); await tx.b.deleteMany({ where: { id } });') }] }] },
    { name: 'their answers', code: inside('const [a, { b }] = await Promise.all([tx.a.count(), tx.b.aggregate({})]); return a + b;'), options: [...asked], errors: [{ messageId: 'together', suggestions: [{ messageId: 'oneByOne', output: inside('const a = await tx.a.count(); const { b } = await tx.b.aggregate({}); return a + b;') }] }] },
    { name: 'functions that are handed the handle at once', code: inside('await Promise.all([clear(tx, id), drop(tx, id)]);'), options: [...asked], errors: [{ messageId: 'together', suggestions: [{ messageId: 'oneByOne', output: inside('await clear(tx, id); await drop(tx, id);') }] }] },
    { name: 'a document that is read beside the transaction', code: `${firestore}export const run = (id) => db.runTransaction(async (tx) => { const ref = db.collection('items').doc(id); const item = await ref.get(); tx.update(ref, { stock: item.data().stock - 1 }); });`, errors: [{ messageId: 'direct' }] },
    { name: 'the client outside', code: inside('await prisma.line.deleteMany({ where: { id } });'), errors: [{ messageId: 'direct', suggestions: [{ messageId: 'useHandle', data: { handle: 'tx' }, output: `${prisma}export const run = (id) => prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); await tx.line.deleteMany({ where: { id } }); });` }] }] },
    { name: 'a read through the client outside', code: inside('const lines = await prisma.line.findMany({ where: { id }, take: 1 });'), errors: [{ messageId: 'direct', suggestions: [{ messageId: 'useHandle', data: { handle: 'tx' }, output: `${prisma}export const run = (id) => prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); const lines = await tx.line.findMany({ where: { id }, take: 1 }); });` }] }] },
    { name: 'a function that uses the client outside', code: `${prisma}const clear = (id) => prisma.line.deleteMany({ where: { id } }); export const run = (id) => prisma.$transaction(async (tx) => { await clear(id); });`, errors: [{ messageId: 'through' }] },
    { name: 'a query of knex', code: `import knex from 'knex'; const db = knex({ client: 'pg' }); export const run = (id) => db.transaction(async (trx) => { await trx('orders').where({ id }).delete(); await db('lines').where({ id }).delete(); });`, errors: [{ messageId: 'direct', suggestions: [{ messageId: 'useHandle', data: { handle: 'trx' }, output: `import knex from 'knex'; const db = knex({ client: 'pg' }); export const run = (id) => db.transaction(async (trx) => { await trx('orders').where({ id }).delete(); await trx('lines').where({ id }).delete(); });` }] }] },
    { name: 'a model of Sequelize without the transaction', code: `${sequelize}export const run = (id) => sequelize.transaction(async (t) => { await Order.destroy({ where: { id } }); });`, errors: [{ messageId: 'direct' }] },
  ],
};
