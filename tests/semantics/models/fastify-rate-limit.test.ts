import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('@fastify/rate-limit', () => {
  it.each([
    ['a limiter without Redis', "import rateLimit from '@fastify/rate-limit'; await app.register(rateLimit, { max: 100 });", ['app.register() counts']],
    ['without options', "import rateLimit from '@fastify/rate-limit'; app.register(rateLimit);", ['app.register() counts']],
    ['with require in place', "app.register(require('@fastify/rate-limit'), { max: 100 });", ['app.register() counts']],
    ['with Redis', "import rateLimit from '@fastify/rate-limit'; app.register(rateLimit, { max: 100, redis });", []],
    ['with a store of its own', "import rateLimit from '@fastify/rate-limit'; app.register(rateLimit, { max: 100, store: Store });", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
