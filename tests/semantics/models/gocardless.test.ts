import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../support/movements.js';

describe('gocardless', () => {
  it.each([
    ['moves money without a key', `import gocardless from 'gocardless-nodejs'; const client = gocardless(token); client.payments.create({ amount });`, ['payment: absent']],
    ['is not another package', `import gocardless from '@acme/gocardless'; gocardless(token).payments.create({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(movementsOf(code)).toEqual(expected);
  });
});
