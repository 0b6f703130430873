import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('hono-rate-limiter', () => {
  it.each([
    ['a limiter without a store', "import { rateLimiter } from 'hono-rate-limiter'; app.use(rateLimiter({ limit: 5, keyGenerator }));", ['rateLimiter() counts']],
    ['a shared store', "import { rateLimiter, RedisStore } from 'hono-rate-limiter'; rateLimiter({ store: new RedisStore({ client }) });", []],
    ['what its platform counts by', "import { rateLimiter } from 'hono-rate-limiter'; rateLimiter({ binding: (c) => c.env.LIMITER });", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
