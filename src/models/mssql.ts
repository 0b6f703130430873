import type { LibraryModel } from '../semantics/types.js';

/** It bounds every wait by default. */
export const mssqlModel: LibraryModel = {
  library: 'mssql',
  packages: ['mssql'],
  majors: [6, 7, 8, 9, 10, 11, 12],
  clients: [
    {
      name: 'pool',
      category: 'database',
      made: [
        { path: 'ConnectionPool.new()', options: 0, opens: 'pool' },
        { path: 'connect()', options: 0 },
      ],
      gives: ['connect'],
      waits: [
        {
          wait: 'connect',
          boundedBy: [
            { option: 'connectionTimeout', is: 'duration' },
            { option: 'options.connectTimeout', is: 'duration' },
          ],
          defaultMs: 15_000,
          remedies: [{ option: 'connectionTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          boundedBy: [
            { option: 'requestTimeout', is: 'duration' },
            { option: 'options.requestTimeout', is: 'duration' },
          ],
          defaultMs: 15_000,
          remedies: [{ option: 'requestTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'mssql@12.7.14:lib/tedious/connection-pool.js',
    },
  ],
};
