import type rule from '../../src/rules/no-escaped-transaction.js';
import type { CasesOf } from '../support/rule-tester.js';

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); `;
const inside = (body: string): string => `${prisma}export const run = (id) => prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); ${body} });`;
const sequelize = `import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(''); const Order = sequelize.define('order', {}); `;

const sqlite = `import Database from 'better-sqlite3'; const db = new Database('a.db');\n`;
const firestore = `import { getFirestore } from 'firebase-admin/firestore'; const db = getFirestore();\n`;
const mikro = `import { MikroORM } from '@mikro-orm/postgresql'; import { Item } from './item'; const orm = await MikroORM.init({}); const em = orm.em.fork();\n`;

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
    { name: 'options out of sight may have it', code: `${sequelize}export const run = (id, options) => sequelize.transaction(async (t) => { await Order.destroy(options); });` },
  ],
  invalid: [
    { name: 'a document that is read beside the transaction', code: `${firestore}export const run = (id) => db.runTransaction(async (tx) => { const ref = db.collection('items').doc(id); const item = await ref.get(); tx.update(ref, { stock: item.data().stock - 1 }); });`, errors: [{ messageId: 'direct' }] },
    { name: 'the client outside', code: inside('await prisma.line.deleteMany({ where: { id } });'), errors: [{ messageId: 'direct', suggestions: [{ messageId: 'useHandle', data: { handle: 'tx' }, output: `${prisma}export const run = (id) => prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); await tx.line.deleteMany({ where: { id } }); });` }] }] },
    { name: 'a read through the client outside', code: inside('const lines = await prisma.line.findMany({ where: { id }, take: 1 });'), errors: [{ messageId: 'direct', suggestions: [{ messageId: 'useHandle', data: { handle: 'tx' }, output: `${prisma}export const run = (id) => prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); const lines = await tx.line.findMany({ where: { id }, take: 1 }); });` }] }] },
    { name: 'a function that uses the client outside', code: `${prisma}const clear = (id) => prisma.line.deleteMany({ where: { id } }); export const run = (id) => prisma.$transaction(async (tx) => { await clear(id); });`, errors: [{ messageId: 'through' }] },
    { name: 'a query of knex', code: `import knex from 'knex'; const db = knex({ client: 'pg' }); export const run = (id) => db.transaction(async (trx) => { await trx('orders').where({ id }).delete(); await db('lines').where({ id }).delete(); });`, errors: [{ messageId: 'direct', suggestions: [{ messageId: 'useHandle', data: { handle: 'trx' }, output: `import knex from 'knex'; const db = knex({ client: 'pg' }); export const run = (id) => db.transaction(async (trx) => { await trx('orders').where({ id }).delete(); await trx('lines').where({ id }).delete(); });` }] }] },
    { name: 'a model of Sequelize without the transaction', code: `${sequelize}export const run = (id) => sequelize.transaction(async (t) => { await Order.destroy({ where: { id } }); });`, errors: [{ messageId: 'direct' }] },
  ],
};
