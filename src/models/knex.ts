import type { LibraryModel } from '../semantics/types.js';

/** The driver takes the options of `connection`; only those of PostgreSQL can limit a query there. */
export const knexModel: LibraryModel = {
  library: 'knex',
  packages: ['knex'],
  majors: [0, 1, 2, 3],
  clients: [
    {
      name: 'pool',
      category: 'database',
      made: [
        { path: '()', options: 0, opens: 'pool' },
        { path: 'knex()', options: 0, opens: 'pool' },
      ],
      waits: [
        {
          wait: 'connect',
          boundedBy: [
            { option: 'acquireConnectionTimeout', is: 'duration' },
            { option: 'pool.acquireTimeoutMillis', is: 'duration' },
          ],
          defaultMs: 60_000,
          remedies: [{ option: 'acquireConnectionTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          when: { option: 'client', equals: ['pg', 'postgres', 'postgresql', 'cockroachdb', 'pgnative'] },
          boundedBy: [
            { option: 'connection.query_timeout', is: 'duration' },
            { option: 'connection.statement_timeout', is: 'duration' },
            { option: 'pool.afterCreate', is: 'given' },
          ],
          remedies: [{ option: 'connection.query_timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'knex@3.3.0:lib/client.js, lib/dialects/postgres/index.js, types/index.d.ts',
    },
  ],
  resources: [
    { what: 'transaction', taken: ['().transaction()', 'knex().transaction()', 'Knex.new().transaction()'], withoutCallback: true, returned: ['commit', 'rollback'], awaited: true, isTransaction: true, source: 'knex@3.3.0:types/index.d.ts' },
  ],
};
