import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../support/movements.js';

describe('mollie', () => {
  it.each([
    ['moves money without a key', `import { createMollieClient } from '@mollie/api-client'; const mollie = createMollieClient({ apiKey }); mollie.payments.create({ amount });`, ['payment: absent']],
    ['is not another package', `import { createMollieClient } from '@acme/mollie'; createMollieClient({}).payments.create({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(movementsOf(code)).toEqual(expected);
  });
});
