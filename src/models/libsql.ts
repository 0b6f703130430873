import type { LibraryModel } from '../semantics/types.js';
import { listBatch } from './shapes/sql.js';

export const libsqlModel: LibraryModel = {
  library: '@libsql/client',
  packages: ['@libsql/client', '@libsql/client/*'],
  majors: [0],
  stores: [
    {
      name: 'client',
      keeps: 'rows',
      batch: listBatch,
      made: [{ path: 'createClient()' }],
      derived: [{ path: 'transaction()' }],
      types: ['Client', 'Transaction'],
      operations: [
        { paths: ['execute()'], does: 'statement', text: [{ argument: 0 }, { argument: 0, option: 'sql' }], values: [{ argument: 1 }, { argument: 0, option: 'args' }], placeholders: [{ form: '?', isTyped: true }] },
        { paths: ['executeMultiple()'], does: 'statement', text: [{ argument: 0 }] },
        { paths: ['{batch,migrate}()'], does: 'transaction' },
        { paths: ['transaction()'], does: 'begin' },
        { paths: ['commit()'], does: 'commit' },
        { paths: ['rollback()'], does: 'rollback' },
      ],
      source: '@libsql/core@0.18.0:lib-esm/api.d.ts; @libsql/client@0.18.0:lib-esm/http.d.ts, lib-esm/sqlite3.d.ts',
    },
  ],
};
