import type { LibraryModel } from '../semantics/types.js';
import { postgresBatch } from './shapes/sql.js';

/** A database is made of the options of a pool of pg. */
export const pgPromiseModel: LibraryModel = {
  library: 'pg-promise',
  packages: ['pg-promise'],
  majors: [10, 11, 12],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [{ path: '()()', options: 0, opens: 'pool' }],
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
      source: 'pg-promise@12.7.1:lib/database.js; pg-pool@3.14.0:index.js',
    },
  ],
  stores: [
    {
      name: 'database',
      keeps: 'rows',
      batch: postgresBatch,
      made: [{ path: '()()' }],
      derived: [{ path: '{tx,txIf,task,taskIf}().#0' }, { path: 'connect()' }],
      types: ['IDatabase', 'ITask', 'IBaseProtocol'],
      operations: [
        { paths: ['{one,oneOrNone}()'], does: 'statement', reads: 'read-one', text: [{ argument: 0 }, { argument: 0, option: 'text' }], values: [{ argument: 1 }, { argument: 0, option: 'values' }], placeholders: [{ form: '$1' }] },
        { paths: ['{query,any,many,manyOrNone,result,none,each,map,multi,multiResult}()'], does: 'statement', text: [{ argument: 0 }, { argument: 0, option: 'text' }], values: [{ argument: 1 }, { argument: 0, option: 'values' }], placeholders: [{ form: '$1' }] },
        { paths: ['{tx,txIf}()'], does: 'transaction', callback: [{ argument: 0 }, { argument: 1 }] },
      ],
      source: 'pg-promise@12.7.1:lib/database.js, typescript/pg-promise.d.ts',
    },
  ],
};
