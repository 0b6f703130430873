import type { LibraryModel } from '../semantics/types.js';

/** What a driver waits for follows from `type`; `extra` goes to the driver as it is. */
const postgres = { option: 'type', equals: ['postgres'] };

export const typeormModel: LibraryModel = {
  library: 'typeorm',
  packages: ['typeorm', '@nestjs/typeorm'],
  majors: [0, 1],
  clients: [
    {
      name: 'data source',
      category: 'database',
      made: [
        { path: 'DataSource.new()', options: 0, opens: 'pool' },
        { path: 'createConnection()', options: 0, opens: 'pool' },
        { path: 'TypeOrmModule.forRoot()', options: 0 },
        { path: 'TypeOrmModule.forRootAsync()', options: 0, returnedBy: 'useFactory' },
      ],
      gives: ['initialize', 'connect'],
      waits: [
        {
          wait: 'connect',
          when: postgres,
          boundedBy: [
            { option: 'connectTimeoutMS', is: 'duration' },
            { option: 'extra.connectionTimeoutMillis', is: 'duration' },
          ],
          remedies: [{ option: 'connectTimeoutMS', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          when: postgres,
          boundedBy: [
            { option: 'extra.query_timeout', is: 'duration' },
            { option: 'extra.statement_timeout', is: 'duration' },
          ],
          remedies: [{ option: 'extra.query_timeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'connect',
          when: { option: 'type', equals: ['mysql', 'mariadb'] },
          boundedBy: [{ option: 'connectTimeout', is: 'duration' }],
          defaultMs: 10_000,
          remedies: [{ option: 'connectTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'typeorm@1.1.1:driver/postgres/PostgresDriver.js, driver/mysql/MysqlDriver.js; @nestjs/typeorm@11.0.3:dist/typeorm-core.module.js',
    },
  ],
  resources: [
    {
      what: 'connection',
      taken: ['{DataSource,Connection}.new().createQueryRunner()', '{createConnection,getConnection}().createQueryRunner()', 'EntityManager.new().connection.createQueryRunner()'],
      returned: ['release'],
      awaited: true,
      transaction: { begins: 'startTransaction', undo: 'rollbackTransaction()' },
      source: 'typeorm@1.1.1, 0.3.31:query-runner/QueryRunner.d.ts',
    },
  ],
};
