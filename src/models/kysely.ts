import type { LibraryModel, LooksAgainModel, ManyModel } from '../semantics/types.js';

const runs = ['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'stream'];
const one = { executeTakeFirst: 'read-one', executeTakeFirstOrThrow: 'read-one' } as const;
const filter = [{ chained: ['where', 'whereRef', 'having'], argument: 0 }];

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': "where('id', 'in', ids)",
  'read-many': "where('id', 'in', ids)",
  count: "where('id', 'in', ids).groupBy('id')",
  insert: 'insertInto(table).values(rows)',
  'update-many': "where('id', 'in', ids)",
  'delete-many': "where('id', 'in', ids)",
  upsert: 'insertInto(table).values(rows).onConflict(…)',
} as const;

/** An empty list is an error of PostgreSQL and MySQL: `in ()`. */
const many: ManyModel = {
  methods: { executeTakeFirst: 'execute' },
  keeps: ['selectFrom', 'select', 'selectAll', 'where', 'orderBy', 'execute'],
  keys: [{ form: 'condition', methods: ['where'], operator: '=', any: "'in'" }],
  selects: [{ chained: ['select'], argument: 0 }],
  missing: 'undefined',
  asText: true,
  refusesEmpty: true,
  source: 'kysely@0.28.18, kysely@0.29.9:dist/esm/query-builder/select-query-builder.d.ts; behaviour run',
};

/** Its numbers are of the type `bigint`. */
const looksAgain: LooksAgainModel = {
  joins: 'call',
  says: { '=': ".where('$column', '=', $value)", '<': ".where('$column', '<', $value)", '<=': ".where('$column', '<=', $value)", '>': ".where('$column', '>', $value)", '>=': ".where('$column', '>=', $value)", empty: ".where('$column', 'is', null)", true: ".where('$column', '=', true)" },
  answer: { property: 'numUpdatedRows', name: 'numUpdatedRows', none: '$name < 1' },
  ends: { execute: 'executeTakeFirst' },
};

/** What it waits for is its dialect's, whose pool is judged where it is made. */
export const kyselyModel: LibraryModel = {
  library: 'kysely',
  packages: ['kysely'],
  majors: [0],
  clients: [{ name: 'database', category: 'database', made: [{ path: 'Kysely.new()', options: 0 }], waits: [], source: 'kysely@0.28.18:dist/esm/kysely.d.ts' }],
  pieces: [{ names: ['raw'], takes: { placeholders: [{ form: 'tag' }] }, source: 'kysely@0.28.18:dist/esm/raw-builder/sql.d.ts' }],
  stores: [
    {
      name: 'database',
      keeps: 'rows',
      batch,
      made: [{ path: 'Kysely.new()', options: 0 }],
      derived: [{ path: 'transaction().execute().#0' }, { path: 'transaction().setIsolationLevel().execute().#0' }, { path: 'connection().execute().#0' }, { path: 'startTransaction().execute()' }, { path: '{withSchema,withPlugin,with,withRecursive}()' }],
      types: ['Kysely', 'Transaction'],
      operations: [
        { paths: ['transaction().execute()', 'transaction().setIsolationLevel().execute()'], does: 'transaction', opens: { call: 'transaction().execute', handle: 'trx' }, callback: [{ argument: 0 }] },
        { paths: ['selectFrom()'], does: 'read-many', lazy: true, chain: { runs, becomes: one }, record: [{ argument: 0 }], filter, limit: [{ chained: ['limit', 'top', 'fetch'], argument: 0 }], lock: [{ chained: ['forUpdate', 'forShare', 'forNoKeyUpdate'] }], many },
        { paths: ['insertInto()', 'replaceInto()'], does: 'insert', lazy: true, chain: { runs, becomes: { onDuplicateKeyUpdate: 'upsert', onConflict: 'upsert' } }, record: [{ argument: 0 }], data: [{ chained: ['values'], argument: 0 }], bulk: { keeps: ['insertInto', 'values', 'execute'], refusesEmpty: true, source: 'kysely@0.28.18, kysely@0.29.9:dist/esm/query-builder/insert-query-builder.d.ts; behaviour run' } },
        { paths: ['updateTable()'], does: 'update-many', looksAgain, computes: { text: "(eb) => eb('$column', '$operator', $by)" }, lazy: true, chain: { runs }, record: [{ argument: 0 }], filter, data: [{ chained: ['set'], argument: 0 }] },
        { paths: ['deleteFrom()'], does: 'delete-many', lazy: true, chain: { runs }, record: [{ argument: 0 }], filter },
      ],
      source: 'kysely@0.28.18:dist/esm/kysely.d.ts, dist/esm/query-creator.d.ts, dist/esm/query-builder/*.d.ts; behaviour run',
    },
    {
      name: 'raw builder',
      keeps: 'rows',
      batch,
      shared: [''],
      operations: [{ paths: ['sql().execute()'], does: 'statement', lazy: true, text: [{ receiver: true }], handle: [{ argument: 0 }] }],
      source: 'kysely@0.28.18:dist/esm/raw-builder/raw-builder.d.ts',
    },
  ],
};
