import { redisCommandsWith } from './shapes/redis-commands.js';
import type { LibraryModel } from '../semantics/types.js';

const blockingCommands = [
  'blPop', 'brPop', 'blMove', 'blmPop', 'brPopLPush', 'bzPopMin', 'bzPopMax', 'bzmPop', 'xRead', 'xReadGroup',
  'BLPOP', 'BRPOP', 'BLMOVE', 'BLMPOP', 'BRPOPLPUSH', 'BZPOPMIN', 'BZPOPMAX', 'BZMPOP', 'XREAD', 'XREADGROUP',
] as const;

/** Kills an idle connection too, so it wants a `pingInterval` below it: nothing to write unseen. */
const bySocket = (option: string) =>
  [
    {
      wait: 'connect',
      boundedBy: [{ option: `${option}.connectTimeout`, is: 'duration' }],
      defaultMs: 5000,
      remedies: [{ option: `${option}.connectTimeout`, value: 'ms', at: 'client' }],
    },
    {
      wait: 'command',
      unlessCalled: blockingCommands,
      boundedBy: [{ option: `${option}.socketTimeout`, is: 'duration' }],
      remedies: [{ option: `${option}.socketTimeout`, value: 'ms', at: 'client', byHand: true }],
    },
  ] as const;

const source =
  '@redis/client@6.3.1, @redis/client@5.12.1:dist/lib/client/socket.js, dist/lib/client/commands-queue.js; behaviour run: the default command timeout of 6 and `commandOptions.timeout` end when a command is written, a silent server holds it for ever';

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'mGet(keys)',
  'read-many': 'multi()',
  count: 'multi()',
  update: 'multi()',
  increment: 'multi()',
  delete: 'del(keys)',
} as const;

/** node-redis. 4 is left out: it has no option that limits the wait for an answer. */
export const redisModel: LibraryModel = {
  library: 'redis',
  packages: ['redis', '@redis/client'],
  majors: [4, 5, 6],
  needs: [
    {
      paths: ['{createClient,createClientPool}()'],
      options: ['url', 'socket.host'],
      otherwise: '`redis` connects to `localhost`',
      source: '@redis/client@5.12.1:dist/lib/client/index.js',
    },
  ],
  registrars: [{ name: 'connection', made: ['{createClient,createClientPool,createCluster}()', 'createClient().duplicate()'], fluent: ['on'], source: '@redis/client@5.12.1:dist/lib/client/index.js' }],
  handlers: [
    {
      name: 'message',
      kind: 'message',
      found: [{ by: 'call', on: 'connection', methods: ['subscribe', 'pSubscribe', 'sSubscribe', 'SUBSCRIBE', 'PSUBSCRIBE', 'SSUBSCRIBE'], functions: [{ argument: 1 }] }],
      inputs: [{ part: 'message', state: 'text' }],
      rejected: [{ as: 'unhandled' }],
      once: true,
      answers: [{ code: 'return' }],
      source: '@redis/client@5.12.1:dist/lib/client/pub-sub.js',
    },
  ],
  clients: [
    {
      name: 'connection',
      category: 'cache',
      majors: '>=5',
      made: [
        { path: 'createClient()', options: 0, opens: 'connection' },
        { path: 'createClientPool()', options: 0, opens: 'pool' },
      ],
      gives: ['on', 'once', 'connect', 'duplicate'],
      keptFor: [...blockingCommands, 'subscribe', 'pSubscribe', 'sSubscribe', 'monitor', 'SUBSCRIBE', 'PSUBSCRIBE', 'SSUBSCRIBE', 'MONITOR'],
      waits: bySocket('socket'),
      source,
    },
    {
      name: 'cluster',
      category: 'cache',
      majors: '>=5',
      made: [{ path: 'createCluster()', options: 0, opens: 'pool' }],
      waits: bySocket('defaults.socket'),
      source,
    },
  ],
  resources: [{ what: 'connection', taken: ['createClient()'], returned: ['quit', 'close', 'disconnect', 'destroy'], awaited: true, heldFrom: 'connect', mayStay: true, source: '@redis/client@6.3.1:dist/lib/client/index.js' }],
  stores: [
    {
      name: 'connection',
      keeps: 'entries',
      batch,
      made: [{ path: '{createClient,createClientPool,createCluster}()' }],
      derived: [{ path: '{duplicate,connect,on}()' }],
      types: ['RedisClientType', 'RedisClusterType'],
      operations: redisCommandsWith('option', 'NX: true'),
      source: '@redis/client@6.3.1:dist/lib/commands/index.d.ts',
    },
  ],
};
