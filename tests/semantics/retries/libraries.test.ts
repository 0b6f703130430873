import { describe, expect, it } from 'vitest';
import { retriesOf } from '../../support/retries.js';

const pRetry = `import pRetry from 'p-retry'; `;
const cockatiel = `import { retry, handleAll, ConstantBackoff, ExponentialBackoff } from 'cockatiel'; `;
const axiosRetry = `import axios from 'axios'; import axiosRetry from 'axios-retry'; `;

describe('retries of libraries', () => {
  it.each([
    ['p-retry by itself', `${pRetry}pRetry(() => fetch(url));`, ['library: set, growing']],
    ['p-retry with jitter', `${pRetry}pRetry(() => fetch(url), { randomize: true });`, ['library: set, jittered']],
    ['p-retry without growth', `${pRetry}pRetry(() => fetch(url), { factor: 1 });`, ['library: set, constant']],
    ['p-retry without end', `${pRetry}pRetry(() => fetch(url), { retries: Infinity });`, ['library: absent, growing']],
    ['p-retry forever', `${pRetry}pRetry(() => fetch(url), { forever: true });`, ['library: absent, growing']],
    ['p-retry forever for a time', `${pRetry}pRetry(() => fetch(url), { forever: true, maxRetryTime: 5000 });`, ['library: set, growing']],
    ['p-retry with options out of sight', `${pRetry}pRetry(() => fetch(url), options);`, ['library: unknown, unknown']],
    ['p-retry that does not', `${pRetry}pRetry(() => fetch(url), { retries: 0 });`, []],
    ['async-retry', `const retry = require('async-retry'); retry(async (bail) => fetch(url));`, ['library: set, jittered']],
    ['async-retry without jitter', `import retry from 'async-retry'; retry(load, { randomize: false });`, ['library: set, growing']],
    ['promise-retry, options first', `import promiseRetry from 'promise-retry'; promiseRetry({ forever: true }, (retry) => load().catch(retry));`, ['library: absent, growing']],
    ['promise-retry, options last', `import promiseRetry from 'promise-retry'; promiseRetry((retry) => load().catch(retry), { retries: Infinity });`, ['library: absent, growing']],
    ['retry', `import retry from 'retry'; const operation = retry.operation({ forever: true });`, ['library: absent, growing']],
    ['exponential-backoff', `import { backOff } from 'exponential-backoff'; backOff(() => fetch(url), { jitter: 'full' });`, ['library: set, jittered']],
    ['ts-retry-promise', `import { retry } from 'ts-retry-promise'; retry(load, { retries: 'INFINITELY' });`, ['library: absent, constant']],
    ['async', `import async from 'async'; async.retry(3, load);`, ['library: set, none']],
    ['async with an interval', `import { retry } from 'async'; retry({ times: 3, interval: (n) => 100 * 2 ** n }, load);`, ['library: set, growing']],
    ['cockatiel by itself', `${cockatiel}const policy = retry(handleAll, {});`, ['library: absent, none']],
    ['cockatiel with both', `${cockatiel}retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff() }).execute(() => fetch(url));`, ['library: set, jittered', 'library: set, jittered']],
    ['cockatiel with a constant wait', `${cockatiel}retry(handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(500) });`, ['library: set, constant']],
    ['axios-retry by itself', `${axiosRetry}axiosRetry(axios);`, ['library: set, none']],
    ['axios-retry with its delay', `${axiosRetry}axiosRetry(axios, { retryDelay: axiosRetry.exponentialDelay });`, ['library: set, jittered']],
    ['axios-retry with a delay by name', `import axiosRetry, { exponentialDelay } from 'axios-retry'; axiosRetry(client, { retryDelay: exponentialDelay });`, ['library: set, jittered']],
    ['axios-retry with a growing delay', `${axiosRetry}axiosRetry(axios, { retryDelay: (n) => n * 1000 });`, ['library: set, growing']],
    ['axios-retry with a constant delay', `${axiosRetry}axiosRetry(axios, { retryDelay: () => 1000 });`, ['library: set, constant']],
    ['got told so', `import got from 'got'; got(url, { retry: { limit: Infinity } });`, ['library: absent, jittered']],
    ['got that does not', `import got from 'got'; got(url, { retry: { limit: 0 } });`, []],
    ['got by itself is not told', `import got from 'got'; got(url);`, []],
    ['ky in an instance', `import ky from 'ky'; const api = ky.create({ retry: { limit: 5 } }); api.get('users');`, ['library: set, growing']],
    ['ofetch at the call', `import { ofetch } from 'ofetch'; ofetch(url, { retry: 5 });`, ['library: set, none']],
    ['ofetch in an instance', `import { ofetch } from 'ofetch'; const api = ofetch.create({ retry: 2, retryDelay: 500 });`, ['library: set, constant']],
    ['ofetch at the call with what the instance says', `import { ofetch } from 'ofetch'; const api = ofetch.create({ retryDelay: 500 }); api(url, { retry: 2 });`, ['library: set, constant', 'library: set, constant']],
    ['openai', `import OpenAI from 'openai'; const client = new OpenAI({ maxRetries: Infinity });`, ['library: absent, jittered']],
    ['superagent', `import superagent from 'superagent'; superagent.post(url).send(body).retry(3);`, ['library: set, none']],
    ['bullmq without a backoff', `import { Queue } from 'bullmq'; const queue = new Queue('mail'); queue.add('send', data, { attempts: 5 });`, ['library: set, none, in background']],
    ['bullmq with one', `import { Queue } from 'bullmq'; const queue = new Queue('mail'); queue.add('send', data, { attempts: 5, backoff: { type: 'exponential', delay: 1000 } });`, ['library: set, growing, in background']],
    ['bullmq with one of the queue', `import { Queue } from 'bullmq'; const queue = new Queue('mail', { defaultJobOptions: { backoff: 1000 } }); queue.add('send', data, { attempts: 5 });`, ['library: set, constant, in background']],
    ['bullmq by default', `import { Queue } from 'bullmq'; const queue = new Queue('mail', { defaultJobOptions: { attempts: 3 } });`, ['library: set, none, in background']],
    ['bullmq that does not', `import { Queue } from 'bullmq'; const queue = new Queue('mail'); queue.add('send', data);`, []],
    ['a function of that name', `const pRetry = (fn) => fn(); pRetry(() => fetch(url), { retries: Infinity });`, []],
  ])('%s', (_claim, code, expected) => {
    expect(retriesOf(code)).toEqual(expected);
  });
});
