import type rule from '../../src/rules/no-non-idempotent-retry.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ everything: true }] as const;
const axios = `import axios from 'axios'; `;
const inside = (body: string): string => `async function run(order) { ${body} }`;
const loop = (attempt: string): string => inside(`for (let i = 0; i < 3; i++) { try { return await ${attempt}; } catch (err) { await sleep(i * 100); } }`);
const nest = (body: string, more: string): string => `import { HttpService } from '@nestjs/axios'; import { retry } from 'rxjs';${more} export class Orders { constructor(private readonly http: HttpService) {} create(body) { ${body}.pipe(retry(3)); } }`;
const keyed = `\nimport { randomUUID } from 'node:crypto';`;

/** A request that is repeated, and what is offered. */
const offers = (name: string, code: string, output: string) => ({ name, code, errors: [{ messageId: 'request', suggestions: [{ messageId: 'addKey', output }] }] }) as const;

/** One that has no repair. */
const finds = (name: string, messageId: 'request' | 'remadeKey' | 'mail' | 'publish' | 'insert', code: string) => ({ name, code, errors: [{ messageId }] }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a request that may be repeated', code: axios + loop(`axios.get('/orders')`) },
    { name: 'a request that puts', code: axios + loop(`axios.put('/orders/1', order)`) },
    { name: 'a request that is not repeated', code: axios + inside(`return axios.post('/orders', order);`) },
    { name: 'a request with a key of its own', code: axios + loop(`axios.post('/orders', order, { headers: { 'Idempotency-Key': order.id } })`) },
    { name: 'a key made before', code: axios + inside(`const key = randomUUID(); for (let i = 0; i < 3; i++) { try { return await axios.post('/orders', order, { headers: { 'Idempotency-Key': key } }); } catch {} }`) },
    { name: 'a key in what is sent', code: loop(`fetch('https://pay.example/charges', { method: 'POST', body: JSON.stringify({ amount, idempotencyKey: order.id }) })`) },
    { name: 'a key in options that are copied', code: inside(`const init = { method: 'POST', headers: { 'Idempotency-Key': order.id } }; for (let i = 0; i < 3; i++) { try { return await fetch('https://pay.example/charges', { ...init, signal: AbortSignal.timeout(5) }); } catch {} }`) },
    { name: 'headers out of sight', code: loop(`fetch('https://pay.example/charges', { method: 'POST', headers: order.headers })`) },
    { name: 'a method out of sight', code: loop(`fetch('https://pay.example/charges', { method, body })`) },
    { name: 'a search', code: axios + loop(`axios.post('/orders/search', { q })`) },
    { name: 'a query of GraphQL', code: loop(`fetch('https://api.example/v1', { method: 'POST', body: JSON.stringify({ query, variables }) })`) },
    { name: 'the session that is refreshed', code: axios + loop(`axios.post('https://id.example/auth/refresh', form)`) },
    { name: 'axios-retry with what is tried by itself', code: `${axios}import axiosRetry from 'axios-retry'; const api = axios.create({ baseURL }); axiosRetry(api, { retries: 3 }); export const order = (body) => api.post('/orders', body);` },
    { name: 'axios-retry with a condition that looks at the method', code: `${axios}import axiosRetry from 'axios-retry'; const api = axios.create({ baseURL }); axiosRetry(api, { retryCondition: (error) => error.config.method === 'get' }); export const order = (body) => api.post('/orders', body);` },
    { name: 'axios-retry with a condition that looks for a refusal', code: `${axios}import axiosRetry from 'axios-retry'; const api = axios.create({ baseURL }); axiosRetry(api, { retryCondition: (error) => error.response?.status === 429 }); export const order = (body) => api.post('/orders', body);` },
    { name: 'axios-retry for a client that reads', code: `${axios}import axiosRetry from 'axios-retry'; const api = axios.create({ baseURL }); axiosRetry(api, { retryCondition: () => true }); export const orders = () => api.get('/orders');` },
    { name: 'rxjs tries a read again', code: `import { HttpService } from '@nestjs/axios'; import { retry } from 'rxjs'; export class Orders { constructor(private readonly http: HttpService) {} load() { return this.http.get('https://api.example/orders').pipe(retry(3)); } }` },
    { name: 'a token', code: axios + loop(`axios.post('https://id.example/oauth/token', form)`) },
    { name: 'only what was refused is tried again', code: axios + inside(`for (let i = 0; i < 3; i++) { try { return await axios.post('/orders', order); } catch (err) { if (err.response?.status !== 429) throw err; await sleep(i * 100); } }`) },
    { name: 'only what was refused is tried again, by the answer', code: inside(`for (let i = 0; i < 3; i++) { const res = await fetch('https://pay.example/charges', { method: 'POST' }); if (res.status !== 429) return res; await sleep(i * 100); }`) },
    { name: 'what a model answers', code: `import OpenAI from 'openai'; const client = new OpenAI(); ${loop(`client.chat.completions.create({ model, messages })`)}` },
    { name: 'a payment with its key', code: `import Stripe from 'stripe'; const stripe = new Stripe(secret); ${loop(`stripe.paymentIntents.create({ amount }, { idempotencyKey: order.id })`)}` },
    { name: 'an alarm in the catch', code: axios + inside(`for (let i = 0; i < 3; i++) { try { return await axios.get('/orders'); } catch (err) { await axios.post('/alarms', { i }); } }`) },
    { name: 'a message, unless asked for', code: `import { Kafka } from 'kafkajs'; const producer = new Kafka({ brokers }).producer(); ${loop("producer.send({ topic: 'orders', messages: [{ value: order.id }] })")}` },
    { name: 'an address out of sight, unless asked for', code: axios + loop(`axios.post(order.webhook, order)`) },
    { name: 'ofetch does not repeat it by itself', code: `import { ofetch } from 'ofetch'; ofetch('https://api.example/orders', { method: 'POST', body });` },
    { name: 'ofetch told not to', code: `import { ofetch } from 'ofetch'; ofetch('https://api.example/orders', { method: 'POST', body, retry: 0 });` },
    { name: 'got told how often it repeats others', code: `import got from 'got'; got.post('https://api.example/orders', { json: order, retry: { limit: 5 } });` },
    { name: 'an interceptor may add a key', code: `${axios}const api = axios.create(); api.interceptors.request.use(addKey); ${loop(`api.post('/orders', order)`)}` },
    { name: 'client code', code: `'use client'; ${axios}${loop(`axios.post('/orders', order)`)}` },
  ],
  invalid: [
    offers('what is refreshed is no session', axios + loop(`axios.post('/catalog/refresh', order)`), `import axios from 'axios';${keyed} ` + loop(`axios.post('/catalog/refresh', order, { headers: { 'Idempotency-Key': idempotencyKey } })`).replace('for (', 'const idempotencyKey = randomUUID(); for (')),
    offers('a checkout list', axios + loop(`axios.post('/checkouts', order)`), `import axios from 'axios';${keyed} ` + loop(`axios.post('/checkouts', order, { headers: { 'Idempotency-Key': idempotencyKey } })`).replace('for (', 'const idempotencyKey = randomUUID(); for (')),
    finds('axios-retry with a condition that lets all through', 'request', `${axios}import axiosRetry from 'axios-retry'; const api = axios.create({ baseURL }); axiosRetry(api, { retries: 3, retryCondition: () => true }); export const order = (body) => api.post('/orders', body);`),
    finds('axios-retry with a condition of its own that has no method', 'request', `${axios}import axiosRetry from 'axios-retry'; const api = axios.create({ baseURL }); axiosRetry(api, { retryCondition: axiosRetry.isRetryableError }); export const order = (body) => api.post('/orders', body);`),
    offers('rxjs tries it again', nest(`return this.http.post('https://api.example/notes', body)`, ''), nest(`const idempotencyKey = randomUUID(); return this.http.post('https://api.example/notes', body, { headers: { 'Idempotency-Key': idempotencyKey } })`, keyed)),
    offers('axios in a loop', axios + loop(`axios.post('/events', order)`),
      `import axios from 'axios';${keyed} async function run(order) { const idempotencyKey = randomUUID(); for (let i = 0; i < 3; i++) { try { return await axios.post('/events', order, { headers: { 'Idempotency-Key': idempotencyKey } }); } catch (err) { await sleep(i * 100); } } }`),
    offers('an instance in a while loop', `${axios}const api = axios.create({ baseURL }); async function book(guest) { let n = 0; while (n < 3) { try { const { data } = await api.post('/awards', guest); return data; } catch (err) { n++; if (n === 3) throw err; } } }`,
      `import axios from 'axios';${keyed} const api = axios.create({ baseURL }); async function book(guest) { let n = 0; const idempotencyKey = randomUUID(); while (n < 3) { try { const { data } = await api.post('/awards', guest, { headers: { 'Idempotency-Key': idempotencyKey } }); return data; } catch (err) { n++; if (n === 3) throw err; } } }`),
    offers('fetch with headers', `import { url } from './config.js'; ${loop("fetch(`${url}/awards`, { method: 'POST', headers: { Authorization: token }, body })")}`,
      "import { url } from './config.js';\nimport { randomUUID } from 'node:crypto'; async function run(order) { const idempotencyKey = randomUUID(); for (let i = 0; i < 3; i++) { try { return await fetch(`${url}/awards`, { method: 'POST', headers: { Authorization: token, 'Idempotency-Key': idempotencyKey }, body }); } catch (err) { await sleep(i * 100); } } }"),
    offers('a library for retries', `import pRetry from 'p-retry'; ${axios}async function pay(order) { return pRetry(() => axios.post('/awards', order), { retries: 3 }); }`,
      `import pRetry from 'p-retry'; import axios from 'axios';${keyed} async function pay(order) { const idempotencyKey = randomUUID(); return pRetry(() => axios.post('/awards', order, { headers: { 'Idempotency-Key': idempotencyKey } }), { retries: 3 }); }`),
    offers('a helper of the file', `${axios}async function withRetry(fn) { for (let i = 0; i < 3; i++) { try { return await fn(); } catch { await sleep(1); } } } async function pay(order) { return withRetry(() => axios.post('/awards', order)); }`,
      `import axios from 'axios';${keyed} async function withRetry(fn) { for (let i = 0; i < 3; i++) { try { return await fn(); } catch { await sleep(1); } } } async function pay(order) { const idempotencyKey = randomUUID(); return withRetry(() => axios.post('/awards', order, { headers: { 'Idempotency-Key': idempotencyKey } })); }`),
    finds('a payment of Stripe', 'request', `import Stripe from 'stripe'; const stripe = new Stripe(secret); ${loop('stripe.paymentIntents.create({ amount })')}`),
    offers('a payment of something that has an id', `import Stripe from 'stripe'; const stripe = new Stripe(secret); ${loop('stripe.paymentIntents.create({ amount, metadata: { orderId: order.id } })')}`,
      `import Stripe from 'stripe'; const stripe = new Stripe(secret); ${loop('stripe.paymentIntents.create({ amount, metadata: { orderId: order.id } }, { idempotencyKey: `payment-${order.id}` })')}`),
    finds('by recursion', 'request', "async function charge(id, attempt = 1) { const res = await fetch(`${PAYMENTS}/awards`, { method: 'POST', body: JSON.stringify({ id }) }); if (res.status >= 500 && attempt < 3) { return charge(id, attempt + 1); } return res.json(); }"),
    finds('through a function', 'request', `${axios}const pay = (order) => axios.post('/awards', order); ${loop('pay(order)')}`),
    finds('through a method', 'request', `${axios}class Payments { pay(order) { return axios.post('/awards', order); } async run(order) { for (let i = 0; i < 3; i++) { try { return await this.pay(order); } catch {} } } }`),
    { name: 'a key made for each attempt', code: axios + loop(`axios.post('/events', order, { headers: { 'Idempotency-Key': randomUUID() } })`),
      errors: [{ messageId: 'remadeKey', suggestions: [{ messageId: 'moveKey', output: `${axios}async function run(order) { const idempotencyKey = randomUUID(); for (let i = 0; i < 3; i++) { try { return await axios.post('/events', order, { headers: { 'Idempotency-Key': idempotencyKey } }); } catch (err) { await sleep(i * 100); } } }` }] }] },
    finds('a mail', 'mail', `import nodemailer from 'nodemailer'; const transport = nodemailer.createTransport({}); ${loop('transport.sendMail({ to: order.email })')}`),
    offers('a change by PATCH', axios + loop(`axios.patch('/awards/1', order)`), `import axios from 'axios';${keyed} ` + loop(`axios.patch('/awards/1', order, { headers: { 'Idempotency-Key': idempotencyKey } })`).replace('for (', 'const idempotencyKey = randomUUID(); for (')),
    finds('a text message', 'request', `import twilio from 'twilio'; const client = twilio(sid, token); ${loop('client.messages.create({ to: order.phone, from, body })')}`),
    finds('a mail of SendGrid', 'mail', `import mail from '@sendgrid/mail'; ${loop('mail.send({ to: order.email, from, subject, text })')}`),
    finds('a mail of SES', 'mail', `import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'; const client = new SESClient({}); ${loop('client.send(new SendEmailCommand({ Destination: { ToAddresses: [order.email] } }))')}`),
    { ...finds('a message of Kafka', 'publish', `import { Kafka } from 'kafkajs'; const producer = new Kafka({ brokers }).producer(); ${loop("producer.send({ topic: 'orders', messages: [{ value: order.id }] })")}`), options: [...strict] },
    { ...finds('a row in SQL', 'insert', `import { Pool } from 'pg'; const pool = new Pool(); ${loop("pool.query('INSERT INTO orders (total) VALUES ($1)', [order.total])")}`), options: [...strict] },
    { name: 'ofetch told to repeat it', code: `import { ofetch } from 'ofetch'; ofetch('https://api.example/refresh-all', { method: 'POST', retry: 5 });`,
      errors: [{ messageId: 'request', suggestions: [{ messageId: 'removeRetry', output: `import { ofetch } from 'ofetch'; ofetch('https://api.example/refresh-all', { method: 'POST' });` }] }] },
    { name: 'got told to repeat it', code: `import got from 'got'; got.post('https://api.example/orders', { json: order, retry: { limit: 5, methods: ['POST'] } });`, errors: [{ messageId: 'request' }] },
    { ...finds('an address out of sight', 'request', axios + `async function run(order, n = 3) { try { return await axios.post(order.webhook, order); } catch (err) { if (n === 0) throw err; return run(order, n - 1); } }`), options: [...strict] },
    { ...finds('a row', 'insert', `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); ${loop('prisma.order.create({ data: order })')}`), options: [...strict] },
  ],
};
