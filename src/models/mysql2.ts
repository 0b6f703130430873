import type { LibraryModel, OperationModel } from '../semantics/types.js';

const statements: readonly OperationModel[] = [
  { paths: ['{query,execute}()'], does: 'statement', pairs: true, text: [{ argument: 0 }, { argument: 0, option: 'sql' }], values: [{ argument: 1 }, { argument: 0, option: 'values' }], placeholders: [{ form: '?', quotesDouble: true }] },
  { paths: ['beginTransaction()'], does: 'begin' },
  { paths: ['commit()'], does: 'commit' },
  { paths: ['rollback()'], does: 'rollback' },
];

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'WHERE id IN (?)',
  'read-many': 'WHERE id IN (?)',
  count: 'WHERE id IN (?) GROUP BY id',
  insert: 'INSERT … VALUES ?',
  'update-many': 'UPDATE … WHERE id IN (?)',
  'delete-many': 'DELETE … WHERE id IN (?)',
  upsert: 'INSERT … VALUES ? ON DUPLICATE KEY UPDATE …',
} as const;

/** What limits a query is an option of the query, so nothing is asked of the pool but the time to connect. */
export const mysql2Model: LibraryModel = {
  library: 'mysql2',
  packages: ['mysql2', 'mysql2/promise'],
  majors: [1, 2, 3],
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
  resources: [
    {
      what: 'connection',
      taken: ['createPool().getConnection()', 'createPool().promise().getConnection()', 'Pool.new().getConnection()'],
      withoutCallback: true,
      returned: ['release', 'destroy'],
      returnedTo: ['releaseConnection'],
      transaction: { begins: 'beginTransaction', undo: 'rollback()' },
      source: 'mysql2@3.24.6:promise.d.ts, lib/promise/pool_connection.js',
    },
    { what: 'connection', taken: ['createConnection()'], returned: ['end', 'destroy', 'close'], awaited: true, mayStay: true, source: 'mysql2@3.24.6:promise.d.ts' },
  ],
  stores: [
    {
      name: 'connection',
      keeps: 'rows',
      batch,
      made: [{ path: '{createConnection,createPool}()', options: 0 }],
      derived: [{ path: 'getConnection()' }, { path: 'promise()' }, { path: 'getConnection().#1' }],
      types: ['Pool', 'PoolConnection', 'Connection'],
      operations: statements,
      source: 'mysql2@3.24.6:promise.d.ts, lib/base/connection.js',
    },
  ],
};
