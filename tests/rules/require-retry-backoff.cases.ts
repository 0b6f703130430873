import type rule from '../../src/rules/require-retry-backoff.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ constant: true, jitter: true }] as const;
const inside = (body: string): string => `async function run(id) { ${body} }`;
const wait = (ms: string): string => `await new Promise((resolve) => setTimeout(resolve, ${ms} * (0.5 + Math.random() / 2)));`;

/** A hand-written retry that does not wait, and what is offered. */
const offers = (name: string, code: string, output: string) => ({ name, code, errors: [{ messageId: 'noPause', suggestions: [{ messageId: 'addPause', output }] }] }) as const;

/** One that has no repair. */
const finds = (name: string, code: string) => ({ name, code, errors: [{ messageId: 'noPause' }] }) as const;

/** A library, and what plain `--fix` does. */
const sets = (name: string, code: string, output: string) => ({ name, code, output, errors: [{ messageId: 'noPauseLibrary' }] }) as const;

/** Under strict, a wait without chance, and what is offered. */
const spreads = (name: string, code: string, output: string) => ({ name, code, options: [...strict], errors: [{ messageId: 'noJitter', suggestions: [{ messageId: 'addJitter', output }] }] }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a growing wait with jitter', code: inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch { await sleep(2 ** i * 100 * Math.random()); } }'), options: [...strict] },
    { name: 'a growing wait, unless asked for', code: inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch { await sleep(2 ** i * 100); } }') },
    { name: 'a constant wait, unless asked for', code: inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch { await sleep(500); } }') },
    { name: 'a wait before the next attempt', code: inside('for (let i = 0; i < 3; i++) { if (i > 0) await sleep(100); try { return await load(id); } catch {} }') },
    { name: 'a wait out of sight', code: inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch (err) { await this.backoff(err); } }') },
    { name: 'what the other side says', code: inside(`for (let i = 0; i < 3; i++) { try { return await load(id); } catch (err) { await sleep(err.retryAfter * 1000); } }`), options: [...strict] },
    { name: 'a new token first', code: `async function run(id, again = true) { const res = await fetch(id); if (res.status === 401 && again) { await login(); return run(id, false); } return res; }` },
    { name: 'a name that is taken', code: inside(`for (let i = 0; i < 3; i++) { try { return await save(random()); } catch (err) { if (err.code !== '23505') throw err; } }`) },
    { name: 'a transaction that was overtaken', code: inside(`for (let i = 0; i < 3; i++) { try { return await save(id); } catch (err) { if (err.code !== 'P2034') throw err; } }`) },
    { name: 'the next of a list', code: inside('for (const url of urls) { try { return await fetch(url); } catch {} }') },
    { name: 'a list of work', code: inside('for (let i = 0; i < items.length; i++) { try { await send(items[i]); } catch {} }') },
    { name: 'a consumer', code: inside('while (!stopped) { try { await handle(await take()); } catch (err) { console.error(err); } }') },
    { name: 'a retry without end is told so', code: inside('while (true) { try { return await load(id); } catch {} }') },
    { name: 'a call of a helper, which is judged where it is', code: `async function withRetry(fn) { for (let i = 0; i < 3; i++) { try { return await fn(); } catch { await sleep(100); } } } withRetry(() => load());` },
    { name: 'axios-retry with a delay', code: `import axios from 'axios'; import axiosRetry from 'axios-retry'; axiosRetry(axios, { retryDelay: axiosRetry.exponentialDelay });`, options: [...strict] },
    { name: 'axios-retry with options out of sight', code: `import axiosRetry from 'axios-retry'; axiosRetry(client, options);` },
    { name: 'p-retry by itself', code: `import pRetry from 'p-retry'; pRetry(load, { retries: 3 });` },
    { name: 'ofetch by itself', code: `import { ofetch } from 'ofetch'; ofetch(url);` },
    { name: 'ofetch that does not', code: `import { ofetch } from 'ofetch'; ofetch(url, { retry: 0 });` },
    { name: 'BullMQ with a fixed wait, which nobody waits for', code: `import { Queue } from 'bullmq'; const queue = new Queue('mail'); queue.add('send', data, { attempts: 5, backoff: 1000 });`, options: [...strict] },
    { name: 'BullMQ with a wait of the queue', code: `import { Queue } from 'bullmq'; const queue = new Queue('mail', { defaultJobOptions: { backoff: { type: 'exponential', delay: 500 } } }); queue.add('send', data, { attempts: 5 });` },
    { name: 'client code', code: `'use client'; ${inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch {} }')}` },
    { name: 'a script', code: `#!/usr/bin/env node\n${inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch {} }')}` },
  ],
  invalid: [
    offers('a loop that counts from 0', inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch (err) { last = err; } } throw last;'),
      inside(`for (let i = 0; i < 3; i++) { if (i > 0) ${wait('100 * 2 ** i')} try { return await load(id); } catch (err) { last = err; } } throw last;`)),
    offers('a loop that counts from 1', inside('for (let attempt = 1; attempt <= 3; attempt += 1) { try { return await load(id); } catch (err) { if (attempt === 3) throw err; } }'),
      inside(`for (let attempt = 1; attempt <= 3; attempt += 1) { if (attempt > 1) ${wait('100 * 2 ** (attempt - 1)')} try { return await load(id); } catch (err) { if (attempt === 3) throw err; } }`)),
    offers('a count in the catch', 'async function run(id) {\n  let attempts = 0;\n  while (attempts < 3) {\n    try {\n      return await load(id);\n    } catch (err) {\n      attempts++;\n      if (attempts === 3) throw err;\n    }\n  }\n}',
      `async function run(id) {\n  let attempts = 0;\n  while (attempts < 3) {\n    try {\n      return await load(id);\n    } catch (err) {\n      attempts++;\n      if (attempts === 3) throw err;\n      ${wait('100 * 2 ** attempts')}\n    }\n  }\n}`),
    offers('a count of what is left', inside('while (left-- > 0) { try { return await load(id); } catch {} }'), inside(`while (left-- > 0) { try { return await load(id); } catch { ${wait('1000')} } }`)),
    offers('continue', inside('let n = 0; while (n < 3) { try { return await load(id); } catch (err) { n++; continue; } }'),
      inside(`let n = 0; while (n < 3) { try { return await load(id); } catch (err) { n++; ${wait('100 * 2 ** n')} continue; } }`)),
    offers('a status', inside('for (let i = 0; i < 3; i++) { const res = await fetch(id); if (res.ok) return res; }'),
      inside(`for (let i = 0; i < 3; i++) { if (i > 0) ${wait('100 * 2 ** i')} const res = await fetch(id); if (res.ok) return res; }`)),
    offers('a function that calls itself', 'async function run(id, attempt = 1) { try { return await load(id); } catch (err) { if (attempt > 3) throw err; return run(id, attempt + 1); } }',
      `async function run(id, attempt = 1) { try { return await load(id); } catch (err) { if (attempt > 3) throw err; ${wait('100 * 2 ** attempt')} return run(id, attempt + 1); } }`),
    offers('a function that counts what is left', 'async function run(id, left) { try { return await load(id); } catch (err) { if (left === 0) throw err; return run(id, left - 1); } }',
      `async function run(id, left) { try { return await load(id); } catch (err) { if (left === 0) throw err; ${wait('1000')} return run(id, left - 1); } }`),
    offers('a chain', 'const run = (id, n) => load(id).catch((err) => { if (n === 0) throw err; return run(id, n - 1); });'.replace('(err) => {', 'async (err) => {'),
      `const run = (id, n) => load(id).catch(async (err) => { if (n === 0) throw err; ${wait('1000')} return run(id, n - 1); });`),
    offers('a status by recursion', 'async function run(id, n = 1) { const res = await fetch(id); if (res.status >= 500 && n < 3) { console.log(n); return run(id, n + 1); } return res.json(); }',
      `async function run(id, n = 1) { const res = await fetch(id); if (res.status >= 500 && n < 3) { console.log(n); ${wait('100 * 2 ** n')} return run(id, n + 1); } return res.json(); }`),
    finds('a helper, where it is defined', 'const withRetry = (fn, n = 3) => fn().catch((err) => { if (n === 0) throw err; return withRetry(fn, n - 1); }); withRetry(load);'),

    sets('axios-retry by itself', `import axios from 'axios'; import axiosRetry from 'axios-retry'; axiosRetry(axios);`, `import axios from 'axios'; import axiosRetry from 'axios-retry'; axiosRetry(axios, { retryDelay: axiosRetry.exponentialDelay });`),
    sets('axios-retry with a number', `import axios from 'axios'; import axiosRetry from 'axios-retry'; const api = axios.create(); axiosRetry(api, { retries: 5 });`,
      `import axios from 'axios'; import axiosRetry from 'axios-retry'; const api = axios.create(); axiosRetry(api, { retries: 5, retryDelay: axiosRetry.exponentialDelay });`),
    sets('axios-retry, required by another name', `const retry = require('axios-retry'); retry(client, { retries: 3 });`, `const retry = require('axios-retry'); retry(client, { retries: 3, retryDelay: retry.exponentialDelay });`),
    sets('cockatiel', `import { retry, handleAll } from 'cockatiel'; const policy = retry(handleAll, { maxAttempts: 3 });`,
      `import { retry, handleAll } from 'cockatiel';\nimport { ExponentialBackoff } from 'cockatiel'; const policy = retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff() });`),
    sets('ofetch at the call', `import { ofetch } from 'ofetch'; ofetch(url, { retry: 5 });`, `import { ofetch } from 'ofetch'; ofetch(url, { retry: 5, retryDelay: () => 500 + Math.random() * 1000 });`),
    sets('async', `import async from 'async'; async.retry({ times: 3 }, load);`, `import async from 'async'; async.retry({ times: 3, interval: (retry) => 100 * 2 ** retry * (0.5 + Math.random() / 2) }, load);`),
    sets('async with a number', `import async from 'async'; async.retry(3, load);`, `import async from 'async'; async.retry({ times: 3, interval: (retry) => 100 * 2 ** retry * (0.5 + Math.random() / 2) }, load);`),
    sets('BullMQ', `import { Queue } from 'bullmq'; const queue = new Queue('mail'); queue.add('send', data, { attempts: 5 });`,
      `import { Queue } from 'bullmq'; const queue = new Queue('mail'); queue.add('send', data, { attempts: 5, backoff: { type: 'exponential', delay: 1000 } });`),
    { ...sets('a queue, not each of its jobs', `import { Queue } from 'bullmq'; const queue = new Queue('mail', { defaultJobOptions: { attempts: 3 } }); queue.add('send', data); queue.add('send', other, { delay: 5 });`,
      `import { Queue } from 'bullmq'; const queue = new Queue('mail', { defaultJobOptions: { attempts: 3, backoff: { type: 'exponential', delay: 1000 } } }); queue.add('send', data); queue.add('send', other, { delay: 5 });`) },
    { ...sets('BullMQ for all jobs', `import { Queue } from 'bullmq'; const queue = new Queue('mail', { defaultJobOptions: { attempts: 3 } });`,
      `import { Queue } from 'bullmq'; const queue = new Queue('mail', { defaultJobOptions: { attempts: 3, backoff: { type: 'exponential', delay: 1000 } } });`) },
    { name: 'superagent, which has no such option', code: `import superagent from 'superagent'; superagent.get(url).retry(3);`, errors: [{ messageId: 'noPauseLibrary' }] },

    spreads('a constant wait', inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch { await sleep(500); } }'), inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch { await sleep(500 * (0.5 + Math.random() / 2)); } }')),
    spreads('a growing wait', inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch { await new Promise((r) => setTimeout(r, 2 ** i * 100)); } }'),
      inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch { await new Promise((r) => setTimeout(r, (2 ** i * 100) * (0.5 + Math.random() / 2))); } }')),
    { name: 'p-retry without its jitter', code: `import pRetry from 'p-retry'; pRetry(load, { retries: 3 });`, output: `import pRetry from 'p-retry'; pRetry(load, { retries: 3, randomize: true });`, options: [...strict], errors: [{ messageId: 'noJitter' }] },
    { name: 'axios-retry with a wait of its own', code: `import axiosRetry from 'axios-retry'; axiosRetry(client, { retryDelay: (n) => n * 1000 });`, options: [...strict], errors: [{ messageId: 'noJitter' }] },
    { name: 'ofetch with a constant wait', code: `import { ofetch } from 'ofetch'; const api = ofetch.create({ retry: 2, retryDelay: 500 });`, options: [...strict], errors: [{ messageId: 'noJitter' }] },
  ],
};
