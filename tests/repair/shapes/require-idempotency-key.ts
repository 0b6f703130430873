import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

const stripe = `import Stripe from 'stripe'; const stripe = new Stripe('key'); const order = { id: 'a' }; `;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `import axios from 'axios'; const order = { id: 'a' }; await axios.post('https://api-m.paypal.com/v2/checkout/orders', { reference_id: order.id }, { timeout: 1000, headers: { Authorization: 'a' } });`,
  `import axios from 'axios'; const order = { id: 'a' }; await axios.post('https://api-m.paypal.com/v2/checkout/orders', { reference_id: order.id });`,
  `${stripe}await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } },);`,
  `${stripe}await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } }, {});`,
  `${stripe}await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } }, undefined);`,
  `${stripe}await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order!.id } }, { timeout: 1000, });`,
  `${stripe}await stripe.charges.create({\n  amount: 1,\n  currency: 'eur',\n  metadata: { orderId: order.id },\n});`,
  `${stripe}await stripe.charges.create(\n  { amount: 1, currency: 'eur', metadata: { orderId: order.id } },\n);`,
  `${stripe}const params = { amount: 1, currency: 'eur' }; await stripe.charges.create({ ...params, metadata: { orderId: order.id } });`,
  `${stripe}const options = { timeout: 1000 }; await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } }, options);`,
  `${stripe}await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } }, { idempotencyKey: crypto.randomUUID() });`,
  `${stripe}await stripe.charges.create({ amount: 1, currency: 'eur', metadata: { orderId: order.id } }, { 'idempotencyKey': \`\${Date.now()}\` });`,
  `const order = { id: 'a' }; await fetch(\`\${url}/charges\`, { method: 'POST', body: JSON.stringify({ reference: order.id }) });`,
  `const order = { id: 'a' }; await fetch(\`\${url}/charges\`, {\n  method: 'POST',\n  headers: {\n    accept: 'application/json',\n  },\n  body: JSON.stringify({ reference: order.id }),\n});`,
  `const order = { id: 'a' }; const init = { method: 'POST', body: JSON.stringify({ reference: order.id }) }; await fetch(\`\${url}/charges\`, init);`,
  `import axios from 'axios'; const order = { id: 'a' }; await axios.post(url + '/bookings', { orderId: order.id }, { timeout: 1000 });`,
];

/** Findings of every kind, none of whose repairs may be in the way of another. */
export const fifty: FiftyFindings = {
  head: `import Stripe from 'stripe'; import axios from 'axios'; const stripe = new Stripe('key');`,
  kinds: [
    (n: number) => `export const charge${n} = (order: { id: string }) => stripe.charges.create({ amount: ${n}, currency: 'eur', metadata: { orderId: order.id } });`,
    (n: number) => `export const again${n} = (order: { id: string }) => stripe.charges.create({ amount: ${n}, currency: 'eur', metadata: { orderId: order.id } }, { idempotencyKey: crypto.randomUUID() });`,
    (n: number) => `export const book${n} = (order: { id: string }, signal: AbortSignal) => fetch(\`\${url}/bookings\`, { method: 'POST', signal, body: JSON.stringify({ n: ${n}, orderId: order.id }) });`,
    (n: number) => `export const ship${n} = (order: { id: string }) => axios.post(\`\${url}/shipments\`, { n: ${n}, orderId: order.id }, { timeout: 1000 });`,
  ],
};

export const known: readonly KnownBreach[] = [
  { code: "import { randomUUID } from 'node:crypto'; import Stripe", rule: '@typescript-eslint/no-unused-vars', because: 'what made the random key is left behind' },];
