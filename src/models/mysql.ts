import type { LibraryModel } from '../semantics/types.js';

/** What limits a query is an option of the query, so nothing is asked of the pool but the time to connect. */
export const mysqlModel: LibraryModel = {
  library: 'mysql',
  packages: ['mysql'],
  majors: [2],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [
        { path: 'createPool()', options: 0, opens: 'pool' },
        { path: 'createConnection()', options: 0, opens: 'connection' },
      ],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connectTimeout', is: 'duration' }],
          defaultMs: 10_000,
          remedies: [{ option: 'connectTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'mysql@2.18.1:lib/ConnectionConfig.js, lib/PoolConfig.js',
    },
  ],
};
