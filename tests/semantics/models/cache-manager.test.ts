import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('cache-manager', () => {
  it.each([
    ['a cache without stores', "import { createCache } from 'cache-manager'; const cache = createCache({ ttl: 5 });", ['createCache() entries']],
    ['shared stores', "import { createCache } from 'cache-manager'; createCache({ stores: [createKeyv(url)] });", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
