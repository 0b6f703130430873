import type { LibraryModel } from '../semantics/types.js';
import { postgresBatch } from './shapes/sql.js';

/** It bounds every wait by default. */
export const slonikModel: LibraryModel = {
  library: 'slonik',
  packages: ['slonik', '@silverhand/slonik'],
  majors: [33, 46, 47, 48, 49],
  clients: [
    {
      name: 'pool',
      category: 'database',
      made: [{ path: 'createPool()', options: 1, opens: 'pool' }],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connectionTimeout', is: 'duration' }],
          defaultMs: 5000,
          remedies: [{ option: 'connectionTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          boundedBy: [{ option: 'statementTimeout', is: 'duration' }],
          defaultMs: 60_000,
          remedies: [{ option: 'statementTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'slonik@47.3.2, slonik@49.10.9:dist/factories/createClientConfiguration.js',
    },
  ],
  stores: [
    {
      name: 'pool',
      keeps: 'rows',
      batch: postgresBatch,
      made: [{ path: 'createPool()' }],
      derived: [{ path: '{transaction,connect}().#0' }],
      types: ['DatabasePool', 'DatabasePoolConnection', 'DatabaseTransactionConnection', 'CommonQueryMethods'],
      operations: [
        { paths: ['{one,maybeOne,oneFirst,maybeOneFirst,exists}()'], does: 'statement', reads: 'read-one', text: [{ argument: 0 }] },
        { paths: ['{query,any,anyFirst,many,manyFirst}()'], does: 'statement', text: [{ argument: 0 }] },
        { paths: ['transaction()'], does: 'transaction', callback: [{ argument: 0 }] },
      ],
      source: 'slonik@47.3.2:dist/types.d.ts',
    },
  ],
};
