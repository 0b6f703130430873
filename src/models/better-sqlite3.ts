import type { LibraryModel, OperationModel } from '../semantics/types.js';
import { listBatch } from './shapes/sql.js';

const operations: readonly OperationModel[] = [
  {
    paths: ['{prepare,query}()'], does: 'statement', text: [{ argument: 0 }], values: [{ chained: ['get', 'all', 'run', 'iterate', 'values'], argument: 0 }],
    placeholders: [{ form: '?', isTyped: true }],
    chain: { runs: ['get', 'all', 'run', 'iterate', 'values'], becomes: { get: 'read-one' } },
  },
  // `run` is of Bun alone; in better-sqlite3 and Node it takes no values.
  { paths: ['{exec,run}()'], does: 'statement', text: [{ argument: 0 }], values: [{ argument: 1 }] },
  // It gives a function that runs the one it was given in a transaction.
  { paths: ['transaction()'], does: 'transaction', callback: [{ argument: 0 }] },
];

/** SQLite in the process: each call is done when it returns, and nothing of this process comes between two of them. */
export const betterSqlite3Model: LibraryModel = {
  library: 'better-sqlite3',
  packages: ['better-sqlite3', 'node:sqlite', 'bun:sqlite'],
  majors: [8, 9, 10, 11, 12],
  stores: [
    {
      name: 'database',
      keeps: 'rows',
      immediate: true,
      ambient: true,
      batch: listBatch,
      made: [{ path: 'new()' }, { path: '()' }, { path: '{DatabaseSync,Database}.new()' }, { path: 'Database.open()' }],
      types: ['Database.Database', 'BetterSqlite3.Database', 'DatabaseSync', 'Database'],
      operations,
      source: 'better-sqlite3@12.11.1:lib/database.js, lib/methods/transaction.js; @types/better-sqlite3@9.6.0:index.d.ts; @types/node@26.6.7:sqlite.d.ts; bun-types@1.4.5:sqlite.d.ts',
    },
  ],
};
