import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('express-slow-down', () => {
  it.each([
    ['a limiter without a store', "import slowDown from 'express-slow-down'; app.use(slowDown({ delayAfter: 5 }));", ['slowDown() counts']],
    ['a shared store', "import { slowDown } from 'express-slow-down'; app.use(slowDown({ delayAfter: 5, store }));", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
