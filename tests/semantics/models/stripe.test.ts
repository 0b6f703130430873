import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

const made = 'new stripe()';
const bounded = 'response: absent (80000)';

describe('stripe', () => {
  it.each([
    ['gives up after eighty seconds', `import Stripe from 'stripe'; const stripe = new Stripe(key); stripe.customers.create({ email });`, [
      `${made} ${bounded}`,
      `${made}.customers.create() ${bounded}`,
    ]],
    ['is made without `new`, by require and by name', `const stripe = require('stripe')(key, { timeout: 1000 }); const { Stripe } = require('stripe'); new Stripe(key); stripe.charges.list();`, [
      'stripe() response: set',
      `new stripe.Stripe() ${bounded}`,
      'stripe().charges.list() response: set',
    ]],
    ['takes its options behind the key', `import Stripe from 'stripe'; new Stripe(key, { apiVersion, timeout: 10_000 }); new Stripe({ timeout: 10_000 });`, [
      `${made} response: set`,
      `${made} ${bounded}`,
    ]],
    ['takes options of a call last', `
      import Stripe from 'stripe';
      const stripe = new Stripe(key);
      stripe.paymentIntents.create(params, { timeout: 1000, idempotencyKey });
      stripe.paymentIntents.create({ timeout: 1000 });
      stripe.customers.retrieve('id', { timeout: 1000 });
      stripe.customers.update('id', {}, { timeout: 1000 });
      stripe.subscriptions.cancel('id', {}, { timeout: 1000 });
      stripe.billingPortal.sessions.create({}, { timeout: 1000 });`, [
      `${made} ${bounded}`,
      `${made}.paymentIntents.create() response: set`,
      `${made}.paymentIntents.create() ${bounded}`,
      `${made}.customers.retrieve() response: set`,
      `${made}.customers.update() response: set`,
      `${made}.subscriptions.cancel() response: set`,
      `${made}.billingPortal.sessions.create() response: set`,
    ]],
    ['does not call reading a webhook a request', `import Stripe from 'stripe'; const stripe = new Stripe(key); stripe.webhooks.constructEvent(body, signature, secret);`, [`${made} ${bounded}`]],
    ['is unknown when it is injected', `import type Stripe from 'stripe'; export const pay = (stripe: Stripe) => stripe.refunds.create({});`, ['stripe.refunds.create() response: unknown']],
    ['is unknown with options from elsewhere', `import Stripe from 'stripe'; export const make = (config) => new Stripe(key, config);`, [`${made} response: unknown`]],
    ['is not the browser package', `import { loadStripe } from '@stripe/stripe-js'; const stripe = await loadStripe(key); stripe.confirmPayment({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
