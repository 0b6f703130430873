import type { LibraryModel } from '../semantics/types.js';
import { redisCommandsWith } from './shapes/redis-commands.js';

/** Commands are sent by `fetch`. A signal must be made anew for each: `signal: () => AbortSignal.timeout(ms)`. */
export const upstashRedisModel: LibraryModel = {
  library: '@upstash/redis',
  packages: ['@upstash/redis', '@upstash/redis/*'],
  majors: [1],
  clients: [
    {
      name: 'client',
      category: 'cache',
      made: [
        { path: 'Redis.new()', options: 0 },
        { path: 'Redis.fromEnv()', options: 0 },
      ],
      waits: [
        {
          wait: 'command',
          boundedBy: [{ option: 'signal', is: 'given' }],
          defaultMs: 300_000,
          lastResort: true,
          remedies: [{ option: 'signal', value: 'ms', at: 'client', byHand: true }],
        },
      ],
      source: '@upstash/redis@1.39.0:nodejs.js, nodejs.d.ts; undici@8.12.4:lib/dispatcher/client.js',
    },
  ],
  stores: [
    {
      name: 'client',
      keeps: 'entries',
      batch: { 'read-one': 'mget(…keys)', 'read-many': 'pipeline()', count: 'pipeline()', update: 'pipeline()', increment: 'pipeline()', delete: 'del(…keys)' },
      made: [{ path: 'Redis.new()' }, { path: 'Redis.fromEnv()' }],
      types: ['Redis'],
      // Commands of one turn of the event loop are sent together.
      operations: redisCommandsWith('option', 'nx: true').map((model) => ({ ...model, merges: true })),
      source: '@upstash/redis@1.39.0:nodejs.d.ts; documentation: auto-pipelining is on by default',
    },
  ],
};
