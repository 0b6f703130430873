import type { LibraryModel } from '../semantics/types.js';
import { redisCommandsWith } from './shapes/redis-commands.js';

/** A connection for blocking commands (BullMQ asks for one) has no limit of retries, and must have none of time. */
const blocking = { option: 'maxRetriesPerRequest', equals: [null] };
const blockingCommands = ['blpop', 'brpop', 'blmove', 'blmpop', 'brpoplpush', 'bzpopmin', 'bzpopmax', 'bzmpop', 'xread', 'xreadgroup'];

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'mget(keys)',
  'read-many': 'pipeline()',
  count: 'pipeline()',
  update: 'pipeline()',
  increment: 'pipeline()',
  delete: 'del(...keys)',
} as const;

export const ioredisModel: LibraryModel = {
  library: 'ioredis',
  packages: ['ioredis'],
  majors: [4, 5, 6],
  registrars: [{ name: 'connection', made: ['new()', '{Redis,Cluster}.new()', 'new().duplicate()', 'Redis.new().duplicate()'], source: 'ioredis@5.11.1:built/Redis.js' }],
  handlers: [
    {
      name: 'message',
      kind: 'message',
      found: [{ by: 'call', on: 'connection', methods: ['on:message'], functions: [{ argument: 1 }] }],
      inputs: [{ part: 'message', parameter: 1, state: 'text' }],
      rejected: [{ as: 'unhandled' }],
      once: true,
      answers: [{ code: 'return' }],
      source: 'ioredis@5.11.1:built/DataHandler.js; node:events: behaviour run',
    },
    {
      name: 'message by pattern',
      kind: 'message',
      found: [{ by: 'call', on: 'connection', methods: ['on:pmessage'], functions: [{ argument: 1 }] }],
      inputs: [{ part: 'message', parameter: 2, state: 'text' }],
      rejected: [{ as: 'unhandled' }],
      once: true,
      answers: [{ code: 'return' }],
      source: 'ioredis@5.11.1:built/DataHandler.js; node:events: behaviour run',
    },
  ],
  needs: [
    {
      paths: ['new()', 'Redis.new()'],
      arguments: [0, 1],
      options: ['host'],
      otherwise: '`ioredis` connects to `localhost`',
      source: 'ioredis@5.11.1:built/redis/RedisOptions.js, built/Redis.js',
    },
  ],
  clients: [
    {
      name: 'connection',
      category: 'cache',
      made: [
        { path: 'new()', options: [0, 1, 2], opens: 'connection' },
        { path: 'Redis.new()', options: [0, 1, 2], opens: 'connection' },
      ],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connectTimeout', is: 'duration' }],
          defaultMs: 10_000,
          remedies: [{ option: 'connectTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'command',
          unless: blocking,
          unlessCalled: blockingCommands,
          boundedBy: [
            { option: 'commandTimeout', is: 'duration' },
            { option: 'socketTimeout', is: 'duration', majors: '>=5' },
          ],
          remedies: [{ option: 'commandTimeout', value: 'ms', at: 'client' }],
        },
      ],
      gives: ['on', 'once', 'duplicate'],
      keptFor: [...blockingCommands, 'subscribe', 'psubscribe', 'ssubscribe', 'monitor'],
      source: 'ioredis@6.0.0, ioredis@5.11.1:built/redis/RedisOptions.js, built/Redis.js; behaviour run',
    },
    {
      name: 'cluster',
      category: 'cache',
      made: [
        { path: 'Cluster.new()', options: 1, opens: 'pool' },
        { path: 'Redis.Cluster.new()', options: 1, opens: 'pool' },
      ],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'redisOptions.connectTimeout', is: 'duration' }],
          defaultMs: 10_000,
          remedies: [{ option: 'redisOptions.connectTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'command',
          unless: { ...blocking, option: 'redisOptions.maxRetriesPerRequest' },
          unlessCalled: blockingCommands,
          boundedBy: [
            { option: 'redisOptions.commandTimeout', is: 'duration' },
            { option: 'redisOptions.socketTimeout', is: 'duration', majors: '>=5' },
          ],
          ignored: [{ option: 'commandTimeout' }],
          remedies: [{ option: 'redisOptions.commandTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'ioredis@6.0.0:built/cluster/ConnectionPool.js, built/cluster/ClusterOptions.js',
    },
  ],
  resources: [{ what: 'connection', taken: ['new()', 'Redis.new()'], returned: ['quit', 'disconnect', 'end'], awaited: true, mayStay: true, source: 'ioredis@6.0.0:built/Redis.js' }],
  stores: [
    {
      name: 'connection',
      keeps: 'entries',
      batch,
      made: [{ path: 'new()' }, { path: 'Redis.new()' }, { path: 'Cluster.new()' }, { path: 'Redis.Cluster.new()' }],
      derived: [{ path: 'duplicate()' }],
      types: ['Redis', 'Cluster', 'RedisCommander'],
      operations: redisCommandsWith('word', "'NX'"),
      source: 'ioredis@6.0.0:built/utils/RedisCommander.d.ts',
    },
  ],
};
