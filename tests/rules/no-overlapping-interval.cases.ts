import type rule from '../../src/rules/no-overlapping-interval.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ maxPeriodMs: 3_600_000, unknownPeriods: true, unproven: true }] as const;
const unproven = [{ maxPeriodMs: 600_000, unknownPeriods: false, unproven: true }] as const;

const job = 'await sync();';

/** What a suggestion makes of a job that may overlap. */
const repairs = (name: string, messageId: 'setOption' | 'useTimeout', code: string, output: string) => ({ name, code, options: [...unproven] as [typeof unproven[0]], errors: [{ messageId: 'overlaps' as const, suggestions: [{ messageId, output }] }] });

const reports = (name: string, code: string) => ({ name, code, options: [...unproven] as [typeof unproven[0]], errors: [{ messageId: 'overlaps' as const, suggestions: null }] });

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'what is as good twice, unless asked for', code: `import { Pool } from 'pg'; const pool = new Pool();\nsetInterval(async () => { await pool.query('DELETE FROM links WHERE expires_at < now()'); }, 30_000);` },
    { name: 'a gauge, unless asked for', code: `import { Pool } from 'pg'; const pool = new Pool();\nsetInterval(async () => { const { rows } = await pool.query('SELECT count(*) FROM jobs'); gauge.set(rows[0].count); }, 5000);` },
    { name: 'work that is out of sight, unless asked for', code: `setInterval(async () => { ${job} }, 5000);` },
    { name: 'a timer whose function waits for nothing', code: `setInterval(() => { console.log(stats); }, 1000); setInterval(async () => { count += 1; }, 1000);`, options: [...unproven] },
    { name: 'a function that sets the timer for its next run', code: `async function run() { try { ${job} } finally { setTimeout(run, 1000); } }\nsetTimeout(run, 1000);`, options: [...unproven] },
    { name: 'a flag that leaves out a turn', code: `let busy = false;\nsetInterval(async () => { if (busy) return; busy = true; try { ${job} } finally { busy = false; } }, 1000);`, options: [...unproven] },
    { name: 'a flag that holds the work', code: `let busy = false;\nsetInterval(async () => { if (!busy) { busy = true; ${job} busy = false; } }, 1000);`, options: [...unproven] },
    { name: 'a flag in a field of what it calls', code: `class Sync { busy = false; async run() { if (this.busy) return; this.busy = true; try { ${job} } finally { this.busy = false; } } start() { setInterval(() => this.run(), 1000); } }`, options: [...unproven] },
    { name: 'a lock', code: `import { Mutex } from 'async-mutex';\nconst mutex = new Mutex();\nsetInterval(async () => { await mutex.runExclusive(sync); }, 1000);`, options: [...unproven] },
    { name: 'a lock of the database', code: `setInterval(async () => { const { rows } = await db.query('select pg_try_advisory_lock(1)'); if (rows[0]) ${job} }, 1000);`, options: [...unproven] },
    { name: 'rows that are locked', code: `setInterval(async () => { await db.query('select * from jobs for update skip locked limit 1'); }, 1000);`, options: [...unproven] },
    { name: 'a job that takes a key of Redis', code: `setInterval(async () => { if (await redis.set('job', '1', 'EX', 60, 'NX')) ${job} }, 1000);`, options: [...unproven] },
    { name: 'a timer that stops itself while it works', code: `let timer = setInterval(tick, 1000);\nasync function tick() { clearInterval(timer); ${job} timer = setInterval(tick, 1000); }`, options: [...unproven] },
    { name: 'a job that runs each hour', code: `import cron from 'node-cron';\ncron.schedule('0 * * * *', async () => { ${job} });\nsetInterval(async () => { ${job} }, 60 * 60 * 1000);`, options: [...strict] },
    { name: 'a job that runs each half hour, by default', code: `import cron from 'node-cron';\ncron.schedule('*/30 * * * *', async () => { ${job} });`, options: [...unproven] },
    { name: 'a period that is not known, by default', code: `setInterval(async () => { ${job} }, Number(process.env.PERIOD));`, options: [...unproven] },
    { name: 'node-cron that keeps runs apart', code: `import cron from 'node-cron';\ncron.schedule('* * * * *', async () => { ${job} }, { noOverlap: true });`, options: [...unproven] },
    { name: 'options that are out of sight', code: `import cron from 'node-cron';\nimport { options } from './options';\ncron.schedule('* * * * *', async () => { ${job} }, options);`, options: [...unproven] },
    { name: 'croner that keeps runs apart', code: `import { Cron } from 'croner';\nnew Cron('* * * * *', { protect: true }, async () => { ${job} });`, options: [...unproven] },
    { name: 'cron that keeps runs apart', code: `import { CronJob } from 'cron';\nCronJob.from({ cronTime: '* * * * *', onTick: async () => { ${job} }, waitForCompletion: true });`, options: [...unproven] },
    { name: 'a decorator that keeps runs apart', code: `import { Cron } from '@nestjs/schedule';\nclass Jobs { @Cron('* * * * *', { waitForCompletion: true }) async run() { ${job} } }`, options: [...unproven] },
    { name: 'a function of the file with the name of the timer', code: `function setInterval(run, ms) { run(); }\nsetInterval(async () => { ${job} }, 1000);`, options: [...unproven] },
    { name: 'a scheduler of something else', code: `import cron from './cron';\ncron.schedule('* * * * *', async () => { ${job} });`, options: [...unproven] },
    { name: 'client code', code: `'use client';\nsetInterval(async () => { ${job} }, 1000);`, options: [...unproven] },
    { name: 'a script', code: `#!/usr/bin/env node\nsetInterval(async () => { ${job} }, 1000);`, options: [...unproven] },
  ],
  invalid: [
    { ...repairs('a mail that goes out twice', 'useTimeout', `import nodemailer from 'nodemailer'; const mailer = nodemailer.createTransport({});\nsetInterval(async () => { await mailer.sendMail({ to: 'a@b.c' }); }, 5000);`, `import nodemailer from 'nodemailer'; const mailer = nodemailer.createTransport({});\nsetTimeout(async function run() { try { await mailer.sendMail({ to: 'a@b.c' }); } finally { setTimeout(run, 5000); } }, 5000);`), options: [{ maxPeriodMs: 600_000, unknownPeriods: false, unproven: false }] },
    { name: 'a row that is written twice, by a function', code: `import { Pool } from 'pg'; const pool = new Pool(); async function bill() { const { rows } = await pool.query('SELECT id FROM subscriptions'); for (const row of rows) await pool.query('INSERT INTO invoices (id) VALUES ($1)', [row.id]); }\nsetInterval(() => { bill().catch(console.error); }, 5000);`, errors: [{ messageId: 'overlaps', suggestions: null }] },
    repairs('a name with a lock in it that is none', 'useTimeout', `setInterval(async () => { stats.BlockIO.split(' '); clock.now(); ${job} }, 5000);`, `setTimeout(async function run() { try { stats.BlockIO.split(' '); clock.now(); ${job} } finally { setTimeout(run, 5000); } }, 5000);`),
    repairs('what keeps one record apart keeps no runs apart', 'useTimeout', `const running = new Set();\nasync function one(id) { if (running.has(id)) return; running.add(id); await write(id); running.delete(id); }\nsetInterval(async () => { for (const id of await load()) await one(id); ${job} }, 5000);`, `const running = new Set();\nasync function one(id) { if (running.has(id)) return; running.add(id); await write(id); running.delete(id); }\nsetTimeout(async function run() { try { for (const id of await load()) await one(id); ${job} } finally { setTimeout(run, 5000); } }, 5000);`),
    repairs('a timer that waits for a statement of postgres.js', 'useTimeout', 'setInterval(async () => { await sql`update users set seen = now()`; }, 5000);', 'setTimeout(async function run() { try { await sql`update users set seen = now()`; } finally { setTimeout(run, 5000); } }, 5000);'),
    repairs('a timer', 'useTimeout', `setInterval(async () => { ${job} }, 5000);`, `setTimeout(async function run() { try { ${job} } finally { setTimeout(run, 5000); } }, 5000);`),
    repairs('a timer in lines', 'useTimeout', `setInterval(async () => {\n  // all of them\n  ${job}\n}, 60 * 1000);`, `setTimeout(async function run() {\n  try {\n    // all of them\n    ${job}\n  } finally {\n    setTimeout(run, 60 * 1000);\n  }\n}, 60 * 1000);`),
    repairs('a timer with a method that takes time', 'useTimeout', `class Sync { async run() { ${job} } }\nconst service = new Sync();\nsetInterval(() => service.run(), 60_000);`, `class Sync { async run() { ${job} } }\nconst service = new Sync();\nsetTimeout(async function run() { try { await service.run(); } finally { setTimeout(run, 60_000); } }, 60_000);`.replaceAll('function run()', 'function runAgain()').replaceAll('setTimeout(run,', 'setTimeout(runAgain,')),
    repairs('a timer with a constant', 'useTimeout', `const PERIOD = 30_000;\nsetInterval(async () => { ${job} }, PERIOD);`, `const PERIOD = 30_000;\nsetTimeout(async function run() { try { ${job} } finally { setTimeout(run, PERIOD); } }, PERIOD);`),
    repairs('node-cron', 'setOption', `import cron from 'node-cron';\ncron.schedule('*/5 * * * * *', async () => { ${job} });`, `import cron from 'node-cron';\ncron.schedule('*/5 * * * * *', async () => { ${job} }, { noOverlap: true });`),
    repairs('node-cron with options', 'setOption', `import { schedule } from 'node-cron';\nschedule('* * * * *', async () => { ${job} }, { timezone: 'UTC' });`, `import { schedule } from 'node-cron';\nschedule('* * * * *', async () => { ${job} }, { timezone: 'UTC', noOverlap: true });`),
    repairs('croner', 'setOption', `import { Cron } from 'croner';\nnew Cron('* * * * *', async () => { ${job} });`, `import { Cron } from 'croner';\nnew Cron('* * * * *', { protect: true }, async () => { ${job} });`),
    repairs('cron by its options', 'setOption', `import { CronJob } from 'cron';\nCronJob.from({ cronTime: '* * * * *', onTick: async () => { ${job} }, start: true });`, `import { CronJob } from 'cron';\nCronJob.from({ cronTime: '* * * * *', onTick: async () => { ${job} }, start: true, waitForCompletion: true });`),
    reports('cron by its arguments', `const { CronJob } = require('cron');\nnew CronJob('0 * * * * *', async () => { ${job} }, null, true);`),
    reports('node-schedule', `import schedule from 'node-schedule';\nschedule.scheduleJob('*/2 * * * *', async () => { ${job} });`),
    repairs('a decorator', 'setOption', `import { Cron, CronExpression } from '@nestjs/schedule';\nclass Jobs { @Cron(CronExpression.EVERY_10_SECONDS) async run() { ${job} } }`, `import { Cron, CronExpression } from '@nestjs/schedule';\nclass Jobs { @Cron(CronExpression.EVERY_10_SECONDS, { waitForCompletion: true }) async run() { ${job} } }`),
    reports('a decorator of a timer', `import { Interval } from '@nestjs/schedule';\nclass Jobs { @Interval('sync', 10_000) async run() { ${job} } }`),
    reports('a timer that somebody holds', `const timer = setInterval(async () => { ${job} }, 5000);\nstop(() => clearInterval(timer));`),
    reports('a function by its name', `async function sync() { await fetchAll(); }\nsetInterval(sync, 5000);`),
    reports('a function that starts work and handles its errors', `async function sync() { await fetchAll(); }\nsetInterval(() => { sync().catch(console.error); }, 5000);`),
    reports('a field that this means', `class Sync { start() { setInterval(async () => { await this.run(); }, 5000); } }`),
    { ...reports('a period that is not known', `setInterval(async () => { ${job} }, load());`), options: [...strict] },
    { ...repairs('a job that runs each half hour', 'setOption', `import cron from 'node-cron';\ncron.schedule('*/30 * * * *', async () => { ${job} });`, `import cron from 'node-cron';\ncron.schedule('*/30 * * * *', async () => { ${job} }, { noOverlap: true });`), options: [...strict] },
  ],
};
