import type { LibraryModel } from '../semantics/types.js';
import { ioredis, redis } from './shapes/redis-clients.js';

export const expressRateLimitModel: LibraryModel = {
  library: 'express-rate-limit',
  packages: ['express-rate-limit'],
  majors: [5, 6, 7, 8],
  memoryStores: [
    {
      name: 'limiter',
      keeps: 'counts',
      made: [{ path: '()', options: 0 }, { path: 'new()', options: 0 }, { path: 'rateLimit()', options: 0 }],
      storedBy: ['store'],
      inMemory: [{ package: 'express-rate-limit', paths: ['MemoryStore.new()'] }],
      advice: 'Give it a shared `store`, such as rate-limit-redis',
      remedies: [
        {
          option: 'store', client: ioredis, code: 'new $store({ sendCommand: (...args) => $client.call(...args) })',
          typed: 'new $store({ sendCommand: (command: string, ...args: string[]) => $client.call(command, ...args) as Promise<never> })',
          import: { from: 'rate-limit-redis', name: 'RedisStore', as: 'RedisStore', majors: [3, 4, 5], only: [4, 5] },
        },
        {
          option: 'store', client: redis, code: 'new $store({ sendCommand: (...args) => $client.sendCommand(args) })',
          typed: 'new $store({ sendCommand: (...args: string[]) => $client.sendCommand(args) })',
          import: { from: 'rate-limit-redis', name: 'RedisStore', as: 'RedisStore', majors: [3, 4, 5], only: [4, 5] },
        },
      ],
      source: 'express-rate-limit@5.5.1:lib/express-rate-limit.js; express-rate-limit@6.11.2, 7.5.1:dist/index.cjs; express-rate-limit@8.7.5:dist/index.mjs; rate-limit-redis@4.3.1, 5.0.0:dist/index.d.ts',
    },
  ],
};
