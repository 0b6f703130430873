import type rule from '../../src/rules/no-lost-update.js';
import type { CasesOf } from '../support/rule-tester.js';

const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();\n`;
const mongoose = `import mongoose from 'mongoose'; const Post = mongoose.model('Post', new mongoose.Schema({ views: Number, tags: [String] }));\n`;
const typeorm = `import { DataSource } from 'typeorm'; import { Product } from './product'; const source = new DataSource({}); const products = source.getRepository(Product);\n`;
const sequelize = `import { Sequelize, DataTypes } from 'sequelize'; const sequelize = new Sequelize(url); const User = sequelize.define('User', { points: DataTypes.INTEGER });\n`;
const pg = `import { Pool } from 'pg'; const pool = new Pool();\n`;
const knex = `import knex from 'knex'; const db = knex({});\n`;
const kysely = `import { Kysely } from 'kysely'; const db = new Kysely({});\n`;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq, sql } from 'drizzle-orm'; import { users } from './schema'; const db = drizzle(url);\n`;
const redis = `import Redis from 'ioredis'; const redis = new Redis();\n`;
const dynamo = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'; const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));\n`;
const run = (body: string): string => `export async function run(id, amount, item) { ${body} }`;
const found = (name: string, code: string, messageId: 'computed' | 'saved' | 'entry' | 'swept' | 'drained' = 'computed', count = 1) => ({ name, code, errors: Array.from({ length: count }, () => ({ messageId })) });

const counts = (name: string, head: string, before: string, after: string | null, messageId: 'computed' | 'saved' = 'computed') => ({
  name, code: head + run(before), errors: [{ messageId, suggestions: after === null ? [] : [{ messageId: 'computeInStore' as const, output: head + run(after) }] }],
});

const sqlite = `import Database from 'better-sqlite3'; const db = new Database('a.db');\n`;
const firestore = `import { getFirestore } from 'firebase-admin/firestore'; const db = getFirestore();\n`;
const supabase = `import { createClient } from '@supabase/supabase-js'; const supabase = createClient(url, key);\n`;
const mikro = `import { MikroORM } from '@mikro-orm/postgresql'; import { Item } from './item'; const orm = await MikroORM.init({}); const em = orm.em.fork();\n`;
const mssql = `import sql from 'mssql'; const pool = await sql.connect(url);\n`;

export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a number of another row than the one that is written', code: prisma + run(`const line = await prisma.line.findUnique({ where: { id }, include: { product: true } }); await prisma.product.update({ where: { id: item.productId }, data: { stock: line.product.stock - amount } });`) },
    { name: 'the length of a list that stays as it was', code: mongoose + run(`const p = await Post.findById(id); p.views = p.tags.length; await p.save();`) },
    { name: 'nothing comes between two calls of SQLite', code: sqlite + run(`const a = db.prepare('SELECT stock FROM items WHERE id = ?').get(id); db.prepare('UPDATE items SET stock = ? WHERE id = ?').run(a.stock - amount, id);`) },
    { name: 'a transaction of Firestore', code: firestore + run(`await db.runTransaction(async (tx) => { const ref = db.collection('items').doc(id); const snap = await tx.get(ref); tx.update(ref, { stock: snap.data().stock - amount }); });`) },
    { name: 'the transaction of Firestore of somebody else', code: `import { type DocumentReference, type Transaction } from 'firebase-admin/firestore'; export async function run(tx: Transaction, ref: DocumentReference, n: number) { const snap = await tx.get(ref); tx.update(ref, { stock: snap.data().stock - n }); }` },
    { name: 'a document of Firestore that must not have changed', code: firestore + run(`const ref = db.collection('items').doc(id); const snap = await ref.get(); await ref.update({ stock: snap.data().stock - amount }, { lastUpdateTime: snap.updateTime });`) },
    { name: 'Supabase is told what was read', code: supabase + run(`const { data } = await supabase.from('items').select('stock').eq('id', id).single(); await supabase.from('items').update({ stock: data.stock - amount }).eq('id', id).gte('stock', amount);`) },
    { name: 'MikroORM holds a lock', code: mikro + run(`await orm.em.transactional(async (tx) => { const found = await tx.findOneOrFail(Item, { id }, { lockMode: 4 }); found.stock -= amount; await tx.flush(); });`) },
    { name: 'mssql counts', code: mssql + run(`await pool.request().input('id', id).query('SELECT stock FROM items WHERE id = @id'); await pool.request().input('id', id).input('n', amount).query('UPDATE items SET stock = stock - @n WHERE id = @id');`) },
    { name: 'DynamoDB counts', code: dynamo + run(`const { Item: p } = await ddb.send(new GetCommand({ TableName: 'products', Key: { id } })); await ddb.send(new UpdateCommand({ TableName: 'products', Key: { id }, UpdateExpression: 'SET stock = stock - :n, seen = :at ADD views :one', ExpressionAttributeValues: { ':n': amount, ':at': p.at, ':one': 1 } }));`) },
    { name: 'DynamoDB is told a condition', code: dynamo + run(`const { Item: p } = await ddb.send(new GetCommand({ TableName: 'products', Key: { id } })); await ddb.send(new PutCommand({ TableName: 'products', Item: { ...p, stock: p.stock - amount }, ConditionExpression: 'stock = :s', ExpressionAttributeValues: { ':s': p.stock } }));`) },
    { name: 'a command with a condition that is held in a variable', code: dynamo + run(`const { Item: p } = await ddb.send(new GetCommand({ TableName: 'products', Key: { id } })); const input = { TableName: 'products', Item: { ...p, stock: p.stock - amount }, ConditionExpression: 'version = :v', ExpressionAttributeValues: { ':v': p.version } }; const command = new PutCommand(input); await ddb.send(command);`) },
    { name: 'the database counts', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { stock: { decrement: amount } } });`) },
    { name: 'the database counts in a statement', code: pg + run(`const { rows } = await pool.query('SELECT * FROM a WHERE id = $1', [id]); await pool.query('UPDATE a SET balance = balance - $1 WHERE id = $2', [amount, id]);`) },
    { name: 'the database counts in an expression of Drizzle', code: drizzle + run('const [u] = await db.select().from(users).where(eq(users.id, id)); await db.update(users).set({ points: sql`${users.points} + 1` }).where(eq(users.id, id));') },
    { name: 'the filter has the version that was read', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.updateMany({ where: { id, version: p.version }, data: { stock: p.stock - amount, version: p.version + 1 } });`) },
    { name: 'the filter has the value that was read', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.updateMany({ where: { id, stock: p.stock }, data: { stock: p.stock - amount } });`) },
    { name: 'the row is locked in a statement', code: pg + run(`const client = await pool.connect(); const { rows } = await client.query('SELECT * FROM a WHERE id = $1 FOR UPDATE', [id]); await client.query('UPDATE a SET balance = $1 WHERE id = $2', [rows[0].balance - amount, id]);`) },
    { name: 'the row is locked by an option', code: typeorm + run(`await source.transaction(async (manager) => { const p = await manager.findOne(Product, { where: { id }, lock: { mode: 'pessimistic_write' } }); p.stock -= amount; await manager.save(p); });`) },
    { name: 'the row is locked in Kysely', code: kysely + run(`await db.transaction().execute(async (trx) => { const a = await trx.selectFrom('a').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(); await trx.updateTable('a').set({ balance: a.balance - amount }).where('id', '=', id).execute(); });`) },
    { name: 'the transaction is serializable', code: prisma + run(`await prisma.$transaction(async (tx) => { const p = await tx.product.findUnique({ where: { id } }); await tx.product.update({ where: { id }, data: { stock: p.stock - 1 } }); }, { isolationLevel: 'Serializable' });`) },
    { name: 'a mutex is held', code: prisma + run(`await mutex.runExclusive(async () => { const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { stock: p.stock - 1 } }); });`) },
    { name: 'a lock of Redis is held', code: redis + run(`await withLock('cart', async () => { const n = Number(await redis.get(id)); await redis.set(id, n - amount); });`) },
    { name: 'all who call it hold a lock', code: `${redis}async function spend(id) { const n = Number(await redis.get(id)); await redis.set(id, n - 1); } export const run = (id) => withLock(id, () => spend(id));` },
    { name: 'documents in a transaction', code: mongoose + run(`await mongoose.connection.transaction(async (session) => { const p = await Post.findById(id).session(session); p.views += 1; await p.save({ session }); });`) },
    { name: 'mongoose adds an element by itself', code: mongoose + run(`const p = await Post.findById(id); p.tags.push(item); await p.save();`) },
    { name: 'a schema that notices', code: `import mongoose from 'mongoose'; const Post = mongoose.model('Post', new mongoose.Schema({ views: Number }, { optimisticConcurrency: true }));\n${run(`const p = await Post.findById(id); p.views += 1; await p.save();`)}` },
    { name: 'another record', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id: item }, data: { stock: p.stock - 1 } });`) },
    { name: 'another model', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.order.update({ where: { id }, data: { stock: p.stock - 1 } });`) },
    { name: 'another column', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { total: p.price * amount } });`) },
    { name: 'a value that is passed on', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { stock: p.stock } });`) },
    { name: 'a row that was made here', code: prisma + run(`const p = await prisma.product.create({ data: { stock: 0 } }); await prisma.product.update({ where: { id: p.id }, data: { stock: p.stock + 1 } });`) },
    { name: 'an entity that is set to what comes from elsewhere', code: typeorm + run(`const p = await products.findOneBy({ id }); p.stock = amount; await products.save(p);`) },
    { name: 'a map that is no store', code: run(`const cart = carts.get(id); carts.set(id, cart + amount);`) },
    { name: 'a store that nothing proves', code: run(`const p = await db.product.findUnique({ where: { id } }); await db.product.update({ where: { id }, data: { stock: p.stock - 1 } });`) },
    { name: 'a cache that is filled', code: redis + prisma + run(`const cached = await redis.get(id); if (cached) return JSON.parse(cached); const p = await prisma.product.findUnique({ where: { id } }); await redis.set(id, JSON.stringify(p)); return p;`) },
    { name: 'the store counts', code: redis + run(`await redis.incrby(id, amount);`) },
    { name: 'a text that is put together, unless asked for', code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { notes: p.notes + '\\n' + item } });`) },
    { name: 'an object that is put together, unless asked for', code: prisma + run(`const p = await prisma.user.findUnique({ where: { id } }); await prisma.user.update({ where: { id }, data: { settings: { ...p.settings, theme: item } } });`) },
    { name: 'a part of an entry that is named beside the rest, unless asked for', code: redis + run(`const session = JSON.parse(await redis.get(id)); await redis.set(id, JSON.stringify({ ...session, verified: true }));`) },
    { name: 'the name of a copy, when texts are asked for', code: prisma + run('const d = await prisma.document.findUnique({ where: { id } }); await prisma.document.create({ data: { name: `${d.name} (copy)` } });'), options: [{ merges: true }] },
    { name: 'a token that is taken once', code: redis + run(`const token = await redis.get(id); if (!token) throw new Error('none'); await redis.del(id); return token;`) },
    { name: 'a list that a transaction reads and deletes', code: redis + run(`return redis.multi().lrange(id, 0, -1).del(id).exec();`) },
    { name: 'entries of a cache that are named and deleted', code: redis + run(`for (const key of await redis.keys('page:*')) await redis.del(key);`) },
    { name: 'a part of an entry that becomes another, unless asked for', code: redis + run(`const job = JSON.parse(await redis.get(id)); job.state = amount; await redis.set(id, JSON.stringify(job));`) },
    { name: 'a script', code: `#!/usr/bin/env node\n${prisma}${run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { stock: p.stock - 1 } });`)}` },
  ],
  invalid: [
    counts('an entity of TypeORM that is saved counts by the method of its repository', typeorm, `const p = await products.findOneBy({ id }); if (!p) return; p.stock -= amount; await products.save(p);`, `const p = await products.findOneBy({ id }); if (!p) return; p.stock -= amount; await products.decrement({ id }, 'stock', amount);`, 'saved'),
    counts('with the entity, by a manager', typeorm, `const p = await source.manager.findOne(Product, { where: { id } }); p.stock = p.stock + 1; await source.manager.save(p);`, `const p = await source.manager.findOne(Product, { where: { id } }); p.stock = p.stock + 1; await source.manager.increment(Product, { id }, 'stock', 1);`, 'saved'),
    counts('an update of TypeORM', typeorm, `const p = await products.findOneBy({ id }); await products.update({ id }, { stock: p.stock - amount });`, `const p = await products.findOneBy({ id }); await products.decrement({ id }, 'stock', amount);`),
    counts('an entity of which more is set', typeorm, `const p = await products.findOneBy({ id }); p.name = item; p.stock -= amount; await products.save(p);`, null, 'saved'),
    counts('an entity whose save is used', typeorm, `const p = await products.findOneBy({ id }); p.stock -= amount; return products.save(p);`, null, 'saved'),
    counts('an instance of Sequelize counts by its own method', sequelize, `const u = await User.findByPk(id); u.points += amount; await u.save({ transaction: item });`, `const u = await User.findByPk(id); u.points += amount; await u.increment('points', { by: amount, transaction: item });`, 'saved'),
    counts('an instance of Sequelize that is updated, by its own method', sequelize, `const u = await User.findByPk(id); await u.update({ points: u.points - amount });`, `const u = await User.findByPk(id); await u.decrement('points', { by: amount });`),
    counts('a model of Sequelize', sequelize, `const u = await User.findByPk(id); await User.update({ points: u.points + amount }, { where: { id } });`, `const u = await User.findByPk(id); await User.increment('points', { by: amount, where: { id } });`),
    { name: 'a number of a row that a write brings along', code: prisma + run(`const o = await prisma.order.update({ where: { id }, data: { status: 'paid' }, include: { event: true } }); await prisma.event.update({ where: { id: o.eventId }, data: { sold: o.event.sold + amount } });`),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: prisma + run(`const o = await prisma.order.update({ where: { id }, data: { status: 'paid' }, include: { event: true } }); await prisma.event.update({ where: { id: o.eventId }, data: { sold: { increment: amount } } });`) }] }] },
    found('changes of an entry that are put over the rest', redis + run(`const job = JSON.parse(await redis.get(id)); await redis.set(id, JSON.stringify({ ...job, ...item }));`), 'entry'),
    found('a list that is read, then deleted', redis + run(`const all = await redis.lrange(id, 0, -1); await redis.del(id); return all;`), 'drained'),
    found('a count that is read, then deleted', redis + run(`const n = Number(await redis.get(id)); await item.add(n); await redis.del(id);`), 'drained'),
    found('a patch whose keys are picked one by one', `${pg}async function update(id, changes) { const keys = Object.keys(changes); const set = keys.map((key, i) => \`\${key} = $\${i + 2}\`).join(', '); await pool.query(\`UPDATE payments SET \${set} WHERE id = $1\`, [id, ...keys.map((key) => changes[key])]); }\n${run(`const { rows: [p] } = await pool.query('SELECT * FROM payments WHERE id = $1', [id]); await update(p.id, { refunded: p.refunded + amount });`)}`),
    found('a patch whose keys are the columns', `${pg}async function update(id, changes) { const columns = Object.keys(changes).map((key, i) => \`\${key} = $\${i + 2}\`).join(', '); await pool.query(\`UPDATE payments SET \${columns} WHERE id = $1\`, [id, ...Object.values(changes)]); }\n${run(`const { rows: [p] } = await pool.query('SELECT * FROM payments WHERE id = $1', [id]); await update(p.id, { refunded: p.refunded + amount });`)}`),
    {
      name: 'an if behind the write is no guard of it', errors: [{ messageId: 'computed' as const, suggestions: [] }],
      code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { stock: p.stock - amount } }); if (p.stock < 5) throw new Error('low');`),
    },
    {
      name: 'a limit moves into the filter',
      code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); if (!p || p.stock < amount) throw new Error('none'); await prisma.product.update({ where: { id }, data: { stock: p.stock - amount } });`),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); if (!p || p.stock < amount) throw new Error('none'); const { count } = await prisma.product.updateMany({ where: { id, stock: { gte: amount } }, data: { stock: { decrement: amount } } }); if (count === 0) throw new Error('none');`) }] }],
    },
    {
      name: 'a limit moves into the filter of a statement',
      code: pg + run(`const { rows } = await pool.query('SELECT * FROM a WHERE id = $1', [id]); if (rows[0].balance < amount) return false; await pool.query('UPDATE a SET balance = $1 WHERE id = $2', [rows[0].balance - amount, id]); return true;`),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: pg + run(`const { rows } = await pool.query('SELECT * FROM a WHERE id = $1', [id]); if (rows[0].balance < amount) return false; const { rowCount } = await pool.query('UPDATE a SET balance = balance - $1 WHERE id = $2 AND balance >= $3', [amount, id, amount]); if (rowCount === 0) return false; return true;`) }] }],
    },
    {
      name: 'two conditions on it are for a person',
      code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); if (p.stock < amount) throw new Error('none'); await prisma.product.update({ where: { id }, data: { stock: p.stock - amount, low: p.stock < 5 ? true : false } });`),
      errors: [{ messageId: 'computed' as const, suggestions: [] }],
    },
    {
      name: 'a number of a row that was read with another one',
      code: prisma + run(`const cart = await prisma.cart.findUnique({ where: { id }, include: { items: { include: { product: true } } } }); for (const line of cart.items) { await prisma.product.update({ where: { id: line.productId }, data: { stock: line.product.stock - line.quantity } }); }`),
      errors: [{ messageId: 'computed', suggestions: [{ messageId: 'computeInStore', output: prisma + run(`const cart = await prisma.cart.findUnique({ where: { id }, include: { items: { include: { product: true } } } }); for (const line of cart.items) { await prisma.product.update({ where: { id: line.productId }, data: { stock: { decrement: line.quantity } } }); }`) }] }],
    },
    found('the length of a list that is changed', mongoose + run(`const p = await Post.findById(id); p.tags.splice(amount, 1); p.views = p.tags.length; await p.save();`), 'saved'),
    found('a document of Firestore', firestore + run(`const ref = db.collection('items').doc(id); const snap = await ref.get(); await ref.update({ stock: snap.data().stock - amount });`)),
    found('a document of Firestore that is handed over', `import { type DocumentReference } from 'firebase-admin/firestore'; export async function run(ref: DocumentReference, n: number) { const snap = await ref.get(); await ref.update({ stock: snap.data().stock - n }); }`),
    found('a row of Supabase', supabase + run(`const { data } = await supabase.from('items').select('stock').eq('id', id).single(); await supabase.from('items').update({ stock: data.stock - amount }).eq('id', id);`)),
    found('an entity of MikroORM that is flushed', mikro + run(`const found = await em.findOneOrFail(Item, { id }); found.stock -= amount; await em.flush();`), 'saved'),
    found('a row by an input of mssql', mssql + run(`const { recordset } = await pool.request().input('id', id).query('SELECT stock FROM items WHERE id = @id'); await pool.request().input('id', id).input('stock', recordset[0].stock - amount).query('UPDATE items SET stock = @stock WHERE id = @id');`)),
    {
      name: 'repairs an expression of Kysely',
      code: kysely + run(`const a = await db.selectFrom('a').selectAll().where('id', '=', id).executeTakeFirst(); if (!a) return; await db.updateTable('a').set({ balance: a.balance - amount }).where('id', '=', id).execute();`),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: kysely + run(`const a = await db.selectFrom('a').selectAll().where('id', '=', id).executeTakeFirst(); if (!a) return; await db.updateTable('a').set({ balance: (eb) => eb('balance', '-', amount) }).where('id', '=', id).execute();`) }] }],
    },
    {
      name: 'repairs an expression of Drizzle',
      code: drizzle + run(`const [u] = await db.select().from(users).where(eq(users.id, id)); if (!u) return; await db.update(users).set({ points: u.points + 1 }).where(eq(users.id, id));`),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: drizzle + run('const [u] = await db.select().from(users).where(eq(users.id, id)); if (!u) return; await db.update(users).set({ points: sql`${users.points} + ${1}` }).where(eq(users.id, id));') }] }],
    },
    {
      name: 'repairs a column of knex',
      code: knex + run(`const a = await db('a').where({ id }).first(); if (!a) return; await db('a').where({ id }).update({ count: a.count + amount });`),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: knex + run(`const a = await db('a').where({ id }).first(); if (!a) return; await db('a').where({ id }).update({ count: db.raw('?? + ?', ['count', amount]) });`) }] }],
    },
    {
      name: 'repairs a document of mongoose',
      code: mongoose + run(`const p = await Post.findById(id); if (!p) return; await Post.updateOne({ _id: id }, { $set: { views: p.views - amount } });`),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: mongoose + run(`const p = await Post.findById(id); if (!p) return; await Post.updateOne({ _id: id }, { $inc: { views: -amount } });`) }] }],
    },
    found('marks all that a filter finds, and has handled those that it found before', prisma + run(`const rows = await prisma.usage.findMany({ where: { tenantId: id, billed: false } }); await send(rows); await prisma.usage.updateMany({ where: { tenantId: id }, data: { billed: true } });`), 'swept'),
    found('a file', `import fs from 'node:fs/promises';\n${run(`const list = JSON.parse(await fs.readFile('a.json', 'utf8')); list.push(item); await fs.writeFile('a.json', JSON.stringify(list));`)}`, 'entry'),
    found('statements in tagged templates', `import postgres from 'postgres'; const sql = postgres(url);\n${run('const [a] = await sql`SELECT * FROM a WHERE id = ${id}`; await sql`UPDATE a SET balance = ${a.balance - amount} WHERE id = ${id}`;')}`),
    found('an item of DynamoDB that is put back', dynamo + run(`const { Item: p } = await ddb.send(new GetCommand({ TableName: 'products', Key: { id } })); await ddb.send(new PutCommand({ TableName: 'products', Item: { ...p, stock: p.stock - amount } }));`), 'saved'),
    found('an item of DynamoDB that is changed and put back', dynamo + run(`const { Item: p } = await ddb.send(new GetCommand({ TableName: 'products', Key: { id } })); p.stock -= amount; await ddb.send(new PutCommand({ TableName: 'products', Item: p }));`), 'saved'),
    found('an expression of DynamoDB that sets what was computed', dynamo + run(`const { Item: p } = await ddb.send(new GetCommand({ TableName: 'products', Key: { id } })); await ddb.send(new UpdateCommand({ TableName: 'products', Key: { id }, UpdateExpression: 'SET #s = :s', ExpressionAttributeNames: { '#s': 'stock' }, ExpressionAttributeValues: { ':s': p.stock - amount } }));`)),
    found('Prisma', prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { stock: p.stock - amount } });`)),
    found('Prisma, by the key of what was read', prisma + run(`const c = await prisma.coupon.findUnique({ where: { code: item } }); if (c && c.uses < c.max) await prisma.coupon.update({ where: { id: c.id }, data: { uses: c.uses + 1 } });`)),
    found('a transaction as it is by default', prisma + run(`await prisma.$transaction(async (tx) => { const p = await tx.product.findUnique({ where: { id } }); await tx.product.update({ where: { id }, data: { stock: p.stock - 1 } }); });`)),
    found('a name for the new value', prisma + run(`const { balance } = await prisma.account.findUniqueOrThrow({ where: { id } }); const next = Number(balance) + amount; await prisma.account.update({ where: { id }, data: { balance: next } });`)),
    found('a list', prisma + run(`const p = await prisma.post.findUnique({ where: { id } }); await prisma.post.update({ where: { id }, data: { tags: [...p.tags, item] } });`)),
    found('pg', pg + run(`const { rows } = await pool.query('SELECT balance FROM a WHERE id = $1', [id]); const next = parseFloat(rows[0].balance) + amount; await pool.query('UPDATE a SET balance = $1 WHERE id = $2', [next, id]);`)),
    found('Knex', knex + run(`const list = await db('lists').where({ id }).first(); await db('lists').where({ id }).update({ count: list.count + amount });`)),
    found('Kysely', kysely + run(`const a = await db.selectFrom('a').selectAll().where('id', '=', id).executeTakeFirstOrThrow(); await db.updateTable('a').set({ balance: a.balance + amount }).where('id', '=', id).execute();`)),
    found('Drizzle', drizzle + run(`const [u] = await db.select().from(users).where(eq(users.id, id)); await db.update(users).set({ points: u.points + 1 }).where(eq(users.id, id));`)),
    found('a document of mongoose', mongoose + run(`const p = await Post.findById(id); p.views += 1; await p.save();`), 'saved'),
    found('a document of mongoose that is assigned to', mongoose + run(`const p = await Post.findById(id); if (!p) return; p.views = p.views + 1; await p.save();`), 'saved'),
    found('a list of a document that is replaced', mongoose + run(`const p = await Post.findById(id); p.tags = p.tags.filter((tag) => tag !== item); await p.save();`), 'saved'),
    found('a document in each branch', mongoose + run(`const p = await Post.findById(id); if (item) { p.views += 1; } else { p.views -= 1; } await p.save();`), 'saved', 2),
    found('mongoose with an update', mongoose + run(`const p = await Post.findOne({ _id: id }); await Post.updateOne({ _id: id }, { $set: { views: p.views + 1 } });`)),
    found('a number in Redis', redis + run(`const n = await redis.get('hits'); await redis.set(id, 1); const m = Number(await redis.get(id)); await redis.set(id, m + 1);`), 'entry'),
    found('JSON in Redis', redis + run(`const cart = JSON.parse((await redis.get(id)) ?? '[]'); cart.push(item); await redis.set(id, JSON.stringify(cart));`), 'entry'),
    found('a function that reads', `${pg}async function load(key) { const { rows } = await pool.query('SELECT * FROM a WHERE id = $1', [key]); return rows[0]; } ${run(`const a = await load(id); await pool.query('UPDATE a SET balance = $1 WHERE id = $2', [a.balance - amount, id]);`)}`),
    found('functions that read and write', `${pg}class Accounts { async balance(key) { const { rows } = await pool.query('SELECT balance FROM a WHERE id = $1', [key]); return rows[0].balance; } async setBalance(key, value) { await pool.query('UPDATE a SET balance = $1 WHERE id = $2', [value, key]); } } const accounts = new Accounts(); ${run(`const balance = await accounts.balance(id); await accounts.setBalance(id, balance - amount);`)}`),
    {
      ...found('Prisma computes it', prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); if (!p) return; await prisma.product.update({ where: { id }, data: { stock: p.stock - amount, seen: true } });`)),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); if (!p) return; await prisma.product.update({ where: { id }, data: { stock: { decrement: amount }, seen: true } });`) }] }],
    },
    {
      ...found('the statement computes it', pg + run(`const { rows } = await pool.query('SELECT * FROM a WHERE id = $1', [id]); if (rows.length === 0) return; await pool.query('UPDATE a SET balance = $1 WHERE id = $2', [rows[0].balance + amount, id]);`)),
      errors: [{ messageId: 'computed' as const, suggestions: [{ messageId: 'computeInStore' as const, output: pg + run(`const { rows } = await pool.query('SELECT * FROM a WHERE id = $1', [id]); if (rows.length === 0) return; await pool.query('UPDATE a SET balance = balance + $1 WHERE id = $2', [amount, id]);`) }] }],
    },
    {
      name: 'a condition that cannot move along', errors: [{ messageId: 'computed' as const, suggestions: [] }],
      code: prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); if (p.stock < amount && item) return; await prisma.product.update({ where: { id }, data: { stock: p.stock - amount } });`),
    },
    { ...found('texts, when asked for', prisma + run(`const p = await prisma.product.findUnique({ where: { id } }); await prisma.product.update({ where: { id }, data: { notes: p.notes + '\\n' + item } });`)), options: [{ merges: true }] },
    { ...found('objects, when asked for', prisma + run(`const p = await prisma.user.findUnique({ where: { id } }); await prisma.user.update({ where: { id }, data: { settings: { ...p.settings, theme: item } } });`)), options: [{ merges: true }] },
  ],
};
