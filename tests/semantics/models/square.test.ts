import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../support/movements.js';

describe('square', () => {
  it.each([
    ['moves money without a key', `import { SquareClient } from 'square'; const square = new SquareClient({}); square.payments.create({ sourceId });`, ['payment: absent']],
    ['is not another package', `import { SquareClient } from '@acme/square'; new SquareClient({}).payments.create({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(movementsOf(code)).toEqual(expected);
  });
});
