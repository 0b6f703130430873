import type { LibraryModel } from '../semantics/types.js';

/** Where it is given what a pool of pg is made of, it makes that pool. */
export const drizzleOrmNodePostgresModel: LibraryModel = {
  library: 'drizzle-orm/node-postgres',
  packages: ['drizzle-orm/node-postgres'],
  majors: [0, 1],
  clients: [
    {
      name: 'database',
      category: 'database',
      made: [{ path: 'drizzle()', options: 0 }],
      waits: [
        {
          wait: 'connect',
          when: { option: 'connection' },
          unless: { option: 'client' },
          boundedBy: [{ option: 'connection.connectionTimeoutMillis', is: 'duration' }],
          remedies: [{ option: 'connection.connectionTimeoutMillis', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          when: { option: 'connection' },
          unless: { option: 'client' },
          boundedBy: [
            { option: 'connection.query_timeout', is: 'duration' },
            { option: 'connection.statement_timeout', is: 'duration' },
          ],
          remedies: [{ option: 'connection.query_timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'drizzle-orm@0.45.4:node-postgres/driver.js',
    },
  ],
};
