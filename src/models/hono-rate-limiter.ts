import type { LibraryModel } from '../semantics/types.js';

export const honoRateLimiterModel: LibraryModel = {
  library: 'hono-rate-limiter',
  packages: ['hono-rate-limiter'],
  majors: [0],
  memoryStores: [
    {
      name: 'limiter',
      keeps: 'counts',
      made: [{ path: 'rateLimiter()', options: 0 }],
      storedBy: ['store', 'binding'],
      inMemory: [{ package: 'hono-rate-limiter', paths: ['MemoryStore.new()'] }],
      advice: 'Give it a shared `store`, such as its RedisStore',
      source: 'hono-rate-limiter@0.5.4:dist/index.js',
    },
  ],
};
