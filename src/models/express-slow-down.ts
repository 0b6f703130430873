import type { LibraryModel } from '../semantics/types.js';
import { ioredis, redis } from './shapes/redis-clients.js';

export const expressSlowDownModel: LibraryModel = {
  library: 'express-slow-down',
  packages: ['express-slow-down'],
  majors: [1, 2, 3],
  memoryStores: [
    {
      name: 'limiter',
      keeps: 'counts',
      made: [{ path: '()', options: 0 }, { path: 'slowDown()', options: 0 }],
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
      source: 'express-slow-down@3.1.1:dist/index.mjs hands its options to express-rate-limit',
    },
  ],
};
