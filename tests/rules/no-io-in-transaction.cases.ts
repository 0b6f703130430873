import type rule from '../../src/rules/no-io-in-transaction.js';
import type { CasesOf } from '../support/rule-tester.js';

const prisma = `import { PrismaClient } from '@prisma/client'; import axios from 'axios'; import nodemailer from 'nodemailer'; const mails = nodemailer.createTransport({}); const prisma = new PrismaClient(); `;
const inside = (body: string): string => `${prisma}export const run = (id) => prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); ${body} });`;

const byClient = (body: string, behind = '', before = '', head = ''): string => `${head}import { Pool } from 'pg'; import axios from 'axios'; const pool = new Pool(); export async function run(id) { const client = await pool.connect(); try { ${before} await client.query('BEGIN'); await client.query('DELETE FROM lines WHERE order_id = $1', [id]); ${body} await client.query('COMMIT'); ${behind} } catch (error) { await client.query('ROLLBACK'); throw error; } finally { client.release(); } }`;

type MessageId = 'request' | 'mail' | 'publish' | 'process' | 'pause';

/** With what becomes of it where the call moves behind the commit. */
const moves = (name: string, before: string, after: string) => ({ name, code: prisma + before, errors: [{ messageId: 'request' as const, suggestions: [{ messageId: 'moveBehind' as const, output: prisma + after }] }] });
const stays = (name: string, code: string) => ({ name, code: prisma + code, errors: [{ messageId: 'request' as const, suggestions: [] }] });
const ask = `await axios.post('https://pay.example.com', { id });`;
const del = 'await tx.order.delete({ where: { id } });';

const waits = (name: string, messageId: MessageId, code: string) => ({ name, code, errors: [{ messageId }] }) as const;

/** What the rule says of which code. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a transaction that only writes', code: inside('await tx.line.deleteMany({ where: { id } });') },
    { name: 'a request behind the commit', code: `${prisma}export async function run(id) { await prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); }); await axios.post('https://pay.example.com'); }` },
    { name: 'a request that nobody waits for', code: inside(`setImmediate(() => axios.post('https://pay.example.com')); void axios.post('https://pay.example.com');`) },
    { name: 'a process that nobody waits for', code: `import { exec } from 'node:child_process'; ${inside("exec('ls');")}` },
    { name: 'a process behind the commit', code: `import { exec } from 'node:child_process'; import { promisify } from 'node:util'; const run = promisify(exec); ${prisma}export async function remove(id) { await prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); }); await run('ls'); }` },
    { name: 'a list holds no code', code: `${prisma}export const run = (id) => prisma.$transaction([prisma.order.delete({ where: { id } })]);` },
    { name: 'rows that wait to be passed on are held until they are', code: byClient("const { rows } = await client.query('SELECT id FROM outbox LIMIT 10 FOR UPDATE SKIP LOCKED'); await jobs.add('sent', rows);", '', '', "import { Queue } from 'bullmq'; const jobs = new Queue('jobs'); ") },
    { name: 'a request behind COMMIT', code: byClient('', "await axios.post('https://pay.example.com');") },
    { name: 'a request before BEGIN', code: byClient('', '', "await axios.post('https://pay.example.com');") },
    { name: 'a request behind a ROLLBACK that leaves', code: byClient("if (!id) { await client.query('ROLLBACK'); await axios.post('https://pay.example.com'); return; }") },
    { name: 'a call that nothing proves to be a request', code: inside('await send(id);') },
    { name: 'a transaction that nothing proves to be one', code: `import axios from 'axios'; export const run = (db) => db.transaction(async () => { await axios.post('https://pay.example.com'); });` },
  ],
  invalid: [
    waits('a process', 'process', `import { exec } from 'node:child_process'; import { promisify } from 'node:util'; const start = promisify(exec); ${inside("await start('docker restart a');")}`),
    waits('a process in a promise', 'process', `import { execFile } from 'node:child_process'; ${inside("await new Promise((resolve, reject) => { execFile('docker', ['restart'], (error) => (error ? reject(error) : resolve())); });")}`),
    waits('in what a function of the project runs between BEGIN and COMMIT', 'request', `import { Pool } from 'pg'; import axios from 'axios'; const pool = new Pool(); async function atOnce(work) { const client = await pool.connect(); try { await client.query('BEGIN'); const result = await work(client); await client.query('COMMIT'); return result; } catch (error) { await client.query('ROLLBACK'); throw error; } finally { client.release(); } } export const run = (id) => atOnce(async (client) => { await client.query('DELETE FROM orders WHERE id = $1', [id]); await axios.post('https://pay.example.com', { id }); });`),
    moves('behind a statement without a semicolon, on its line', `export async function run(id) { await prisma.$transaction(async (tx) => { ${del} ${ask} }) }`, `export async function run(id) { await prisma.$transaction(async (tx) => { ${del} }); ${ask} }`),
    moves('the last call moves behind the commit', `export async function run(id) { await prisma.$transaction(async (tx) => { ${del} ${ask} }); }`, `export async function run(id) { await prisma.$transaction(async (tx) => { ${del} }); ${ask} }`),
    moves('behind a transaction that is returned', `export async function run(id) { return prisma.$transaction(async (tx) => { ${del} ${ask} return id; }); }`, `export async function run(id) { const result = await prisma.$transaction(async (tx) => { ${del} return id; }); ${ask} return result; }`),
    moves('with what the transaction gives', `export async function run(id) { const order = await prisma.$transaction(async (tx) => { const order = await tx.order.create({ data: { id } }); await axios.post('https://pay.example.com', order); return order; }); return order; }`, `export async function run(id) { const order = await prisma.$transaction(async (tx) => { const order = await tx.order.create({ data: { id } }); return order; }); await axios.post('https://pay.example.com', order); return order; }`),
    stays('what is answered is used', `export async function run(id) { await prisma.$transaction(async (tx) => { ${del} const res = await axios.post('https://pay.example.com', { id }); await tx.log.create({ data: { status: res.status } }); }); }`),
    stays('more of the transaction follows', `export async function run(id) { await prisma.$transaction(async (tx) => { ${ask} ${del} }); }`),
    stays('it needs what only the transaction has', `export async function run(id) { await prisma.$transaction(async (tx) => { const order = await tx.order.delete({ where: { id } }); await axios.post('https://pay.example.com', order); }); }`),
    stays('nobody waits for the transaction', `export function run(id) { return prisma.$transaction(async (tx) => { ${del} ${ask} }); }`),
    stays('a condition decides', `export async function run(id) { await prisma.$transaction(async (tx) => { ${del} if (id) { ${ask} } }); }`),
    {
      name: 'under autofix it moves behind the commit', settings: { resilience: { autofix: 'all' } }, errors: [{ messageId: 'request' as const }],
      code: `${prisma}export async function run(id) { await prisma.$transaction(async (tx) => { ${del} ${ask} }); }`,
      output: `${prisma}export async function run(id) { await prisma.$transaction(async (tx) => { ${del} }); ${ask} }`,
    },
    waits('a request', 'request', inside(`await axios.post('https://pay.example.com', { id });`)),
    waits('a request of fetch', 'request', inside(`const res = await fetch('https://pay.example.com');`)),
    waits('a request that is returned', 'request', inside(`return axios.post('https://pay.example.com', { id });`)),
    waits('a request through a function', 'request', `const pay = async (id) => { await axios.post('https://pay.example.com', { id }); }; ${inside('await pay(id);')}`),
    waits('a request between BEGIN and COMMIT', 'request', byClient("await axios.post('https://pay.example.com');")),
    waits('a request in what a function of the project runs in a transaction', 'request', `${prisma}const inTx = (work) => prisma.$transaction((tx) => work(tx)); export const run = (id) => inTx(async (tx) => { await tx.order.delete({ where: { id } }); await axios.post('https://pay.example.com'); });`),
    waits('a pause', 'pause', `import { setTimeout as sleep } from 'node:timers/promises'; ${inside('await sleep(1000);')}`),
    waits('a pause of a function of the project', 'pause', `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); ${inside('await sleep(1000);')}`),
    waits('a pause that is written out', 'pause', inside('await new Promise((resolve) => setTimeout(resolve, 1000));')),
    waits('a message', 'publish', `import { Queue } from 'bullmq'; const jobs = new Queue('jobs'); ${inside("await jobs.add('sent', { id });")}`),
    waits('a mail', 'mail', inside('await mails.sendMail({ to: id });')),
    waits('a request in a transaction of knex', 'request', `import knex from 'knex'; import axios from 'axios'; const db = knex({ client: 'pg' }); export const run = (id) => db.transaction(async (trx) => { await trx('orders').where({ id }).delete(); await axios.post('https://pay.example.com'); });`),
  ],
};
