import type { LibraryModel } from '../semantics/types.js';
import { ioredis, redis } from './shapes/redis-clients.js';

export const expressSessionModel: LibraryModel = {
  library: 'express-session',
  packages: ['express-session'],
  majors: [1],
  memoryStores: [
    {
      name: 'sessions',
      keeps: 'sessions',
      made: [{ path: '()', options: 0 }],
      storedBy: ['store'],
      inMemory: [{ package: 'express-session', paths: ['MemoryStore.new()'] }, { package: 'memorystore', paths: ['().new()'] }],
      advice: 'Give it a shared `store`, such as connect-redis or connect-pg-simple',
      remedies: [
        { option: 'store', client: redis, code: 'new $store({ client: $client })', import: { from: 'connect-redis', as: 'RedisStore', majors: [6, 7, 8, 9], only: [7] } },
        { option: 'store', client: redis, code: 'new $store({ client: $client })', import: { from: 'connect-redis', name: 'RedisStore', as: 'RedisStore', majors: [6, 7, 8, 9], only: [8, 9] } },
        { option: 'store', client: ioredis, code: 'new $store({ client: $client })', import: { from: 'connect-redis', as: 'RedisStore', majors: [6, 7, 8, 9], only: [7] } },
        { option: 'store', client: ioredis, code: 'new $store({ client: $client })', import: { from: 'connect-redis', name: 'RedisStore', as: 'RedisStore', majors: [6, 7, 8, 9], only: [8] } },
      ],
      source: 'express-session@1.19.0:index.js, session/memory.js; memorystore@1.6.8:lib/memorystore.js; connect-redis@7.1.1:dist/esm/index.js; connect-redis@8.1.0, 9.0.0:dist/connect-redis.js',
    },
  ],
};
