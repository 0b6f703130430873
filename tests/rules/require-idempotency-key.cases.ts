import type rule from '../../src/rules/require-idempotency-key.js';
import type { CasesOf } from '../support/rule-tester.js';

const stripe = `import Stripe from 'stripe'; const stripe = new Stripe(secret); `;
const axios = `import axios from 'axios'; `;
const inFunction = (body: string): string => `export async function run(order: Order, payload: unknown, init: RequestInit) { ${body} }`;
const base = '`${base}/charges`';

/** A call without a key, and with the one that a person may have instead. */
const offers = (name: string, messageId: 'noKey' | 'newKey', code: string, output: string) => ({ name, code, errors: [{ messageId, suggestions: [{ messageId: 'setKey', output }] }] }) as const;
/** A call without a key, where only a person knows what stays the same. */
const finds = (name: string, messageId: 'noKey' | 'newKey', code: string) => ({ name, code, errors: [{ messageId, suggestions: null }] }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'Stripe has a key', code: stripe + inFunction('await stripe.paymentIntents.create({ amount: order.total }, { idempotencyKey: order.id });') },
    { name: 'Stripe has a key beside other options', code: stripe + inFunction('await stripe.refunds.create({ charge }, { timeout: 1000, idempotencyKey: `refund-${order.refundId}` });') },
    { name: 'Stripe has options out of sight', code: stripe + `export const pay = (options) => stripe.charges.create({ amount }, options);` },
    { name: 'Stripe has options that are spread', code: stripe + `export const pay = (options) => stripe.charges.create({ amount }, { ...options });` },
    { name: 'a key that was stored', code: `import { randomUUID } from 'node:crypto'; ${stripe}${inFunction('const key = randomUUID(); await db.save(order.id, key); await stripe.charges.create({ amount }, { idempotencyKey: key });')}` },
    { name: 'a key that is given', code: stripe + `export const pay = (key: string) => stripe.charges.create({ amount }, { idempotencyKey: key });` },
    { name: 'nothing is moved', code: stripe + inFunction('await stripe.customers.create({ email }); await stripe.paymentIntents.retrieve(id); await stripe.setupIntents.create({ customer });') },
    { name: 'a checkout that only stores a card', code: stripe + inFunction("await stripe.checkout.sessions.create({ mode: 'setup', customer });") },
    { name: 'the body has the key by another name', code: inFunction("await fetch(`${base}/payouts`, { method: 'POST', body: JSON.stringify({ sender_batch_header: { sender_batch_id: order.id } }) });") },
    { name: 'a client that nothing proves', code: inFunction('await stripe.paymentIntents.create({ amount: order.total });') },
    { name: 'Square has a key', code: `import { SquareClient } from 'square'; const square = new SquareClient({}); ${inFunction('await square.payments.create({ idempotencyKey: order.id, sourceId });')}` },
    { name: 'GoCardless has a key', code: `import gocardless from 'gocardless-nodejs'; const client = gocardless(token); ${inFunction('await client.payments.create({ amount }, order.id);')}` },
    { name: 'PayPal has a key', code: `import { OrdersController } from '@paypal/paypal-server-sdk'; const orders = new OrdersController(client); ${inFunction('await orders.captureOrder({ id, paypalRequestId: order.id });')}` },
    { name: 'a header has the key', code: inFunction(`await fetch(${base}, { method: 'POST', headers: { 'Idempotency-Key': order.id }, body: JSON.stringify({ amount }) });`) },
    { name: 'the body has the key', code: inFunction(`await fetch(${base}, { method: 'POST', body: JSON.stringify({ amount, idempotency_key: order.id }) });`) },
    { name: 'the headers are out of sight', code: `import { headers } from 'elsewhere'; ${inFunction(`await fetch(${base}, { method: 'POST', headers, body: JSON.stringify({ amount }) });`)}` },
    { name: 'the headers are spread', code: inFunction(`await fetch(${base}, { method: 'POST', headers: { ...common }, body: JSON.stringify({ amount }) });`) },
    { name: 'the body is out of sight', code: axios + inFunction(`await axios.post(${base}, payload);`) },
    { name: 'the options are out of sight', code: inFunction(`await fetch(${base}, init);`) },
    { name: 'axios has a header', code: axios + inFunction(`await axios.post(${base}, { amount }, { headers: { 'Idempotency-Key': order.id } });`) },
    { name: 'a function of the file gives the headers', code: `const headersOf = (id: string) => ({ 'Idempotency-Key': id }); ${inFunction(`await fetch(${base}, { method: 'POST', headers: headersOf(order.id), body: '{}' });`)}`.replace(`, body: '{}'`, '') },
    { name: 'a list is asked for', code: inFunction(`await fetch(${base}); await fetch(${base}, { method: 'GET' });`) },
    { name: 'a method out of sight', code: `export const call = (method: string) => fetch(${base}, { method });` },
    { name: 'a path that tells nothing', code: inFunction("await fetch(`${base}/search`, { method: 'POST', body: JSON.stringify({ amount }) });") },
    { name: 'a path whose end is filled in', code: inFunction("await fetch(`${base}/charges/${id}`, { method: 'POST', body: JSON.stringify({ amount }) });") },
    { name: 'the own server of a browser', code: inFunction("await fetch('/api/bookings', { method: 'POST', body: JSON.stringify({ seat }) });") },
    { name: 'client code', code: `'use client'; ${inFunction(`await fetch(${base}, { method: 'POST', body: JSON.stringify({ amount }) });`)}` },
    { name: 'a script', code: `#!/usr/bin/env node\n${stripe}await stripe.charges.create({ amount });` },
    { name: 'a loop tries it again, of which no-non-idempotent-retry tells', code: stripe + inFunction('for (let i = 0; i < 3; i++) { try { return await stripe.paymentIntents.create({ amount }); } catch (error) { if (i === 2) throw error; await sleep(2 ** i * 100); } }') },
    { name: 'a helper tries it again, of which no-non-idempotent-retry tells', code: stripe + `async function withRetry(run) { for (let i = 0; i < 3; i++) { try { return await run(); } catch (error) { if (i === 2) throw error; await sleep(2 ** i * 100); } } } ` + inFunction('await withRetry(() => stripe.paymentIntents.create({ amount }));') },
    { name: 'a body whose type has a key', code: `interface Charge { amount: number; idempotencyKey: string } export async function run(payload: Charge) { await fetch(${base}, { method: 'POST', body: JSON.stringify(payload) }); }` },
    { name: 'a body whose type is open', code: `interface Charge { amount: number; details: unknown } export async function run(payload: Charge) { await fetch(${base}, { method: 'POST', body: JSON.stringify(payload) }); }` },
    { name: 'the header of PayPal', code: axios + inFunction(`await axios.post('https://api-m.paypal.com/v2/checkout/orders', { intent: 'CAPTURE' }, { headers: { 'PayPal-Request-Id': order.id } });`) },
    { name: 'a path, unless asked for', code: inFunction(`await fetch(${base}, { method: 'POST', body: JSON.stringify({ amount }) });`), options: [{ paths: false }] },
  ],
  invalid: [
    finds('Stripe has no key', 'noKey', stripe + inFunction('await stripe.paymentIntents.create({ amount, currency });')),
    offers('Stripe has no key, and an order', 'noKey', stripe + inFunction('await stripe.paymentIntents.create({ amount, metadata: { orderId: order.id } });'), stripe + inFunction('await stripe.paymentIntents.create({ amount, metadata: { orderId: order.id } }, { idempotencyKey: `payment-${order.id}` });')),
    offers('Stripe has other options', 'noKey', stripe + inFunction('await stripe.checkout.sessions.create({ line_items, client_reference_id: order.id }, { timeout: 1000 });'), stripe + inFunction('await stripe.checkout.sessions.create({ line_items, client_reference_id: order.id }, { timeout: 1000, idempotencyKey: `checkout-session-${order.id}` });')),
    finds('an order may be paid back in parts', 'noKey', stripe + inFunction('await stripe.refunds.create({ charge, metadata: { orderId: order.id } });')),
    finds('a customer may want it again', 'noKey', stripe + `export const pay = (user) => stripe.payouts.create({ amount, metadata: { userId: user.id } });`),
    finds('an id that is new in the same run', 'noKey', `import { randomUUID } from 'node:crypto'; ${stripe}${inFunction('const orderId = randomUUID(); await stripe.charges.create({ amount, metadata: { orderId } });')}`),
    offers('a key that is new each time', 'newKey', `import { randomUUID } from 'node:crypto'; ${stripe}${inFunction('await stripe.charges.create({ amount, metadata: { orderId: order.id } }, { idempotencyKey: randomUUID() });')}`, `import { randomUUID } from 'node:crypto'; ${stripe}${inFunction('await stripe.charges.create({ amount, metadata: { orderId: order.id } }, { idempotencyKey: `payment-${order.id}` });')}`),
    finds('a key that is new each time, by a name', 'newKey', `import { v4 as uuid } from 'uuid'; ${stripe}${inFunction('const idempotencyKey = uuid(); await stripe.transfers.create({ amount }, { idempotencyKey });')}`),
    finds('a key with the time in it', 'newKey', stripe + inFunction('await stripe.charges.create({ amount }, { idempotencyKey: `${order.id}-${Date.now()}` });')),
    finds('a global that gives new keys', 'newKey', stripe + inFunction('await stripe.charges.create({ amount }, { idempotencyKey: crypto.randomUUID() });')),
    finds('a client in a field', 'noKey', `import Stripe from 'stripe'; export class Payments { private readonly stripe = new Stripe(secret); pay() { return this.stripe.charges.create({ amount: 1 }); } }`),
    finds('a client that is injected', 'noKey', `import Stripe from 'stripe'; export class Payments { constructor(private readonly stripe: Stripe) {} pay() { return this.stripe.charges.create({ amount: 1 }); } }`),
    finds('a client by require', 'noKey', `const stripe = require('stripe')(secret); exports.pay = () => stripe.charges.create({ amount: 1 });`),
    finds('Square has a new key', 'newKey', `import { SquareClient } from 'square'; import { randomUUID } from 'crypto'; const square = new SquareClient({}); ${inFunction('await square.payments.create({ idempotencyKey: randomUUID(), sourceId });')}`),
    finds('Mollie has none', 'noKey', `import { createMollieClient } from '@mollie/api-client'; const mollie = createMollieClient({ apiKey }); ${inFunction('await mollie.payments.create({ amount });')}`),
    finds('Adyen has none', 'noKey', `import { CheckoutAPI } from '@adyen/api-library'; const checkout = new CheckoutAPI(client); ${inFunction('await checkout.PaymentsApi.payments({ amount });')}`),
    finds('PayPal has none', 'noKey', `import { OrdersController } from '@paypal/paypal-server-sdk'; const orders = new OrdersController(client); ${inFunction('await orders.captureOrder({ id });')}`),
    offers('GoCardless has none', 'noKey', `import gocardless from 'gocardless-nodejs'; const client = gocardless(token); ${inFunction('await client.payments.create({ amount, metadata: { order_id: order.id } });')}`, `import gocardless from 'gocardless-nodejs'; const client = gocardless(token); ${inFunction('await client.payments.create({ amount, metadata: { order_id: order.id } }, `payment-${order.id}`);')}`),
    offers('a path that tells it', 'noKey', inFunction(`await fetch(${base}, { method: 'POST', body: JSON.stringify({ amount, reference: order.id }) });`), inFunction(`await fetch(${base}, { method: 'POST', body: JSON.stringify({ amount, reference: order.id }), headers: { 'Idempotency-Key': \`charge-\${order.id}\` } });`)),
    offers('a path that tells it, beside other headers', 'noKey', inFunction(`await fetch(${base}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ amount, reference: order.id }) });`), inFunction(`await fetch(${base}, { method: 'POST', headers: { 'content-type': 'application/json', 'Idempotency-Key': \`charge-\${order.id}\` }, body: JSON.stringify({ amount, reference: order.id }) });`)),
    offers('axios', 'noKey', axios + inFunction(`await axios.post('https://shop.example.com/fulfill', { orderId: order.id, items });`), axios + inFunction(`await axios.post('https://shop.example.com/fulfill', { orderId: order.id, items }, { headers: { 'Idempotency-Key': \`shipment-\${order.id}\` } });`)),
    finds('an instance of axios', 'noKey', `import axios from 'axios'; const api = axios.create({ baseURL: 'https://hotels.example.com' }); export const book = (hotelId: string) => api.post('/bookings', { hotelId });`),
    finds('a path below an id', 'noKey', inFunction("await fetch(`${base}/orders/${order.id}/refund?notify=${flag}`, { method: 'POST', body: JSON.stringify({ amount }) });")),
    finds('an address that is put together', 'noKey', inFunction("await fetch(base + '/payouts', { method: 'post' });")),
    finds('a body whose type has no key', 'noKey', `interface Charge { amount: number; card: { token: string } } export async function run(payload: Charge) { await fetch(${base}, { method: 'POST', body: JSON.stringify(payload) }); }`),
    {
      name: 'PayPal knows a request by a header of its own',
      code: axios + inFunction(`await axios.post('https://api-m.paypal.com/v2/checkout/orders', { intent: 'CAPTURE', purchase_units: [{ reference_id: order.id }] }, { headers: { Authorization: token } });`),
      errors: [{
        messageId: 'noKey',
        data: { call: 'axios.post()', what: 'order', option: 'PayPal-Request-Id' },
        suggestions: [{ messageId: 'setKey', output: axios + inFunction(`await axios.post('https://api-m.paypal.com/v2/checkout/orders', { intent: 'CAPTURE', purchase_units: [{ reference_id: order.id }] }, { headers: { Authorization: token, 'PayPal-Request-Id': \`order-\${order.id}\` } });`) }],
      }],
    },
    { name: 'PayPal by its path, where the host is configured', code: axios + inFunction('await axios.post(`${config.paypal}/v2/checkout/orders`, { intent: "CAPTURE" }, { headers: { Authorization: token } });'), errors: [{ messageId: 'noKey', data: { call: 'axios.post()', what: 'order', option: 'PayPal-Request-Id' } }] },
    { name: 'a path like that of PayPal, of another', code: axios + inFunction(`await axios.post('https://shop.example.com/v2/checkout/orders', { intent: 'CAPTURE' });`), errors: [{ messageId: 'noKey', data: { call: 'axios.post()', what: 'order', option: 'Idempotency-Key' } }] },
    finds('a transfer of Stripe', 'noKey', stripe + inFunction(`await stripe.transfers.create({ amount, currency, destination });`)),
    finds('a payout of Stripe', 'noKey', stripe + inFunction(`await stripe.payouts.create({ amount, currency });`)),
    finds('a label', 'noKey', inFunction("await fetch(`${base}/labels`, { method: 'POST', body: JSON.stringify({ parcel }) });")),
    finds('a reservation', 'noKey', inFunction("await fetch(`${base}/reservations/`, { method: 'POST', body: JSON.stringify({ table }) });")),
    finds('something worth money', 'noKey', inFunction("await fetch(`${base}/vouchers`, { method: 'POST', body: JSON.stringify({ sku, customer }) });")),
    finds('a header that is new each time', 'newKey', inFunction(`await fetch(${base}, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID() } });`)),
  ],
};
