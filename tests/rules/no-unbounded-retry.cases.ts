import type rule from '../../src/rules/no-unbounded-retry.js';
import type { CasesOf } from '../support/rule-tester.js';

const redis = `import Redis from 'ioredis'; const redis = new Redis(); `;
const strict = [{ background: true }] as const;
const policy = { resilience: { policy: { retries: 5 } } };
const inside = (body: string): string => `async function run(id) { ${body} }`;

const wait = (counter: string): string => `await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** ${counter} * (0.5 + Math.random() / 2)));`;
const spread = '(0.5 + Math.random() / 2)';

type MessageId = 'endlessLoop' | 'endlessRecursion' | 'endlessLibrary';

/** A hand-written retry, and what is offered. */
const offers = (name: string, messageId: MessageId, code: string, output: string) =>
  ({ name, code, errors: [{ messageId, suggestions: [{ messageId: 'addLimit', output }] }] }) as const;

/** One that has no repair. */
const finds = (name: string, messageId: MessageId, code: string) => ({ name, code, errors: [{ messageId }] }) as const;

/** A library told so, and what `--fix` does once the policy says how often. */
const limits = (name: string, code: string, output: string) => ({ name, code, output, settings: policy, errors: [{ messageId: 'endlessLibrary' }] }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a counter in the head', code: inside('for (let i = 0; i < 3; i++) { try { return await load(id); } catch {} }') },
    { name: 'a counter in the catch', code: inside('let n = 0; while (true) { try { return await load(id); } catch (err) { if (++n >= 3) throw err; } }') },
    { name: 'a number from elsewhere', code: inside('for (let i = 0; i < options.retries; i++) { try { return await load(id); } catch {} }') },
    { name: 'a clock', code: inside('const end = Date.now() + 5000; while (Date.now() < end) { try { return await load(id); } catch {} }') },
    { name: 'a flag that others set', code: inside('while (!this.closed) { try { return await load(id); } catch {} }') },
    { name: 'a signal that others hold', code: inside('while (true) { try { return await load(id); } catch { await sleep(100, undefined, { signal }); } }') },
    { name: 'a wait out of sight may end it', code: inside('for (;;) { try { return await load(id); } catch { await policy.pause(); } }') },
    { name: 'a lock that is waited for so often', code: redis + inside(`for (let i = 0; i < 50; i++) { if (await redis.set(id, '1', 'PX', 5000, 'NX')) return; await sleep(50); }`) },
    { name: 'a lock that is waited for so long', code: redis + inside(`const end = Date.now() + 5000; while (!(await redis.setnx(id, '1'))) { if (Date.now() > end) throw new Error('locked'); await sleep(50); }`) },
    { name: 'a poller that asks for a key', code: redis + inside(`while (!(await redis.get(id))) await sleep(50);`) },
    { name: 'a poller that takes from a list', code: redis + inside(`while (true) { const job = await redis.rpop(id); if (job) return job; await sleep(50); }`) },
    { name: 'a lock that is waited for until a signal', code: redis + `async function run(id, signal) { while (!signal.aborted) { if (await redis.setnx(id, '1')) return; await sleep(50); } }` },
    { name: 'retry of rxjs with a count', code: `import { retry } from 'rxjs'; export const load = (http) => http.get(url).pipe(retry(3));` },
    { name: 'a consumer', code: inside('for (;;) { try { await handle(await queue.take()); } catch (err) { console.error(err); } }') },
    { name: 'a consumer that reads a socket until it closes', code: inside('for (;;) { try { const m = await read(); if (m === null) return; await handle(m); } catch (err) { console.error(err); } }') },
    { name: 'a poller', code: inside(`for (;;) { const job = await get(id); if (job.state === 'done') return job; await sleep(1000); }`) },
    { name: 'a status in the head, and a count', code: inside('let res; let n = 0; do { res = await fetch(id); n += 1; } while (!res.ok && n < 3);') },
    { name: 'a poller that is told to wait', code: inside('let res = await fetch(id); while (res.status === 202) { await sleep(100); res = await fetch(id); }') },
    { name: 'a pager', code: inside('for (;;) { const page = await list(cursor); if (page.length === 0) return; cursor = page.at(-1).id; }') },
    { name: 'a worker that starts itself again', code: 'async function work() { try { await step(); } catch (err) { console.error(err); } setTimeout(work, 1000); }' },
    { name: 'a name that is taken', code: inside(`for (;;) { try { return await save(random()); } catch (err) { if (err.code !== 'P2002') throw err; } }`) },
    { name: 'a recursion that counts', code: 'async function run(id, n = 3) { try { return await load(id); } catch (err) { if (n === 0) throw err; return run(id, n - 1); } }' },
    { name: 'a connection that a timer makes again, unless asked for', code: 'function connect() { client.connect().catch(() => setTimeout(connect, 5000)); }' },
    { name: 'p-retry by itself', code: `import pRetry from 'p-retry'; pRetry(() => fetch(url));` },
    { name: 'p-retry without end but for a time', code: `import pRetry from 'p-retry'; pRetry(() => fetch(url), { retries: Infinity, maxRetryTime: 60000 });` },
    { name: 'p-retry with options out of sight', code: `import pRetry from 'p-retry'; pRetry(() => fetch(url), options);` },
    { name: 'something else of that name', code: `import { pRetry } from './mine.js'; pRetry(() => fetch(url), { retries: Infinity });` },
    { name: 'a connection that a worker of BullMQ must keep', code: `import IORedis from 'ioredis'; new IORedis({ maxRetriesPerRequest: null });` },
    { name: 'client code', code: `'use client'; ${inside('for (;;) { try { return await load(id); } catch {} }')}` },
    { name: 'a script', code: `#!/usr/bin/env node\n${inside('for (;;) { try { return await load(id); } catch {} }')}` },
  ],
  invalid: [
    finds('a lock in the head of a loop', 'endlessLoop', redis + inside(`while (!(await redis.setnx(id, '1'))) { await new Promise((resolve) => setTimeout(resolve, 50)); }`)),
    finds('a lock that is asked for by its name', 'endlessLoop', redis + inside(`while (true) { const ok = await redis.set(id, '1', 'PX', 5000, 'NX'); if (ok === 'OK') return; await sleep(50); }`)),
    finds('a lock that is compared', 'endlessLoop', redis + inside(`for (;;) { if ((await redis.set(id, '1', 'EX', 5, 'NX')) !== null) break; await sleep(50); }`)),
    { name: 'retry of rxjs without a count', code: `import { retry } from 'rxjs'; export const load = (http) => http.get(url).pipe(retry());`, output: `import { retry } from 'rxjs';\nimport { timer } from 'rxjs'; export const load = (http) => http.get(url).pipe(retry({ count: 5, delay: (_error, attempt) => timer(100 * 2 ** attempt * (0.5 + Math.random() / 2)) }));`, settings: policy, errors: [{ messageId: 'endlessLibrary' }] },
    offers('while (true)', 'endlessLoop', inside('while (true) { try { return await load(id); } catch (err) { await sleep(100); } }'),
      inside(`for (let attempt = 1; ; attempt += 1) { try { return await load(id); } catch (err) { if (attempt > 3) throw err; await sleep(100 * ${spread}); } }`)),
    offers('for (;;), and a catch that takes nothing', 'endlessLoop', inside('for (;;) { try { return await load(id); } catch {} }'),
      inside(`for (let attempt = 1; ; attempt += 1) { try { return await load(id); } catch (err) { if (attempt > 3) throw err; ${wait('attempt')} } }`)),
    offers('a flag of its own', 'endlessLoop', inside('let done = false; while (!done) { try { await load(id); done = true; } catch (err) { console.error(err); } }'),
      inside(`let done = false; for (let attempt = 1; !done; attempt += 1) { try { await load(id); done = true; } catch (err) { if (attempt > 3) throw err; console.error(err); ${wait('attempt')} } }`)),
    offers('a name that is taken', 'endlessLoop', inside('const attempt = 1; while (true) { try { return await load(id); } catch (err) { use(attempt); } }'),
      inside(`const attempt = 1; for (let attempts = 1; ; attempts += 1) { try { return await load(id); } catch (err) { if (attempts > 3) throw err; use(attempt); ${wait('attempts')} } }`)),
    offers('do while', 'endlessLoop', 'async function run(id) {\n  do {\n    try {\n      return await load(id);\n    } catch (err) {\n      console.error(err);\n    }\n  } while (true);\n}',
      `async function run(id) {\n  let attempt = 0;\n  do {\n    try {\n      return await load(id);\n    } catch (err) {\n      attempt += 1;\n      if (attempt > 3) throw err;\n      console.error(err);\n      ${wait('attempt')}\n    }\n  } while (true);\n}`),
    offers('it counts, and nothing asks', 'endlessLoop', inside('let n = 0; for (;;) { try { return await load(id); } catch (err) { n++; await sleep(n * 100); } }'),
      inside(`let n = 0; for (let attempt = 1; ; attempt += 1) { try { return await load(id); } catch (err) { if (attempt > 3) throw err; n++; await sleep((n * 100) * ${spread}); } }`)),
    offers('Infinity in the head', 'endlessLoop', inside('for (let i = 0; i < Infinity; i++) { try { return await load(id); } catch (err) { await sleep(i); } }'),
      inside('let attempt = 0; for (let i = 0; i < Infinity; i++) { try { return await load(id); } catch (err) { attempt += 1; if (attempt > 3) throw err; await sleep(i * (0.5 + Math.random() / 2)); } }').replace('let attempt = 0; ', 'let attempt = 0;\n')),
    offers('only some failures', 'endlessLoop', inside('for (;;) { try { return await load(id); } catch (err) { if (!isTransient(err)) throw err; } }'),
      inside(`for (let attempt = 1; ; attempt += 1) { try { return await load(id); } catch (err) { if (attempt > 3) throw err; if (!isTransient(err)) throw err; ${wait('attempt')} } }`)),
    finds('a status, which nothing throws', 'endlessLoop', inside('for (;;) { const res = await fetch(id); if (res.ok) return res; await sleep(100); }')),
    finds('a status in the head, behind the body', 'endlessLoop', inside('let res; do { res = await fetch(id); await sleep(100); } while (!res.ok);')),
    finds('a status in the head, before the body', 'endlessLoop', inside('let res = await fetch(id); while (res.status >= 500) { await sleep(100); res = await fetch(id); }')),
    finds('a catch that takes the error apart', 'endlessLoop', inside('for (;;) { try { return await load(id); } catch ({ message }) { console.error(message); } }')),
    offers('a function that calls itself', 'endlessRecursion', 'async function run(id) { try { return await load(id); } catch (err) { return run(id); } }',
      `async function run(id, attempt = 1) { try { return await load(id); } catch (err) { if (attempt > 3) throw err; ${wait('attempt')} return run(id, attempt + 1); } }`),
    offers('a function without parameters', 'endlessRecursion', 'const run = async () => { try { return await load(); } catch { await sleep(10); return run(); } };',
      `const run = async (attempt = 1) => { try { return await load(); } catch (err) { if (attempt > 3) throw err; await sleep(10 * ${spread}); return run(attempt + 1); } };`),
    offers('a method', 'endlessRecursion', 'class Rates { async load() { try { return await this.api.get(); } catch (err) { return this.load(); } } }',
      `class Rates { async load(attempt = 1) { try { return await this.api.get(); } catch (err) { if (attempt > 3) throw err; ${wait('attempt')} return this.load(attempt + 1); } } }`),
    offers('a chain', 'endlessRecursion', 'function run(id) { return load(id).catch(() => run(id)); }',
      `function run(id, attempt = 1) { return load(id).catch(async (err) => { if (attempt > 3) throw err; ${wait('attempt')} return run(id, attempt + 1); }); }`),
    offers('a status', 'endlessRecursion', 'async function run(id) { const res = await fetch(id); if (!res.ok) { return run(id); } return res.json(); }',
      `async function run(id, attempt = 1) { const res = await fetch(id); if (!res.ok) { if (attempt > 3) throw new Error('No success in 4 attempts'); ${wait('attempt')} return run(id, attempt + 1); } return res.json(); }`),
    finds('a function that is handed on', 'endlessRecursion', 'async function run(id) { try { return await load(id); } catch (err) { return run(id); } } ids.map(run);'),
    finds('a counter that is not handed on', 'endlessRecursion', 'async function run(id, n) { try { return await load(id); } catch (err) { return run(id); } }'),
    { ...finds('a connection that a timer makes again', 'endlessRecursion', 'function connect() { client.connect().catch(() => setTimeout(connect, 5000)); }'), options: [...strict] },
    finds('a timer that waits for nothing', 'endlessRecursion', 'function connect() { client.connect().catch(() => setTimeout(connect, 0)); }'),

    limits('p-retry', `import pRetry from 'p-retry'; pRetry(() => fetch(url), { retries: Infinity });`, `import pRetry from 'p-retry'; pRetry(() => fetch(url), { retries: 5, randomize: true });`),
    limits('p-retry forever', `import pRetry from 'p-retry'; pRetry(() => fetch(url), { forever: true, minTimeout: 100 });`, `import pRetry from 'p-retry'; pRetry(() => fetch(url), { retries: 5, randomize: true, minTimeout: 100 });`),
    limits('p-retry forever beside a number', `import pRetry from 'p-retry'; pRetry(() => fetch(url), { retries: 3, forever: true });`, `import pRetry from 'p-retry'; pRetry(() => fetch(url), { retries: 3, randomize: true });`),
    limits('async-retry, required', `const retry = require('async-retry'); retry(load, { forever: true });`, `const retry = require('async-retry'); retry(load, { retries: 5 });`),
    limits('cockatiel by default', `import { retry, handleAll, ExponentialBackoff } from 'cockatiel'; const policy = retry(handleAll, { backoff: new ExponentialBackoff() });`,
      `import { retry, handleAll, ExponentialBackoff } from 'cockatiel'; const policy = retry(handleAll, { backoff: new ExponentialBackoff(), maxAttempts: 5 });`),
    limits('exponential-backoff, which counts the first', `import { backOff } from 'exponential-backoff'; backOff(load, { numOfAttempts: Number.POSITIVE_INFINITY });`, `import { backOff } from 'exponential-backoff'; backOff(load, { numOfAttempts: 6, jitter: 'full' });`),
    limits('ky', `import ky from 'ky'; ky('https://a.example', { retry: { limit: Infinity } });`, `import ky from 'ky'; ky('https://a.example', { retry: { limit: 5 } });`),
    limits('the agent of undici', `import { Agent, RetryAgent } from 'undici'; new RetryAgent(new Agent(), { maxRetries: Infinity });`, `import { Agent, RetryAgent } from 'undici'; new RetryAgent(new Agent(), { maxRetries: 5 });`),
    limits('axios-retry, which gets a wait as well', `import axios from 'axios'; import axiosRetry from 'axios-retry'; axiosRetry(axios, { retries: Infinity });`, `import axios from 'axios'; import axiosRetry from 'axios-retry'; axiosRetry(axios, { retries: 5, retryDelay: axiosRetry.exponentialDelay });`),
    limits('the SDK of AWS, which counts the first', `import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ maxAttempts: Infinity });`, `import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ maxAttempts: 6 });`),
    limits('Stripe', `import Stripe from 'stripe'; new Stripe(key, { maxNetworkRetries: Infinity });`, `import Stripe from 'stripe'; new Stripe(key, { maxNetworkRetries: 5 });`),
    limits('OpenAI', `import OpenAI from 'openai'; new OpenAI({ maxRetries: Infinity });`, `import OpenAI from 'openai'; new OpenAI({ maxRetries: 5 });`),
    limits('kafkajs', `import { Kafka } from 'kafkajs'; new Kafka({ brokers, retry: { retries: Infinity } });`, `import { Kafka } from 'kafkajs'; new Kafka({ brokers, retry: { retries: 5 } });`),
    limits('promise-retry', `import promiseRetry from 'promise-retry'; promiseRetry({ forever: true }, (retry) => load().catch(retry));`, `import promiseRetry from 'promise-retry'; promiseRetry({ retries: 5, randomize: true }, (retry) => load().catch(retry));`),
    limits('the AI SDK', `import { generateText } from 'ai'; generateText({ model, prompt, maxRetries: Infinity });`, `import { generateText } from 'ai'; generateText({ model, prompt, maxRetries: 5 });`),
    finds('ofetch with a wait that was chosen, which is not written over', 'endlessLibrary', `import { ofetch } from 'ofetch'; ofetch('https://a.example', { retry: Infinity, retryDelay: 500 });`),
    finds('a job of BullMQ', 'endlessLibrary', `import { Queue } from 'bullmq'; const queue = new Queue('mail'); queue.add('send', {}, { attempts: Number.MAX_SAFE_INTEGER });`),
    limits('got', `import got from 'got'; const api = got.extend({ retry: { limit: Infinity } });`, `import got from 'got'; const api = got.extend({ retry: { limit: 5 } });`),
    { name: 'a library, before there is a policy', code: `import pRetry from 'p-retry'; pRetry(load, { retries: Infinity });`,
      errors: [{ messageId: 'endlessLibrary', suggestions: [{ messageId: 'setRetries', output: `import pRetry from 'p-retry'; pRetry(load, { retries: 3, randomize: true });` }] }] },
  ],
};
