import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('express-rate-limit', () => {
  it.each([
    ['a limiter without a store', "import rateLimit from 'express-rate-limit'; app.use(rateLimit({ max: 5 }));", ['rateLimit() counts']],
    ['by its name', "import { rateLimit as limit } from 'express-rate-limit'; const api = limit({ limit: 5 });", ['limit() counts']],
    ['as a class of old', "const RateLimit = require('express-rate-limit'); const api = new RateLimit({ max: 5 });", ['RateLimit() counts']],
    ['its own store', "import { rateLimit, MemoryStore } from 'express-rate-limit'; rateLimit({ store: new MemoryStore() });", ['rateLimit() counts']],
    ['a shared store', "import { rateLimit } from 'express-rate-limit'; import RedisStore from 'rate-limit-redis'; rateLimit({ store: new RedisStore({ sendCommand }) });", []],
    ['a store by a function of another file', "import { rateLimit } from 'express-rate-limit'; rateLimit({ store: makeStore('api') });", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
