import type { LibraryModel } from '../semantics/types.js';

/** Limiters that stand in while the shared one cannot be reached are meant to be in memory. */
export const rateLimiterFlexibleModel: LibraryModel = {
  library: 'rate-limiter-flexible',
  packages: ['rate-limiter-flexible'],
  majors: [2, 3, 4, 5, 7, 8, 9, 11],
  memoryStores: [
    {
      name: 'limiter',
      keeps: 'counts',
      made: [{ path: 'RateLimiterMemory.new()', options: 0 }],
      fallbackFor: ['insuranceLimiter'],
      advice: 'Use RateLimiterRedis, or another that is shared, and keep this one as its `insuranceLimiter`',
      source: 'rate-limiter-flexible@11.4.0:index.js, lib/RateLimiterMemory.js, lib/RateLimiterStoreAbstract.js',
    },
  ],
};
