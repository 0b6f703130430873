import type rule from '../../src/rules/require-retry.js';
import type { CasesOf } from '../support/rule-tester.js';

const app = `import express from 'express';\nconst app = express();\n`;
const axios = `import axios from 'axios';\n`;
const http = `'https://rates.example.com/latest'`;
const route = (body: string): string => `app.get('/rates', async (req, res) => { ${body} });`;
const all = { resilience: { autofix: 'all' } };

const quiet = (name: string, code: string) => ({ name, code: app + code });
const finds = (name: string, code: string) => ({ name, code: app + code, errors: [{ messageId: 'once' as const }] });
/** A request, and the code that a person may have instead. */
const offers = (name: string, before: string, call: string, wrapped: string, head = `import pRetry from 'p-retry';\n`, foot = '') => ({
  name,
  code: head + app + before + foot,
  errors: [{ messageId: 'once' as const, suggestions: [{ messageId: 'addRetry' as const, output: head + app + before.replace(call, wrapped) + foot }] }],
});
/** One whose repair leaves an import that a person must install: it is offered in TypeScript only. */
const leaves = (name: string, before: string, call: string) => ({
  name,
  code: app + before,
  errors: [{ messageId: 'once' as const, suggestions: [{ messageId: 'addRetry' as const, output: app.replace("'express';\n", "'express';\nimport pRetry from 'p-retry';\n") + before.replace(call, `pRetry(() => ${call}, { retries: 3 })`) }] }],
});
const helper = `export async function withRetry(run, attempts = 3) { for (let attempt = 1; ; attempt++) { try { return await run(); } catch (error) { if (attempt >= attempts) throw error; await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt * Math.random())); } } }\n`;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    quiet('a loop tries it again', route(`for (let i = 0; i < 3; i++) { try { return res.json(await (await fetch(${http})).json()); } catch (error) { if (i === 2) throw error; } }`)),
    quiet('a helper in sight tries it again', helper + route(`res.json(await withRetry(() => fetch(${http})));`)),
    quiet('a library tries it again', `import pRetry from 'p-retry';\n` + route(`res.json(await pRetry(() => fetch(${http})));`)),
    quiet('a helper out of sight may try it again', `import { call } from 'elsewhere';\n` + route(`res.json(await call(() => fetch(${http})));`)),
    quiet('a breaker out of sight is given it', `import CircuitBreaker from 'opossum';\nconst load = () => fetch(${http});\nconst breaker = new CircuitBreaker(load);\n` + route(`res.json(await breaker.fire());`)),
    quiet('the caller tries it again', helper + `const load = () => fetch(${http});\n` + route(`res.json(await withRetry(load));`)),
    quiet('the caller of the caller tries it again', helper + `const load = () => fetch(${http});\nconst read = async () => (await load()).json();\n` + route(`res.json(await withRetry(() => read()));`)),
    quiet('one of the callers tries it again', helper + `const load = () => fetch(${http});\napp.get('/a', async (req, res) => { res.json(await withRetry(load)); });\n` + route(`res.json(await load());`)),
    quiet('it calls itself when it failed', `async function load(left = 3) { try { return await fetch(${http}); } catch (error) { if (left === 0) throw error; return load(left - 1); } }\n` + route(`res.json(await load());`)),
    quiet('another is asked when it failed', route(`try { res.json(await fetch(${http})); } catch { res.json(await fetch('https://other.example.com')); }`)),
    quiet('another is asked in the chain', route(`res.json(await fetch(${http}).catch(() => fetch('https://other.example.com')));`)),
    quiet('one of several that answers is enough', route(`for (const url of ['https://a.example.com', 'https://b.example.com']) { try { return res.json(await fetch(url)); } catch (error) { console.error(error); } }`)),
    quiet('got tries it again by itself', `import got from 'got';\n` + route(`res.json(await got.get(${http}).json());`)),
    quiet('ky tries it again by itself', `import ky from 'ky';\n` + route(`res.json(await ky.get(${http}).json());`)),
    quiet('ofetch tries it again by itself', `import { ofetch } from 'ofetch';\n` + route(`res.json(await ofetch(${http}));`)),
    quiet('somebody decided against it', `import got from 'got';\n` + route(`res.json(await got.get(${http}, { retry: { limit: 0 } }).json());`)),
    quiet('gaxios was told', `import { request } from 'gaxios';\n` + route(`res.json(await request({ url: ${http}, retryConfig: { retry: 3 } }));`)),
    quiet('Stripe tries it again by itself', `import Stripe from 'stripe';\nconst stripe = new Stripe('key');\n` + route(`res.json(await stripe.customers.retrieve(req.query.id));`)),
    quiet('the SDK of AWS tries it again by itself', `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});\n` + route(`res.json(await s3.send(new GetObjectCommand({ Bucket: 'a', Key: 'b' })));`)),
    quiet('axios-retry was given the client', axios + `import axiosRetry from 'axios-retry';\nconst api = axios.create({ timeout: 1000 });\naxiosRetry(api, { retries: 3 });\n` + route(`res.json((await api.get(${http})).data);`)),
    quiet('axios-retry was given axios itself', axios + `import axiosRetry from 'axios-retry';\naxiosRetry(axios, { retries: 3 });\n` + route(`res.json((await axios.get(${http})).data);`)),
    quiet('axios-retry was given what is out of sight', axios + `import axiosRetry from 'axios-retry';\nexport const attach = (client) => axiosRetry(client, { retries: 3 });\n` + route(`res.json((await axios.get(${http})).data);`)),
    quiet('an interceptor sends it again', axios + `const api = axios.create({ timeout: 1000 });\napi.interceptors.response.use((response) => response, (error) => api.request(error.config));\n` + route(`res.json((await api.get(${http})).data);`)),
    quiet('an interceptor out of sight may send it again', axios + `import { again } from 'elsewhere';\nconst api = axios.create({ timeout: 1000 });\napi.interceptors.response.use(undefined, again);\n` + route(`res.json((await api.get(${http})).data);`)),
    quiet('a dispatcher tries it again', `import { Agent, RetryAgent } from 'undici';\nconst dispatcher = new RetryAgent(new Agent());\n` + route(`res.json(await fetch(${http}, { dispatcher }));`)),
    quiet('the dispatcher of the process tries it again', `import { Agent, RetryAgent, setGlobalDispatcher } from 'undici';\nsetGlobalDispatcher(new RetryAgent(new Agent()));\n` + route(`res.json(await fetch(${http}));`)),
    quiet('what is created twice', route(`res.json(await fetch(${http}, { method: 'POST', body: '{}' }));`)),
    quiet('an address that whoever asks brings along', route(`const url = req.query.url as string; res.json(await (await fetch(url)).json());`)),
    quiet('an address that is handed to a function', `const load = async (url: string) => (await fetch(url)).json();\n` + route(`res.json(await load(req.query.feed));`)),
    quiet('a method out of sight', `app.all('/', async (req, res) => { res.json(await fetch(${http}, { method: req.method })); });`),
    quiet('its own origin', route(`res.json(await fetch('/rates'));`)),
    quiet('a job of a queue comes back', `import { Worker } from 'bullmq';\nnew Worker('rates', async () => { await fetch(${http}); }, { connection: {} });`),
    quiet('a cron job comes back', `import cron from 'node-cron';\ncron.schedule('0 * * * *', async () => { await fetch(${http}); });`),
    quiet('a timer comes back', `const load = async () => { await fetch(${http}); };\nsetInterval(load, 60_000);`),
    quiet('a poller comes back', route(`for (;;) { const job = await (await fetch(${http})).json(); if (job.done) return res.json(job); await sleep(1000); }`)),
    quiet('the start of the process comes back', `const rates = await fetch(${http});`),
    quiet('nobody in sight waits for it', `export const load = () => fetch(${http});`),
    quiet('who asks for its health wants to know', `app.get('/health', async (req, res) => { await fetch(${http}); res.sendStatus(200); });`),
    quiet('an Observable that is subscribed to again', `import { HttpService } from '@nestjs/axios'; import { retry } from 'rxjs'; import { Controller, Get } from '@nestjs/common';\n@Controller() export class Rates { constructor(private readonly http: HttpService) {} @Get() load() { return this.http.get(${http}).pipe(retry(3)); } }`),
    { name: 'a script that is run by hand', code: '#!/usr/bin/env node\n' + app + route(`res.json(await fetch(${http}));`) },
  ],
  invalid: [
    {
      ...leaves('fetch in a handler, and what to do', route(`res.json(await (await fetch(${http})).json());`), `fetch(${http})`),
      errors: [{ messageId: 'once', data: { call: 'fetch()', method: 'GET', remedy: '`pRetry`' }, suggestions: [{ messageId: 'addRetry', output: app.replace("'express';\n", "'express';\nimport pRetry from 'p-retry';\n") + route(`res.json(await (await pRetry(() => fetch(${http}), { retries: 3 })).json());`) }] }],
    },
    { ...finds('in JavaScript nothing is offered that is not installed', route(`res.json(await (await fetch(${http})).json());`)), filename: 'file.js' },
    offers('a function that a handler calls', `const load = async () => { const response = await fetch(${http}); return response.json(); };\n` + route(`res.json(await load());`), `fetch(${http})`, `pRetry(() => fetch(${http}), { retries: 3 })`),
    offers('a function that is run once for each', `const load = (id: string) => fetch(\`https://rates.example.com/\${id}\`);\n` + route(`res.json(await Promise.all(['a', 'b'].map((id) => load(id))));`), 'fetch(`https://rates.example.com/${id}`)', 'pRetry(() => fetch(`https://rates.example.com/${id}`), { retries: 3 })'),
    offers('a chain', route(`res.json(await fetch(${http}).then((each) => each.json()));`), `fetch(${http})`, `pRetry(() => fetch(${http}), { retries: 3 })`),
    offers('a PUT', route(`await fetch('https://a.example.com', { method: 'PUT', body: JSON.stringify(req.query) }); res.end();`).replace('await fetch', 'const done = await fetch'), `fetch('https://a.example.com', { method: 'PUT', body: JSON.stringify(req.query) })`, `pRetry(() => fetch('https://a.example.com', { method: 'PUT', body: JSON.stringify(req.query) }), { retries: 3 })`),
    offers('a DELETE of axios', axios + route(`const done = await axios.delete(${http}); res.json(done.data);`), `axios.delete(${http})`, `pRetry(() => axios.delete(${http}), { retries: 3 })`),
    offers('an argument that is waited for', route(`const done = await fetch(${http}, { headers: await headers() }); res.end();`), `fetch(${http}, { headers: await headers() })`, `pRetry(async () => fetch(${http}, { headers: await headers() }), { retries: 3 })`),
    leaves('each element of a list', route(`for (const id of req.query.ids) { try { await fetch(\`https://a.example.com/\${id}\`); } catch (error) { console.error(error); } }`), 'fetch(`https://a.example.com/${id}`)'),
    offers('the helper of the project', route(`const done = await fetch(${http}); res.end();`), `fetch(${http})`, `withRetry(() => fetch(${http}))`, '', helper),
    offers('an address of the environment', `const base = process.env.RATES_URL ?? 'http://localhost';\n` + route('const done = await fetch(`${base}/latest`); res.end();'), 'fetch(`${base}/latest`)', 'pRetry(() => fetch(`${base}/latest`), { retries: 3 })'),
    offers('an address that is put together', route(`const done = await fetch(new URL('/latest', config.ratesUrl)); res.end();`), `fetch(new URL('/latest', config.ratesUrl))`, `pRetry(() => fetch(new URL('/latest', config.ratesUrl)), { retries: 3 })`),
    offers('async-retry', route(`const done = await fetch(${http}); res.end();`), `fetch(${http})`, `retry(() => fetch(${http}), { retries: 3 })`, `import retry from 'async-retry';\n`),
    offers('exponential-backoff', route(`const done = await fetch(${http}); res.end();`), `fetch(${http})`, `backOff(() => fetch(${http}), { numOfAttempts: 4, jitter: 'full' })`, `import { backOff } from 'exponential-backoff';\n`),
    {
      name: 'the option of the library',
      code: app + `import { request } from 'gaxios';\n` + route(`const done = await request({ url: ${http} }); res.end();`),
      errors: [{ messageId: 'once', suggestions: [{ messageId: 'addRetry', output: app + `import { request } from 'gaxios';\n` + route(`const done = await request({ url: ${http}, retryConfig: { retry: 3 } }); res.end();`) }] }],
    },
    {
      name: 'under autofix, with what the policy says',
      code: `import pRetry from 'p-retry';\n` + app + route(`const done = await fetch(${http}); res.end();`),
      output: `import pRetry from 'p-retry';\n` + app + route(`const done = await pRetry(() => fetch(${http}), { retries: 5 }); res.end();`),
      settings: { resilience: { ...all.resilience, policy: { retries: 5 } } },
      errors: [{ messageId: 'once' }],
    },
    {
      name: 'one report an instance, where it is made',
      code: app + axios + `const api = axios.create({ timeout: 1000 });\n` + route(`res.json([(await api.get(${http})).data, (await api.head(${http})).data]);`),
      errors: [{ messageId: 'clientOnce', data: { call: 'axios.create()', method: 'GET', remedy: '`pRetry` around each' }, line: 4 }],
    },
    finds('what was narrowed has no repair', route(`if (!process.env.RATES_URL) return; const done = await fetch(process.env.RATES_URL); res.end();`)),
    finds('what is assigned again has no repair', route(`let path = '/a'; if (req.query.b) path = '/b'; const done = await fetch('https://a.example.com' + path); res.end();`)),
  ],
};
