import type { LibraryModel } from '../semantics/types.js';

/** What limits a query is an option of the query, so nothing is asked of the pool but the time to connect. */
export const mysql2Model: LibraryModel = {
  library: 'mysql2',
  packages: ['mysql2', 'mysql2/promise'],
  majors: [1, 2, 3],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [
        { path: 'createPool()', options: 0, opens: 'pool' },
        { path: 'createConnection()', options: 0, opens: 'connection' },
      ],
      gives: ['promise'],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connectTimeout', is: 'duration' }],
          defaultMs: 10_000,
          remedies: [{ option: 'connectTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'mysql2@3.24.6:lib/connection_config.js, lib/base/connection.js',
    },
  ],
  needs: [
    {
      paths: ['{createConnection,createPool}()'],
      arguments: [0],
      options: ['host', 'uri'],
      otherwise: '`mysql2` connects to `localhost`',
      source: 'mysql2@3.24.6:lib/connection_config.js',
    },
    {
      paths: ['{createConnection,createPool}()'],
      options: ['user', 'password', 'database'],
      otherwise: '`mysql2` goes on without it, and its first query fails',
      source: 'mysql2@3.24.6:lib/connection_config.js',
    },
  ],
};
