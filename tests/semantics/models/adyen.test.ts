import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../support/movements.js';

describe('adyen', () => {
  it.each([
    ['moves money without a key', `import { CheckoutAPI } from '@adyen/api-library'; const checkout = new CheckoutAPI(client); checkout.PaymentsApi.payments({ amount });`, ['payment: absent']],
    ['is not another package', `import { CheckoutAPI } from '@acme/adyen'; new CheckoutAPI(client).PaymentsApi.payments({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(movementsOf(code)).toEqual(expected);
  });
});
