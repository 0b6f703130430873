import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('rate-limiter-flexible', () => {
  it.each([
    ['a limiter in memory', "import { RateLimiterMemory } from 'rate-limiter-flexible'; const limiter = new RateLimiterMemory({ points: 5, duration: 1 });", ['RateLimiterMemory() counts']],
    ['a limiter that stands in for a shared one', "import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'; new RateLimiterRedis({ storeClient, insuranceLimiter: new RateLimiterMemory({ points: 5, duration: 1 }) });", []],
    ['the same by a name', "import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'; const spare = new RateLimiterMemory({ points: 5, duration: 1 }); new RateLimiterRedis({ storeClient, insuranceLimiter: spare });", []],
    ['a shared limiter', "import { RateLimiterRedis } from 'rate-limiter-flexible'; new RateLimiterRedis({ storeClient, points: 5, duration: 1 });", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
