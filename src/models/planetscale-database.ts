import type { LibraryModel } from '../semantics/types.js';
import { listBatch } from './shapes/sql.js';

export const planetscaleDatabaseModel: LibraryModel = {
  library: '@planetscale/database',
  packages: ['@planetscale/database'],
  majors: [1],
  stores: [
    {
      name: 'connection',
      keeps: 'rows',
      batch: listBatch,
      made: [{ path: 'connect()' }, { path: 'Client.new()' }],
      derived: [{ path: 'connection()' }, { path: 'transaction().#0' }],
      types: ['Connection', 'Transaction'],
      operations: [
        { paths: ['execute()'], does: 'statement', text: [{ argument: 0 }], values: [{ argument: 1 }], placeholders: [{ form: '?' }] },
        { paths: ['transaction()'], does: 'transaction', callback: [{ argument: 0 }] },
      ],
      source: '@planetscale/database@1.20.2:dist/index.d.ts',
    },
  ],
};
