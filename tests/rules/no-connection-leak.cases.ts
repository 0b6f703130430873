import type rule from '../../src/rules/no-connection-leak.js';
import type { CasesOf } from '../support/rule-tester.js';

const pg = `import { Pool } from 'pg';\nconst pool = new Pool();\n`;
const inPg = (body: string): string => `${pg}export async function run(id) {\n  const client = await pool.connect();\n${body.split('\n').map((line) => `  ${line}`).join('\n')}\n}`;
const work = `await client.query('select 1');`;

type MessageId = 'never' | 'throws' | 'returns';

/** Something that is kept, and what plain `eslint --fix` makes of it. */
const repairs = (name: string, messageId: MessageId, code: string, output: string) => ({ name, code, output, errors: [{ messageId, suggestions: null }] }) as const;

/** The same where only a person can mend it. */
const reports = (name: string, messageId: MessageId, code: string) => ({ name, code, output: null, errors: [{ messageId, suggestions: null }] }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a client that is given back in finally', code: inPg(`try {\n  ${work}\n} finally {\n  client.release();\n}`) },
    { name: 'a client that is given back in finally, with a condition', code: inPg(`try {\n  ${work}\n} finally {\n  if (client) client.release();\n}`) },
    { name: 'a client that is given back in finally, behind the statement that begins a transaction', code: inPg(`await client.query('BEGIN');\ntry {\n  ${work}\n} catch (err) {\n  await client.query('ROLLBACK');\n  throw err;\n} finally {\n  client.release();\n}`) },
    { name: 'a client that is taken inside the try', code: `${pg}export async function run() { let client; try { client = await pool.connect(); ${work} } finally { client?.release(); } }` },
    { name: 'a client that both ends of a try give back', code: inPg(`try {\n  ${work}\n  client.release();\n} catch (err) {\n  client.release(err);\n  throw err;\n}`) },
    { name: 'a client that is given back before anything can fail', code: inPg(`client.release();\nawait log();`) },
    { name: 'a client that is returned', code: inPg(`return client;`) },
    { name: 'a client that an object carries out', code: inPg(`return { client, done: () => client.release() };`) },
    { name: 'a client that a field keeps', code: inPg(`this.client = client;`) },
    { name: 'a client that a function out of sight is given', code: `import { audit } from 'elsewhere';\n${inPg(`await audit(client);`)}` },
    { name: 'a client that a helper gives back', code: `${pg}async function finish(client) { client.release(); }\nexport async function run() { const client = await pool.connect(); ${work} await finish(client); }` },
    { name: 'a client that is given back when a stream ends', code: inPg(`const stream = client.query(cursor);\nstream.on('end', () => client.release());`) },
    { name: 'a client that is given back when a promise settles', code: inPg(`return client.query('select 1').finally(() => client.release());`) },
    { name: 'a client that its callback is given', code: `${pg}export function run(done) { pool.connect((err, client, release) => { release(); done(err); }); }` },
    { name: 'a query of the pool', code: `${pg}export async function run() { const { rows } = await pool.query('select 1'); return rows; }` },
    { name: 'a connection that using gives back', code: `import mysql from 'mysql2/promise';\nconst pool = mysql.createPool('x');\nexport async function run() { await using connection = await pool.getConnection(); await connection.query('select 1'); }` },
    { name: 'a client that is there only sometimes', code: `${pg}export async function run(yes) { const client = await pool.connect(); if (!client) return null; try { ${work} } finally { client.release(); } }` },
    { name: 'a connection that lives as long as the process', code: `import amqp from 'amqplib';\nexport async function listen() { const connection = await amqp.connect('amqp://mq'); const channel = await connection.createChannel(); await channel.consume('mail', handle); }` },
    { name: 'code that runs at start-up only', code: `import { Client } from 'pg';\nasync function migrate() { const client = new Client(); await client.connect(); await client.query('create table a ()'); await client.end(); }\nawait migrate();` },
    { name: 'a script', code: `#!/usr/bin/env node\n${inPg(work)}` },
    { name: 'a transaction that is rolled back where something fails', code: `import { Sequelize } from 'sequelize';\nconst db = new Sequelize('x');\nexport async function run() { const t = await db.transaction(); try { await db.query('select 1', { transaction: t }); await t.commit(); } catch (err) { await t.rollback(); throw err; } }` },
    { name: 'a transaction that is rolled back unless it is done', code: `import { Sequelize } from 'sequelize';\nconst db = new Sequelize('x');\nexport async function run() { const t = await db.transaction(); try { await db.query('select 1', { transaction: t }); await t.commit(); } catch (err) { if (!t.finished) await t.rollback(); throw err; } }` },
    { name: 'a transaction that the library ends', code: `import { Sequelize } from 'sequelize';\nconst db = new Sequelize('x');\nexport async function run() { const result = await db.transaction(async (t) => db.query('select 1', { transaction: t })); return result; }` },
    { name: 'a lock that runs a function', code: `import { Mutex } from 'async-mutex';\nconst mutex = new Mutex();\nexport async function run() { const value = await mutex.runExclusive(async () => load()); return value; }` },
    { name: 'a pool of something else', code: `import { Pool } from './workers';\nconst pool = new Pool();\nexport async function run() { const client = await pool.connect(); ${work} }` },
  ],
  invalid: [
    repairs('a client that is given back when all goes well only', 'throws', inPg(`${work}\nclient.release();`), inPg(`try {\n  ${work}\n} finally {\n  client.release();\n}`)),
    repairs('a client that nothing gives back', 'never', inPg(work), inPg(`try {\n  ${work}\n} finally {\n  client.release();\n}`)),
    repairs('a client that a return passes by', 'returns', inPg(`if (!id) {\n  return null;\n}\nclient.release();`), inPg(`try {\n  if (!id) {\n    return null;\n  }\n} finally {\n  client.release();\n}`)),
    repairs('a client that each return gives back', 'throws', inPg(`const { rows } = ${work}\nif (rows.length === 0) {\n  client.release();\n  return null;\n}\nclient.release();\nreturn rows[0];`), inPg(`try {\n  const { rows } = ${work}\n  if (rows.length === 0) {\n    return null;\n  }\n  return rows[0];\n} finally {\n  client.release();\n}`)),
    repairs('a client that is kept in an open transaction', 'throws', inPg(`await client.query('BEGIN');\n${work}\nawait client.query('COMMIT');\nclient.release();`), inPg(`try {\n  await client.query('BEGIN');\n  ${work}\n  await client.query('COMMIT');\n} catch (err) {\n  await client.query('ROLLBACK');\n  throw err;\n} finally {\n  client.release();\n}`)),
    repairs('a client that a catch forgets', 'returns', inPg(`try {\n  ${work}\n  client.release();\n} catch (err) {\n  console.error(err);\n}`), inPg(`try {\n  ${work}\n} catch (err) {\n  console.error(err);\n} finally {\n  client.release();\n}`)),
    repairs('a client that helpers only use', 'throws', `${pg}async function insert(client, row) { await client.query('insert', [row]); }\nexport async function run() { const client = await pool.connect(); await insert(client, 1); client.release(); }`, `${pg}async function insert(client, row) { await client.query('insert', [row]); }\nexport async function run() { const client = await pool.connect(); try { await insert(client, 1); } finally { client.release(); } }`),
    repairs('a connection of mysql2', 'throws', `import mysql from 'mysql2/promise';\nconst pool = mysql.createPool('x');\nexport async function run() { const connection = await pool.getConnection(); const [rows] = await connection.query('select 1'); connection.release(); return rows; }`, `import mysql from 'mysql2/promise';\nconst pool = mysql.createPool('x');\nexport async function run() { const connection = await pool.getConnection(); try { const [rows] = await connection.query('select 1'); return rows; } finally { connection.release(); } }`),
    repairs('a query runner of an injected data source', 'throws', `import { DataSource } from 'typeorm';\nclass Orders { constructor(private readonly dataSource: DataSource) {} async run() { const runner = this.dataSource.createQueryRunner(); await runner.connect(); await runner.manager.save({}); await runner.release(); } }`, `import { DataSource } from 'typeorm';\nclass Orders { constructor(private readonly dataSource: DataSource) {} async run() { const runner = this.dataSource.createQueryRunner(); try { await runner.connect(); await runner.manager.save({}); } finally { await runner.release(); } } }`),
    repairs('a session of mongoose', 'throws', `import mongoose from 'mongoose';\nconst Order = mongoose.model('Order');\nexport async function run() { const session = await mongoose.startSession(); await Order.create([{}], { session }); await session.endSession(); }`, `import mongoose from 'mongoose';\nconst Order = mongoose.model('Order');\nexport async function run() { const session = await mongoose.startSession(); try { await Order.create([{}], { session }); } finally { await session.endSession(); } }`),
    repairs('a lock', 'throws', `import { Mutex } from 'async-mutex';\nconst mutex = new Mutex();\nexport async function run() { const release = await mutex.acquire(); await save(); release(); }`, `import { Mutex } from 'async-mutex';\nconst mutex = new Mutex();\nexport async function run() { const release = await mutex.acquire(); try { await save(); } finally { release(); } }`),
    repairs('a file', 'throws', `import { open } from 'node:fs/promises';\nexport async function run() { const file = await open('a'); const text = await file.readFile('utf8'); await file.close(); return text; }`, `import { open } from 'node:fs/promises';\nexport async function run() { const file = await open('a'); try { const text = await file.readFile('utf8'); return text; } finally { await file.close(); } }`),
    repairs('a browser', 'throws', `import puppeteer from 'puppeteer';\nexport async function run(url) { const browser = await puppeteer.launch(); const page = await browser.newPage(); await page.goto(url); await browser.close(); }`, `import puppeteer from 'puppeteer';\nexport async function run(url) { const browser = await puppeteer.launch(); try { const page = await browser.newPage(); await page.goto(url); } finally { await browser.close(); } }`),
    repairs('a connection of a message broker that the code means to close', 'throws', `import amqp from 'amqplib';\nexport async function run() { const connection = await amqp.connect('amqp://mq'); const channel = await connection.createChannel(); await connection.close(); }`, `import amqp from 'amqplib';\nexport async function run() { const connection = await amqp.connect('amqp://mq'); try { const channel = await connection.createChannel(); } finally { await connection.close(); } }`),
    reports('a client of its own, from its connect on', 'throws', `import { Client } from 'pg';\nexport async function run() { const client = new Client(); await client.connect(); ${work} await client.end(); }`),
    reports('a transaction that is only committed', 'throws', `import { Sequelize } from 'sequelize';\nconst db = new Sequelize('x');\nexport async function run() { const t = await db.transaction(); await db.query('select 1', { transaction: t }); await t.commit(); }`),
    reports('a promise that would outlive finally', 'never', inPg(`return client.query('select 1');`)),
    reports('a client that is given back long before the end', 'throws', inPg(`const { rows } = ${work}\nclient.release();\nawait notify(rows);`)),
  ],
};
