import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../support/movements.js';

describe('paypal', () => {
  it.each([
    ['moves money without a key', `import { OrdersController } from '@paypal/paypal-server-sdk'; const orders = new OrdersController(client); orders.createOrder({ body });`, ['order: absent']],
    ['is not another package', `import { OrdersController } from '@acme/paypal'; new OrdersController(client).createOrder({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(movementsOf(code)).toEqual(expected);
  });
});
