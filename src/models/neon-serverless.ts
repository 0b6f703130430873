import type { LibraryModel } from '../semantics/types.js';
import { postgresBatch, taggedStatement } from './shapes/sql.js';

/** Its pool is that of pg over a web socket. `neon()` sends each query by `fetch`: nothing is asked of it. */
export const neonServerlessModel: LibraryModel = {
  library: '@neondatabase/serverless',
  packages: ['@neondatabase/serverless', '@vercel/postgres'],
  majors: [0, 1],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [
        { path: '{Pool,Client}.new()', options: 0 },
        { path: '{createPool,createClient}()', options: 0 },
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
      source: '@neondatabase/serverless@1.2.0:index.js, index.d.ts; @vercel/postgres@0.10.0:dist/index.js',
    },
  ],
  resources: [
    { what: 'connection', taken: ['Pool.new().connect()', 'createPool().connect()'], withoutCallback: true, returned: ['release'], transaction: { begins: 'query', statement: true, undo: "query('ROLLBACK')" }, source: '@neondatabase/serverless@1.2.0:index.d.ts' },
  ],
  pieces: [{ names: ['unsafe'], source: '@neondatabase/serverless@1.2.0:index.d.ts' }],
  stores: [
    {
      name: 'connection',
      keeps: 'rows',
      batch: postgresBatch,
      shared: ['{sql,db}'],
      made: [{ path: '{Pool,Client}.new()' }, { path: '{createPool,createClient}()' }, { path: 'neon()' }],
      derived: [{ path: 'connect()' }, { path: 'sql' }],
      types: ['PoolClient', 'VercelPoolClient', 'NeonQueryFunction'],
      operations: [
        { paths: ['query()'], does: 'statement', text: [{ argument: 0 }, { argument: 0, option: 'text' }], values: [{ argument: 1 }, { argument: 0, option: 'values' }], placeholders: [{ form: '$1' }] },
        { paths: ['transaction()'], does: 'transaction', callback: [{ argument: 0 }] },
        taggedStatement,
      ],
      source: '@neondatabase/serverless@1.2.0:index.d.ts; @vercel/postgres@0.10.0:dist/index.d.ts',
    },
  ],
};
