import type { LibraryModel } from '../semantics/types.js';

export const pgModel: LibraryModel = {
  library: 'pg',
  packages: ['pg'],
  majors: [8],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [
        { path: 'Pool.new()', options: 0 },
        { path: 'Client.new()', options: 0 },
      ],
      configuredBy: ['on:connect'],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connectionTimeoutMillis', is: 'duration' }],
          remedies: [{ option: 'connectionTimeoutMillis', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          boundedBy: [
            { option: 'query_timeout', is: 'duration' },
            { option: 'statement_timeout', is: 'duration' },
          ],
          remedies: [{ option: 'query_timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'pg-pool@3.14.0:index.js; pg@8.23.1:lib/client.js, lib/defaults.js; behaviour run',
    },
  ],
};
