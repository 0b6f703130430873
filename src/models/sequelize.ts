import type { LibraryModel } from '../semantics/types.js';

/** Sequelize, its classes for TypeScript and its module for Nest. Only PostgreSQL takes a limit for queries among its options. */
export const sequelizeModel: LibraryModel = {
  library: 'sequelize',
  packages: ['sequelize', 'sequelize-typescript', '@nestjs/sequelize'],
  majors: [5, 6],
  clients: [
    {
      name: 'pool',
      category: 'database',
      made: [
        { path: 'new()', options: [0, 1, 3], opens: 'pool' },
        { path: 'Sequelize.new()', options: [0, 1, 3], opens: 'pool' },
        { path: 'SequelizeModule.forRoot()', options: 0 },
        { path: 'SequelizeModule.forRootAsync()', options: 0, returnedBy: 'useFactory' },
      ],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'pool.acquire', is: 'duration' }],
          defaultMs: 60_000,
          remedies: [{ option: 'pool.acquire', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          when: { option: 'dialect', equals: ['postgres'] },
          boundedBy: [
            { option: 'dialectOptions.query_timeout', is: 'duration' },
            { option: 'dialectOptions.statement_timeout', is: 'duration' },
          ],
          remedies: [{ option: 'dialectOptions.query_timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'sequelize@6.37.8:lib/dialects/abstract/connection-manager.js, lib/dialects/postgres/connection-manager.js; @nestjs/sequelize@11.0.1:dist/sequelize-core.module.js',
    },
  ],
  resources: [
    { what: 'transaction', taken: ['new().transaction()', 'Sequelize.new().transaction()'], withoutCallback: true, returned: ['commit', 'rollback'], awaited: true, isTransaction: true, source: 'sequelize@6.37.8:lib/sequelize.js, lib/transaction.js' },
  ],
};
