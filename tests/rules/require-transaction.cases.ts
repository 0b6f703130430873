import type rule from '../../src/rules/require-transaction.js';
import type { CasesOf } from '../support/rule-tester.js';

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); `;
const run = (body: string): string => `${prisma}export async function run(id, input) { ${body} }`;

type MessageId = 'generated' | 'deleted' | 'quantity';

const torn = (name: string, messageId: MessageId, code: string, output?: string) => ({ name, code, errors: [{ messageId, ...(output === undefined ? {} : { suggestions: [{ messageId: 'open' as const, output }] }) }] });

const order = `const order = await prisma.order.create({ data: input }); `;
const line = `await prisma.line.create({ data: { orderId: order.id } }); `;
const deletes = `await prisma.line.deleteMany({ where: { orderId: id } }); await prisma.order.delete({ where: { id } }); `;

const supabase = `import { createClient } from '@supabase/supabase-js'; const supabase = createClient(url, key);`;
const mssql = `import sql from 'mssql'; const pool = await sql.connect(url);`;

/** What the rule says of which code. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'another service is asked in between, by a function', code: `${prisma}import axios from 'axios'; const rate = () => axios.get('https://a.example/rate'); export async function run(id, input) { const order = await prisma.order.create({ data: input }); await rate(); await prisma.line.create({ data: { orderId: order.id } }); }` },
    { name: 'what a function finds or makes, and finds again at the next try', code: `${prisma}async function cartOf(userId) { const cart = await prisma.cart.findUnique({ where: { userId } }); if (cart) return cart; return prisma.cart.create({ data: { userId } }); } export async function run(userId) { const cart = await cartOf(userId); await prisma.item.create({ data: { cartId: cart.id } }); }` },
    { name: 'a function whose failure is its own', code: `${prisma}async function notify(postId) { try { await prisma.notification.create({ data: { postId } }); } catch (error) { console.error(error); } } export async function run(input) { const post = await prisma.post.create({ data: input }); await notify(post.id); }` },
    { name: 'what nobody waits for', code: `${prisma}async function notify(postId) { await prisma.notification.create({ data: { postId } }); } export async function run(input) { const post = await prisma.post.create({ data: input }); notify(post.id); await done(); }` },
    { name: 'requests of a transaction of mssql', code: `${mssql}export async function run(input) { const tx = pool.transaction(); await tx.begin(); const order = await tx.request().input('u', input.u).query('INSERT INTO orders (u) OUTPUT INSERTED.id VALUES (@u)'); await tx.request().input('o', order.recordset[0].id).query('INSERT INTO lines (o) VALUES (@o)'); await tx.commit(); }` },
    { name: 'one transaction has both', code: run(`await prisma.$transaction(async (tx) => { const order = await tx.order.create({ data: input }); await tx.line.create({ data: { orderId: order.id } }); });`) },
    { name: 'a list runs as one transaction', code: run(`await prisma.$transaction([prisma.line.deleteMany({ where: { orderId: id } }), prisma.order.delete({ where: { id } })]);`) },
    { name: 'a list that is run as one transaction further down', code: run(`const steps = [prisma.line.deleteMany({ where: { orderId: id } }), prisma.order.delete({ where: { id } })]; await log(); await prisma.$transaction(steps);`) },
    { name: 'a nested write is one', code: run(`const order = await prisma.order.create({ data: { lines: { create: input } } }); await send(order);`) },
    { name: 'a row for the audit', code: run(`${order}await prisma.auditLog.create({ data: { orderId: order.id } });`) },
    { name: 'a row that is written and completed later', code: run(`${order}await prisma.order.update({ where: { id: order.id }, data: { total: 1 } });`) },
    { name: 'a service is asked in between', code: run(`${order}const res = await fetch('https://pay.example.com'); await prisma.payment.create({ data: { orderId: order.id, ref: res.status } });`) },
    { name: 'a row that is made where there is none', code: `${prisma}async function getOrCreate(id) { const found = await prisma.wallet.findFirst({ where: { userId: id } }); if (found) return found; return prisma.wallet.create({ data: { userId: id } }); }\nexport async function run(id) { const wallet = await getOrCreate(id); await prisma.entry.create({ data: { walletId: wallet.id } }); }` },
    { name: 'upserts of rows that do not know each other', code: run(`await prisma.country.upsert({ where: { id }, create: input, update: input }); await prisma.currency.upsert({ where: { id }, create: input, update: input });`) },
    { name: 'two rows that have nothing in common', code: run(`await prisma.country.create({ data: { name: 'a' } }); await prisma.currency.create({ data: { name: 'b' } });`) },
    { name: 'either one or the other', code: run(`let order; if (input) { order = await prisma.line.deleteMany({ where: { orderId: id } }); } else { order = await prisma.order.delete({ where: { id } }); } return order;`) },
    { name: 'the first one returns', code: run(`if (input) { await prisma.line.deleteMany({ where: { orderId: id } }); return; } await prisma.order.delete({ where: { id } });`) },
    { name: 'the second one may fail', code: run(`${order}await prisma.mail.create({ data: { orderId: order.id } }).catch(() => null);`) },
    { name: 'the second one undoes the first', code: run(`let order; try { order = await prisma.order.create({ data: input }); await send(order); } catch { await prisma.line.deleteMany({ where: { orderId: id } }); }`) },
    { name: 'a handle that is handed over', code: `import { Prisma } from '@prisma/client'; export async function run(tx: Prisma.TransactionClient, id: string) { await tx.line.deleteMany({ where: { orderId: id } }); await tx.order.delete({ where: { id } }); }` },
    { name: 'a transaction that is handed over as an option', code: `import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(''); const Order = sequelize.define('order', {}); const Line = sequelize.define('line', {}); export async function run(id, transaction) { await Line.destroy({ where: { orderId: id }, transaction }); await Order.destroy({ where: { id }, transaction }); }` },
    { name: 'between BEGIN and COMMIT', code: `import { Pool } from 'pg'; const pool = new Pool(); export async function run(id) { const client = await pool.connect(); try { await client.query('BEGIN'); await client.query('DELETE FROM lines WHERE order_id = $1', [id]); await client.query('DELETE FROM orders WHERE id = $1', [id]); await client.query('COMMIT'); } finally { client.release(); } }` },
    { name: 'a function of the project runs what it is given in one', code: `${prisma}const atOnce = (work) => prisma.$transaction((tx) => work(tx)); export const run = (id) => atOnce(async (tx) => { await tx.line.deleteMany({ where: { orderId: id } }); await tx.order.delete({ where: { id } }); });` },
    { name: 'a decorator has the method run in one', code: `import { Transactional } from 'typeorm-transactional'; ${prisma} class Orders { @Transactional() async remove(id) { ${deletes} } }` },
    { name: 'a client that nothing proves to be one', code: `export async function run(db, id) { await db.line.deleteMany({ where: { orderId: id } }); await db.order.delete({ where: { id } }); }` },
    { name: 'handlers that stand in one function', code: `import express from 'express'; ${prisma} export async function routes(app, id) { app.use(async () => { await prisma.line.deleteMany({ where: { orderId: id } }); await 1; }); app.use(async () => { await prisma.order.delete({ where: { id } }); await 1; }); await 1; }` },
  ],
  invalid: [
    { name: 'one for each way through a function', code: run(`if (input) { ${deletes} return; } const order = await prisma.order.create({ data: { id } }); await prisma.line.create({ data: { orderId: order.id } });`), errors: [{ messageId: 'deleted', suggestions: [{ messageId: 'open', output: run(`if (input) { await prisma.$transaction(async (tx) => { await tx.line.deleteMany({ where: { orderId: id } }); await tx.order.delete({ where: { id } }); });  return; } const order = await prisma.order.create({ data: { id } }); await prisma.line.create({ data: { orderId: order.id } });`) }] }, { messageId: 'generated', suggestions: [{ messageId: 'open', output: run(`if (input) { ${deletes} return; } await prisma.$transaction(async (tx) => { const order = await tx.order.create({ data: { id } }); await tx.line.create({ data: { orderId: order.id } }); });`) }] }] },
    torn('what a function makes each time', 'generated', `${prisma}async function cartOf(userId) { if (!userId) return null; return prisma.cart.create({ data: { userId } }); } export async function run(userId) { const cart = await cartOf(userId); await prisma.item.create({ data: { cartId: cart.id } }); }`),
    {
      name: 'rows of Supabase, which a client cannot write in one transaction',
      code: `${supabase}export async function run(input) { const { data: order } = await supabase.from('orders').insert({ user_id: input.user }).select().single(); await supabase.from('lines').insert({ order_id: order.id }); }`,
      errors: [{ messageId: 'generated', data: { first: "supabase.from('orders').insert({ user_id: input.user }).s…()", second: "supabase.from('lines').insert()", remedy: 'Write both in one function of the database, which `rpc()` calls' } }],
    },
    torn('a generated id flows into the next row', 'generated', run(order + line), `${prisma}export async function run(id, input) { await prisma.$transaction(async (tx) => { const order = await tx.order.create({ data: input }); await tx.line.create({ data: { orderId: order.id } }); });  }`),
    torn('through a variable', 'generated', run(`${order}const data = { orderId: order.id }; await prisma.line.create({ data });`), `${prisma}export async function run(id, input) { await prisma.$transaction(async (tx) => { const order = await tx.order.create({ data: input }); const data = { orderId: order.id }; await tx.line.create({ data }); }); }`),
    torn('for each of a list, at once', 'generated', run(`${order}await Promise.all(input.lines.map((each) => prisma.line.create({ data: { ...each, orderId: order.id } })));`)),
    torn('for each of a list, one by one', 'generated', run(`${order}for (const each of input.lines) { await prisma.line.create({ data: { ...each, orderId: order.id } }); }`), `${prisma}export async function run(id, input) { await prisma.$transaction(async (tx) => { const order = await tx.order.create({ data: input }); for (const each of input.lines) { await tx.line.create({ data: { ...each, orderId: order.id } }); } }); }`),
    torn('through a function', 'generated', `${prisma}const addLine = (orderId) => prisma.line.create({ data: { orderId } }); export async function run(input) { ${order} await addLine(order.id); }`),
    torn('parent and children are deleted by one key', 'deleted', run(deletes), `${prisma}export async function run(id, input) { await prisma.$transaction(async (tx) => { await tx.line.deleteMany({ where: { orderId: id } }); await tx.order.delete({ where: { id } }); });  }`),
    torn('a document and what belongs to it', 'deleted', `import mongoose from 'mongoose'; const Post = mongoose.model('Post', new mongoose.Schema({})); const Comment = mongoose.model('Comment', new mongoose.Schema({})); export async function run(id) { const post = await Post.findById(id); await Comment.deleteMany({ post: post._id }); await post.deleteOne(); }`),
    torn('a counter and what it counts', 'quantity', run(`await prisma.booking.create({ data: { resourceId: id } }); await prisma.resource.update({ where: { id }, data: { bookings: { increment: 1 } } });`), `${prisma}export async function run(id, input) { await prisma.$transaction(async (tx) => { await tx.booking.create({ data: { resourceId: id } }); await tx.resource.update({ where: { id }, data: { bookings: { increment: 1 } } }); }); }`),
    torn('a quantity that was read before', 'quantity', run(`const product = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { stock: product.stock - 1 } }); await prisma.sale.create({ data: { productId: product.id } });`), `${prisma}export async function run(id, input) { const product = await prisma.product.findUnique({ where: { id } }); await prisma.$transaction(async (tx) => { await tx.product.update({ where: { id }, data: { stock: product.stock - 1 } }); await tx.sale.create({ data: { productId: product.id } }); }); }`),
    torn('rows of knex', 'generated', `import knex from 'knex'; const db = knex({ client: 'pg' }); export async function run(input) { const [post] = await db('posts').insert(input).returning('*'); await db('tags').insert({ post_id: post.id }); }`, `import knex from 'knex'; const db = knex({ client: 'pg' }); export async function run(input) { await db.transaction(async (trx) => { const [post] = await trx('posts').insert(input).returning('*'); await trx('tags').insert({ post_id: post.id }); }); }`),
    torn('statements of pg', 'deleted', `import { Pool } from 'pg'; const pool = new Pool(); export async function run(id) { await pool.query('DELETE FROM lines WHERE order_id = $1', [id]); await pool.query('DELETE FROM orders WHERE id = $1', [id]); }`),
    {
      name: 'under autofix the writes come into one transaction',
      code: run(deletes),
      settings: { resilience: { autofix: 'all' } },
      errors: [{ messageId: 'deleted' }],
      output: `${prisma}export async function run(id, input) { await prisma.$transaction(async (tx) => { await tx.line.deleteMany({ where: { orderId: id } }); await tx.order.delete({ where: { id } }); });  }`,
    },
    torn('a repository of TypeORM', 'generated', `import { Repository } from 'typeorm'; class Orders { constructor(private readonly orders: Repository<Order>, private readonly items: Repository<Item>) {} async create(input) { const order = await this.orders.save(input); await this.items.save({ order }); } }`),
  ],
};
