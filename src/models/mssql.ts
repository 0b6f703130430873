import type { LibraryModel } from '../semantics/types.js';
import { listBatch } from './shapes/sql.js';

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
  stores: [
    {
      name: 'pool',
      keeps: 'rows',
      batch: listBatch,
      answers: ['recordset'],
      shared: [''],
      made: [{ path: 'ConnectionPool.new()' }, { path: 'connect()' }],
      derived: [{ path: 'connect()' }],
      types: ['ConnectionPool', 'Request'],
      operations: [
        { paths: ['request()', 'Request.new()'], does: 'statement', chain: { runs: ['query', 'batch'] }, binds: ['input'], text: [{ chained: ['query', 'batch'], argument: 0 }], handle: [{ argument: 0 }] },
        { paths: ['{query,batch}()'], does: 'statement', text: [{ argument: 0 }] },
      ],
      source: 'mssql@12.7.14:lib/base/connection-pool.js, lib/base/request.js, lib/global-connection.js; @types/mssql@12.3.0:index.d.ts',
    },
    {
      name: 'transaction',
      keeps: 'rows',
      batch: listBatch,
      answers: ['recordset'],
      made: [{ path: 'Transaction.new()' }, { path: '{ConnectionPool.new,connect}().transaction()' }],
      types: ['Transaction'],
      operations: [
        { paths: ['begin()'], does: 'begin' },
        { paths: ['commit()'], does: 'commit' },
        { paths: ['rollback()'], does: 'rollback' },
        // Its requests are part of it.
        { paths: ['request()'], does: 'statement', chain: { runs: ['query', 'batch'] }, binds: ['input'], text: [{ chained: ['query', 'batch'], argument: 0 }], handle: [{ chained: ['query', 'batch'] }] },
      ],
      source: 'mssql@12.7.14:lib/base/transaction.js',
    },
  ],
};
