import type { LibraryModel } from '../semantics/types.js';

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'WHERE id IN ${sql(ids)}',
  'read-many': 'WHERE id IN ${sql(ids)}',
  count: 'WHERE id IN ${sql(ids)} GROUP BY id',
  insert: 'INSERT INTO … ${sql(rows)}',
  'update-many': 'UPDATE … WHERE id IN ${sql(ids)}',
  'delete-many': 'DELETE … WHERE id IN ${sql(ids)}',
} as const;

/** postgres.js. Its options are in seconds. What limits a query is a setting of the server, so nothing is asked of it. */
export const postgresModel: LibraryModel = {
  library: 'postgres',
  packages: ['postgres'],
  majors: [3],
  needs: [
    {
      paths: ['()'],
      arguments: [0],
      options: ['host', 'hostname'],
      reads: ['PGHOST', 'PGPORT', 'PGUSER', 'PGPASSWORD', 'PGDATABASE'],
      otherwise: '`postgres` connects to `localhost`',
      source: 'postgres@3.4.9:src/index.js',
    },
    {
      paths: ['()'],
      options: ['database', 'db', 'user', 'username', 'password', 'pass'],
      in: [0, 1],
      reads: ['PGHOST', 'PGPORT', 'PGUSER', 'PGPASSWORD', 'PGDATABASE'],
      otherwise: '`postgres` takes a default of its own, and its first query fails',
      source: 'postgres@3.4.9:src/index.js',
    },
  ],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [{ path: '()', options: [0, 1], opens: 'pool' }],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connect_timeout', is: 'duration' }],
          defaultMs: 30_000,
          remedies: [{ option: 'connect_timeout', value: 's', at: 'client' }],
        },
      ],
      keptFor: ['listen', 'subscribe'],
      source: 'postgres@3.4.9:src/index.js, src/connection.js',
    },
  ],
  resources: [{ what: 'connection', taken: ['().reserve()'], returned: ['release'], source: 'postgres@3.4.9:src/index.js' }],
  stores: [
    {
      name: 'connection',
      keeps: 'rows',
      batch,
      made: [{ path: '()', options: [0, 1] }],
      derived: [{ path: '{begin,savepoint}().#0' }, { path: 'reserve()' }],
      types: ['Sql', 'TransactionSql', 'ReservedSql'],
      operations: [
        { paths: ['begin()', 'savepoint()'], does: 'transaction', opens: { call: 'begin', handle: 'tx' }, callback: [{ argument: 0 }, { argument: 1 }] },
        { paths: ['unsafe()'], does: 'statement', text: [{ argument: 0 }], values: [{ argument: 1 }], placeholders: [{ form: '$1' }] },
        { paths: ['()'], does: 'statement', lazy: true, text: [{ argument: 0 }] },
      ],
      source: 'postgres@3.4.9:src/index.js, types/index.d.ts',
    },
  ],
};
