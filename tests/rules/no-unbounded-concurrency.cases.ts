import type rule from '../../src/rules/no-unbounded-concurrency.js';
import type { CasesOf } from '../support/rule-tester.js';

const axios = `import axios from 'axios'; `;
const limiter = `import pLimit from 'p-limit'; const limit = pLimit(5); `;
const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); `;
const fn = (body: string): string => `export async function run(list) { ${body} }`;
const zod = `import { z } from 'zod'; import express from 'express'; const app = express(); `;
const job = (body: string): string => `import cron from 'node-cron'; export async function nightly(user) { ${body} } cron.schedule('0 3 * * *', nightly);`;
const typed = (body: string): string => `export async function run(list: string[]) { ${body} }`;
const send = `axios.post('https://push.example.com', each)`;

/** What strict asks: whatever the list is, and whoever runs it. */
const options = [{ everything: true }] as const;
const reported = (name: string, code: string) => ({ name, code, options, errors: [{ messageId: 'atOnce' as const }] });
/** What everybody is told. */
const found = (name: string, code: string) => ({ name, code, errors: [{ messageId: 'atOnce' as const }] });
/** What a person may have instead. */
const offers = (name: string, code: string, output: string) => ({ name, code, options, errors: [{ messageId: 'atOnce' as const, suggestions: [{ messageId: 'addLimit' as const, output }] }] });
/** A whole list, in parts of ten: how a statement begins, and how it ends. */
const parts = (list: string, before: string, after: string): [string, string] => [`for (let i = 0; i < ${list}.length; i += 10) { ${before}`, `${after} }`];
const [each10, end10] = parts('list', '', '');
const pushed = (list: string, name = 'results'): [string, string] => parts(list, `${name}.push(...(await `, '));');
const [push10, pushed10] = pushed('list');

/** What the rule says of which code. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a few calls that are written out', code: axios + fn(`return Promise.all([axios.get('https://a.example.com'), axios.get('https://b.example.com')]);`) },
    { name: 'a list that is written out', code: axios + fn(`return Promise.all(['a', 'b'].map((each) => ${send}));`) },
    { name: 'the first few of a list', code: axios + fn(`return Promise.all(list.slice(0, 5).map((each) => ${send}));`) },
    { name: 'chunks', code: axios + fn(`for (let i = 0; i < list.length; i += 10) await Promise.all(list.slice(i, i + 10).map((each) => ${send}));`) },
    { name: 'chunks by their name', code: axios + fn(`for (let i = 0; i < list.length; i += 10) { const batch = list.slice(i, i + 10); await Promise.all(batch.map((each) => ${send})); }`) },
    { name: 'rows of a query with a small limit', code: axios + prisma + fn(`const rows = await prisma.outbox.findMany({ take: 20 }); return Promise.all(rows.map((each) => ${send}));`) },
    { name: 'a list that a schema keeps short, through a parameter', code: axios + zod + `const body = z.object({ to: z.array(z.string()).min(1).max(5) }); ` + fn(`return Promise.all(list.map((each) => ${send}));`) + ` app.post('/', async (req, res) => { const { to } = body.parse(req.body); res.json(await run(to)); });` },
    { name: 'a list that a schema keeps short, split and mapped', code: axios + zod + `const query = z.object({ to: z.string().transform((each) => each.split(',')).pipe(z.array(z.string()).max(5)) }); ` + fn(`return Promise.all(list.map((each) => ${send}));`) + ` app.get('/', async (req, res) => { const { to, ...rest } = query.parse(req.query); const all = to.map((each) => ({ each, rest })); res.json(await run(all)); });` },
    { name: 'a list that joi keeps short', code: axios + `import Joi from 'joi'; const schema = Joi.object({ to: Joi.array().items(Joi.string()).max(5) }); ` + `export async function run(input) { const { value } = schema.validate(input); return Promise.all(value.to.map((each) => ${send})); }` },
    { name: 'a list that a class keeps short', code: axios + `import { ArrayMaxSize } from 'class-validator'; class Body { @ArrayMaxSize(5) to: string[]; } ` + `export async function run(body: Body) { return Promise.all(body.to.map((each) => ${send})); }` },
    { name: 'a limiter', code: axios + limiter + fn(`return Promise.all(list.map((each) => limit(() => ${send})));`) },
    { name: 'a limiter that is waited for', code: axios + limiter + fn(`return Promise.all(list.map(async (each) => { await limit(() => ${send}); }));`) },
    { name: 'pMap with a limit', code: axios + `import pMap from 'p-map'; ` + fn(`return pMap(list, (each) => ${send}, { concurrency: 5 });`) },
    { name: 'a limiter in a function', code: axios + limiter + `const push = (each) => limit(() => ${send}); ` + fn(`return Promise.all(list.map((each) => push(each)));`) },
    { name: 'a semaphore', code: axios + `import { Sema } from 'async-sema'; const sema = new Sema(5); ` + fn(`return Promise.all(list.map(async (each) => { await sema.acquire(); try { await ${send}; } finally { sema.release(); } }));`) },
    { name: 'work in memory', code: fn(`return Promise.all(list.map(async (each) => each.name));`) },
    { name: 'a function that nobody sees', code: `import { send } from 'elsewhere'; ` + fn(`return Promise.all(list.map(send));`) },
    { name: 'what is pushed after it is waited for', code: axios + fn(`const all = []; for (const each of list) all.push(await ${send}); return Promise.all(all);`) },
    { name: 'queries, which no-n-plus-one reports', code: prisma + fn(`return Promise.all(list.map((each) => prisma.post.findMany({ where: { author: each } })));`) },
    { name: 'what Prisma merges', code: prisma + fn(`return Promise.all(list.map((id) => prisma.user.findUnique({ where: { id } })));`) },
    { name: 'one after the other', code: axios + fn(`for (const each of list) await ${send};`) },
    { name: 'elements that are words written out', code: axios + zod + `const body = z.object({ to: z.array(z.enum(['ams', 'fra', 'iad'])) }); ` + fn(`return Promise.all(list.map((each) => ${send}));`) + ` app.post('/', async (req, res) => { const { to } = body.parse(req.body); res.json(await run(to)); });`, options },
    { name: 'a list that the schema itself hands over', code: axios + zod + `const body = z.object({ to: z.array(z.string()).max(5).optional() }).superRefine(() => {}).transform(async ({ to = [] }) => Promise.all(to.filter(Boolean).map((each) => ${send}))); export const parse = (input) => body.parseAsync(input);`, options },
    { name: 'a list of a form that a schema keeps short', code: axios + `import { z } from 'zod'; import { parseWithZod } from '@conform-to/zod'; const schema = z.object({ to: z.array(z.string()).max(5) }); export async function action({ request }) { const submission = parseWithZod(await request.formData(), { schema }); return Promise.all(submission.value.to.map((each) => ${send})); }`, options },
    // Who does not ask for everything hears of what is proven to grow.
    { name: 'a list that nobody knows', code: axios + fn(`return Promise.all(list.map((each) => ${send}));`) },
    { name: 'a whole table that no handler is proven to read', code: axios + prisma + `export async function run() { const rows = await prisma.user.findMany(); await Promise.all(rows.map((each) => ${send})); }` },
    { name: 'what belongs to one user', code: axios + prisma + job(`const rows = await prisma.hook.findMany({ where: { userId: user.id } }); await Promise.all(rows.map((each) => ${send}));`) },
    { name: 'what belongs to one user, in SQL', code: axios + `import { Pool } from 'pg'; const pool = new Pool(); ` + job(`const { rows } = await pool.query('SELECT * FROM hooks WHERE user_id = $1', [user.id]); await Promise.all(rows.map((each) => ${send}));`) },
    { name: 'a page of a table', code: axios + prisma + job(`const rows = await prisma.user.findMany({ take: 100 }); await Promise.all(rows.map((each) => ${send}));`) },
    { name: 'a list in a column of one row', code: axios + prisma + job(`const row = await prisma.monitor.findFirst({ where: { id: 1 } }); await Promise.all(row.regions.map((each) => ${send}));`) },
    { name: 'files of a whole table', code: `import { unlink } from 'node:fs/promises'; ` + prisma + job(`const rows = await prisma.user.findMany(); await Promise.all(rows.map((each) => unlink(each.file)));`) },
    { name: 'entries of a cache for a whole table, over one connection', code: `import Redis from 'ioredis'; const redis = new Redis(); ` + prisma + job(`const rows = await prisma.user.findMany(); await Promise.all(rows.map(async (each) => { await redis.publish('users', each.id); }));`) },
    { name: 'a list whose length the handler looks at', code: axios + zod + `app.post('/', async (req, res) => { const { urls } = req.body; if (urls.length > 50) return res.status(400).end(); res.json(await Promise.all(urls.map((each) => ${send}))); });` },
    { name: 'what is uploaded, which is counted before', code: axios + zod + `app.post('/', async (req, res) => { res.json(await Promise.all(req.files.map((each) => ${send}))); });` },
    { name: 'a part of an object whose length is looked at', code: axios + fn(`if (list.items?.length > MAX) throw new Error('too many'); return Promise.all(list.items.map((each) => ${send}));`), options },
    { name: 'parts of a list, by whoever calls', code: axios + fn(`return Promise.all(list.map((each) => ${send}));`) + ` export async function all(urls) { for (let i = 0; i < urls.length; i += 50) await run(urls.slice(i, i + 50)); }`, options },
    { name: 'as many as are written down at most', code: axios + fn(`return Promise.all(Array(Math.min(list.count, 15)).fill(0).map((each) => ${send}));`), options },
    { name: 'a list in a column of one row, through a function', code: axios + prisma + `const load = async (id) => { const row = await prisma.monitor.findUnique({ where: { id } }); return row; }; export async function run(id) { const { regions } = await load(id); return Promise.all(regions.map((each) => ${send})); }`, options },
    { name: 'a list in an item of DynamoDB', code: axios + `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'; const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({})); export async function load(id) { const { Item } = await ddb.send(new GetCommand({ TableName: 'claims', Key: { id } })); return Item as Claim | undefined; } export async function run(id) { const claim = await load(id); return Promise.all(claim.documents.map((each) => ${send})); }`, options },
    { name: 'SQLite in the process', code: `import Database from 'better-sqlite3'; import { drizzle } from 'drizzle-orm/better-sqlite3'; const db = drizzle(new Database('app.db')); export async function run(list) { return Promise.all(list.map(async (each) => { await db.insert(rows).values({ each }); await db.update(rows).set({ each }); })); }`, options },
    { name: 'a script that is run by hand', code: `#!/usr/bin/env node\n${axios}` + fn(`return Promise.all(list.map((each) => ${send}));`) },
  ],
  invalid: [
    found('a whole table, in a job', axios + prisma + job(`const rows = await prisma.user.findMany(); void Promise.all(rows.map((each) => ${send}));`)),
    found('what is due of a whole table', axios + prisma + job(`const rows = await prisma.user.findMany({ where: { active: true, renewsAt: { lt: soon() } } }); void Promise.all(rows.filter(Boolean).map((each) => ${send}));`)),
    found('a whole table in SQL, by a timer', axios + `import mysql from 'mysql2/promise'; const db = mysql.createPool({}); async function tick() { const [rows] = await db.query('SELECT * FROM users WHERE renews_at < NOW()'); void Promise.all(rows.map((each) => ${send})); } setInterval(tick, 60000);`),
    found('a whole table, in a loop without end', axios + prisma + `async function work() { for (;;) { const rows = await prisma.feed.findMany({ where: { url: { not: null } } }); void Promise.allSettled(rows.map(async (each) => { await ${send}; })); await sleep(60000); } } void work();`),
    found('what a caller sends', axios + zod + `app.post('/', async (req, res) => { res.json(await Promise.all(req.body.urls.map((each) => ${send}))); });`),
    found('what a caller sends, taken apart', axios + zod + `app.get('/', async (req, res) => { const urls = req.query.urls.split(','); res.json(await Promise.all(urls.map((each) => ${send}))); });`),
    found('what a caller sends, through functions', axios + zod + fn(`void Promise.allSettled(list.map((each) => ${send}));`) + ` app.post('/', async (req, res) => { const { urls } = req.body; res.json(await run(urls)); });`),
    found('a whole table that a function gives', axios + prisma + zod + `const all = () => prisma.user.findMany(); app.post('/', async (req, res) => { const rows = await all(); void Promise.all(rows.map(async (each) => { await ${send}; })); res.end(); });`),
    {
      name: 'a request for each element says what to do',
      options,
      code: axios + fn(`return Promise.all(list.map((each) => ${send}));`),
      errors: [{
        messageId: 'atOnce',
        data: { call: 'Promise.all()', work: 'axios.post()', list: '`list`', concurrency: 10, limiter: '`p-limit`' },
        suggestions: [{ messageId: 'addLimit', output: axios + fn(`const results = []; ${push10}Promise.all(list.slice(i, i + 10).map((each) => ${send}))${pushed10} return results;`) }],
      }],
    },
    offers('allSettled', axios + fn(`return Promise.allSettled(list.map(async (each) => { await ${send}; }));`), axios + fn(`const results = []; ${push10}Promise.allSettled(list.slice(i, i + 10).map(async (each) => { await ${send}; }))${pushed10} return results;`)),
    offers('fetch', fn(`return Promise.all(list.map((each) => fetch('https://example.com/' + each)));`), fn(`const results = []; ${push10}Promise.all(list.slice(i, i + 10).map((each) => fetch('https://example.com/' + each)))${pushed10} return results;`)),
    offers('a function by its name', axios + `async function push(each) { await ${send}; } ` + fn(`return Promise.all(list.map(push));`), axios + `async function push(each) { await ${send}; } ` + fn(`const results = []; ${push10}Promise.all(list.slice(i, i + 10).map(push))${pushed10} return results;`)),
    offers('through a function', axios + `async function push(each) { await ${send}; } ` + fn(`await Promise.all(list.map((each) => push(each)));`), axios + `async function push(each) { await ${send}; } ` + fn(`${each10}await Promise.all(list.slice(i, i + 10).map((each) => push(each)));${end10}`)),
    offers('a constant', axios + fn(`const done = await Promise.all(list.map((each) => ${send})); return done.length;`), axios + fn(`const done = []; ${pushed('list', 'done')[0]}Promise.all(list.slice(i, i + 10).map((each) => ${send}))${pushed10} return done.length;`)),
    offers('a constant on lines of its own', axios + `export async function run(list) {\n  // All of them.\n  const done = await Promise.all(\n    list.map((each) => ${send}),\n  );\n  return done;\n}`, axios + `export async function run(list) {\n  // All of them.\n  const done = [];\n  for (let i = 0; i < list.length; i += 10) {\n    done.push(...(await Promise.all(\n    list.slice(i, i + 10).map((each) => ${send}),\n  )));\n  }\n  return done;\n}`),
    offers('a list that is made on the spot', axios + fn(`await Promise.all(list.filter(Boolean).map((each) => ${send}));`), axios + fn(`const all = list.filter(Boolean); for (let i = 0; i < all.length; i += 10) { await Promise.all(all.slice(i, i + 10).map((each) => ${send})); }`)),
    offers('a part of an object', axios + fn(`await Promise.all(list.items.map((each) => ${send}));`), axios + fn(`for (let i = 0; i < list.items.length; i += 10) { await Promise.all(list.items.slice(i, i + 10).map((each) => ${send})); }`)),
    reported('whose place in the list is asked for', axios + fn(`return Promise.all(list.map((each, index) => axios.post('https://push.example.com', { each, index })));`)),
    reported('the first that answers', axios + fn(`return Promise.race(list.map((each) => ${send}));`)),
    reported('whose emptiness is asked for', axios + fn(`if (list.length > 0) void Promise.all(list.map((each) => ${send}));`)),
    reported('where nothing can wait', axios + `export function run(list) { return Promise.all(list.map((each) => ${send})); }`),
    reported('of which a function inside asks later', axios + fn(`const done = await Promise.all(list.map((each) => ${send})); return () => done;`)),
    offers('p-limit of the file', axios + `import pLimit from 'p-limit'; ` + fn(`return Promise.all(list.map(async (each) => { await ${send}; }));`), axios + `import pLimit from 'p-limit'; ` + fn(`const limit = pLimit(10); return Promise.all(list.map((each) => limit(async () => { await ${send}; })));`)),
    offers('p-limit where nothing can wait', axios + `import pLimit from 'p-limit'; export function run(list) { return Promise.all(list.map((each, index) => axios.post('https://push.example.com', { each, index }))); }`, axios + `import pLimit from 'p-limit'; export function run(list) { const limit = pLimit(10); return Promise.all(list.map((each, index) => limit(() => axios.post('https://push.example.com', { each, index })))); }`),
    offers('p-limit, and a function by its name', axios + `import pLimit from 'p-limit'; const push = (each: string) => ${send}; ` + typed(`return Promise.all(list.map(push));`), axios + `import pLimit from 'p-limit'; const push = (each: string) => ${send}; ` + typed(`const limit = pLimit(10); return Promise.all(list.map((each2) => limit(() => push(each2))));`)),
    offers('p-limit, and a list that is filled', axios + `import pLimit from 'p-limit'; ` + fn(`const all = []; for (const each of list) all.push(${send}); await Promise.all(all);`), axios + `import pLimit from 'p-limit'; ` + fn(`const limit = pLimit(10); const all = []; for (const each of list) all.push(limit(() => ${send})); await Promise.all(all);`)),
    offers('a limiter of p-limit that is there', axios + `import pLimit from 'p-limit'; ` + fn(`const limit = pLimit(5); await limit(() => axios.get('https://push.example.com')); return Promise.all(list.map((each) => ${send}));`), axios + `import pLimit from 'p-limit'; ` + fn(`const limit = pLimit(5); await limit(() => axios.get('https://push.example.com')); return Promise.all(list.map((each) => limit(() => ${send})));`)),
    offers('a limiter of the project', axios + `import pLimit from 'p-limit'; export const mails = pLimit(4); ` + fn(`return Promise.all(list.map((each) => ${send}));`), axios + `import pLimit from 'p-limit'; export const mails = pLimit(4); ` + fn(`return Promise.all(list.map((each) => mails(() => ${send})));`)),
    offers('p-map of the file', axios + `import pMap from 'p-map'; ` + fn(`return Promise.all(list.map((each) => ${send}));`), axios + `import pMap from 'p-map'; ` + fn(`return pMap(list, (each) => ${send}, { concurrency: 10 });`)),
    {
      name: 'with what the policy says',
      options,
      code: axios + fn(`await Promise.all(list.map((each) => ${send}));`),
      output: axios + fn(`for (let i = 0; i < list.length; i += 4) { await Promise.all(list.slice(i, i + 4).map((each) => ${send})); }`),
      settings: { resilience: { policy: { concurrency: 4 } } },
      errors: [{ messageId: 'atOnce' }],
    },
    reported('a list by its name', axios + fn(`const all = list.map((each) => ${send}); return Promise.all(all);`)),
    reported('a list that is filled in a loop', axios + fn(`const all = []; for (const each of list) all.push(${send}); await Promise.all(all);`)),
    reported('filtered afterwards', axios + fn(`return Promise.all(list.map((each) => ${send}).filter(Boolean));`)),
    offers('pMap without a limit', axios + `import pMap from 'p-map'; ` + fn(`return pMap(list, (each) => ${send});`), axios + `import pMap from 'p-map'; ` + fn(`return pMap(list, (each) => ${send}, { concurrency: 10 });`)),
    offers('what is tried again', axios + `import pRetry from 'p-retry'; ` + fn(`await Promise.all(list.map((each) => pRetry(() => ${send})));`), axios + `import pRetry from 'p-retry'; ` + fn(`${each10}await Promise.all(list.slice(i, i + 10).map((each) => pRetry(() => ${send})));${end10}`)),
    reported('a piece of work for each element', axios + prisma + `async function bill(id) { const each = await prisma.user.findFirst({ where: { id } }); await ${send}; } ` + fn(`void Promise.all(list.map((id) => bill(id)));`)),
    reported('a list that a schema lets grow', axios + zod + `const body = z.object({ to: z.array(z.string()).max(5000) }); export async function run(list) { void Promise.all(list.map((each) => ${send})); } app.post('/', async (req, res) => { await run(body.parse(req.body).to); res.end(); });`),
    reported('a list that one of two callers keeps short', axios + zod + `const body = z.object({ to: z.array(z.string()).max(5) }); export async function run(list) { void Promise.all(list.map((each) => ${send})); } app.post('/', async (req, res) => { await run(body.parse(req.body).to); await run(req.body.all); res.end(); });`),
    reported('rows that a query brings along', axios + prisma + `export async function run(id) { const order = await prisma.order.findUnique({ where: { id }, include: { items: true } }); void Promise.all(order.items.map((each) => ${send})); }`),
    reported('a request beside a write, of which no-n-plus-one tells', axios + prisma + fn(`void Promise.all(list.map(async (each) => { const { data } = await axios.get('https://rates.example.com/' + each.id); await prisma.rate.update({ where: { id: each.id }, data: { price: data.price } }); }));`)),
    reported('a timer beside the work', axios + fn(`void Promise.all(list.map(async (each) => { const timer = setTimeout(() => console.warn('slow'), 1000); try { await ${send}; } finally { clearTimeout(timer); } }));`)),
    reported('files', `import { readFile } from 'node:fs/promises'; ` + fn(`void Promise.all(list.map((name) => readFile(name)));`)),
    reported('processes', `import { execa } from 'execa'; import { exec } from 'node:child_process'; ` + fn(`void Promise.all(list.map(async (name) => { exec('convert ' + name); }));`)),
  ],
};
