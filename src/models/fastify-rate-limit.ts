import type { LibraryModel } from '../semantics/types.js';
import { ioredis } from './shapes/redis-clients.js';

export const fastifyRateLimitModel: LibraryModel = {
  library: '@fastify/rate-limit',
  packages: ['@fastify/rate-limit', 'fastify-rate-limit'],
  majors: [8, 9, 10, 11],
  memoryStores: [
    {
      name: 'limiter',
      keeps: 'counts',
      plugin: { paths: ['', 'fastifyRateLimit'], options: 1 },
      storedBy: ['redis', 'store'],
      advice: 'Give it `redis` or a shared `store`',
      remedies: [{ option: 'redis', client: ioredis, code: '$client' }],
      source: '@fastify/rate-limit@8.1.1, 11.2.0:index.js, store/LocalStore.js, store/RedisStore.js',
    },
  ],
};
