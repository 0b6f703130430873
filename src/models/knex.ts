import type { LibraryModel, ManyModel } from '../semantics/types.js';

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': "whereIn('id', ids)",
  'read-many': "whereIn('id', ids)",
  count: "whereIn('id', ids).groupBy('id').count()",
  insert: 'insert(rows)',
  'update-many': "whereIn('id', ids).update(values)",
  'delete-many': "whereIn('id', ids).del()",
  upsert: 'insert(rows).onConflict(key).merge()',
} as const;

/** An empty list finds nothing: it compiles to `1 = 0`. */
const many: ManyModel = {
  methods: { first: '', limit: '' },
  keeps: ['select', 'columns', 'from', 'table', 'where', 'andWhere', 'whereNull', 'whereNotNull', 'whereNot', 'orderBy', 'transacting', 'timeout'],
  keys: [{ form: 'condition', methods: ['where', 'andWhere'], method: 'whereIn' }],
  selects: [{ chained: ['select', 'columns'], argument: 0 }],
  missing: 'undefined',
  asText: true,
  source: 'knex@3.3.0:lib/query/querybuilder.js, lib/query/querycompiler.js; behaviour run',
};

/** The driver takes the options of `connection`; only those of PostgreSQL can limit a query there. */
export const knexModel: LibraryModel = {
  library: 'knex',
  packages: ['knex'],
  majors: [0, 1, 2, 3],
  needs: [
    {
      paths: ['()', 'knex()'],
      options: ['connection', 'connection.connectionString', 'connection.host', 'connection.user', 'connection.password', 'connection.database'],
      reads: ['PGHOST', 'PGUSER', 'PGPASSWORD', 'PGDATABASE'],
      otherwise: '`knex` has nothing to connect to, or leaves it to the defaults of its driver',
      source: 'knex@3.3.0:lib/client.js',
    },
  ],
  clients: [
    {
      name: 'pool',
      category: 'database',
      made: [
        { path: '()', options: 0, opens: 'pool' },
        { path: 'knex()', options: 0, opens: 'pool' },
      ],
      waits: [
        {
          wait: 'connect',
          boundedBy: [
            { option: 'acquireConnectionTimeout', is: 'duration' },
            { option: 'pool.acquireTimeoutMillis', is: 'duration' },
          ],
          defaultMs: 60_000,
          remedies: [{ option: 'acquireConnectionTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          when: { option: 'client', equals: ['pg', 'postgres', 'postgresql', 'cockroachdb', 'pgnative'] },
          boundedBy: [
            { option: 'connection.query_timeout', is: 'duration' },
            { option: 'connection.statement_timeout', is: 'duration' },
            { option: 'pool.afterCreate', is: 'given' },
          ],
          remedies: [{ option: 'connection.query_timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'knex@3.3.0:lib/client.js, lib/dialects/postgres/index.js, types/index.d.ts',
    },
  ],
  resources: [
    { what: 'transaction', taken: ['().transaction()', 'knex().transaction()', 'Knex.new().transaction()'], withoutCallback: true, returned: ['commit', 'rollback'], awaited: true, isTransaction: true, source: 'knex@3.3.0:types/index.d.ts' },
  ],
  pieces: [
    {
      names: ['raw', 'whereRaw', 'andWhereRaw', 'orWhereRaw', 'havingRaw', 'orHavingRaw', 'orderByRaw', 'groupByRaw', 'joinRaw', 'fromRaw'],
      takes: { values: [{ argument: 1 }], placeholders: [{ form: '?' }] },
      source: 'knex@3.3.0:lib/query/querybuilder.js, lib/raw.js',
    },
  ],
  stores: [
    {
      name: 'builder',
      keeps: 'rows',
      batch,
      made: [
        { path: '()', options: 0 },
        { path: 'knex()', options: 0 },
      ],
      derived: [{ path: 'transaction().#0' }, { path: 'transaction()' }, { path: '{withSchema,withUserParams}()' }],
      types: ['Knex', 'Knex.Transaction'],
      operations: [
        { paths: ['transaction()'], does: 'transaction', opens: { call: 'transaction', handle: 'trx' }, callback: [{ argument: 0 }] },
        { paths: ['raw()'], does: 'statement', lazy: true, text: [{ argument: 0 }], values: [{ argument: 1 }], placeholders: [{ form: '?' }], handle: [{ chained: ['transacting'], argument: 0 }], chain: { ends: ['then', 'transacting', 'timeout'] } },
        { paths: ['batchInsert()'], does: 'insert-many', record: [{ argument: 0 }], data: [{ argument: 1 }], chain: { ends: ['returning', 'transacting'] } },
        { paths: ['commit()'], does: 'commit' },
        { paths: ['rollback()'], does: 'rollback' },
        {
          paths: ['()', '{from,table,into,select,with,queryBuilder,insert}()'], does: 'read-many', lazy: true,
          chain: {
            becomes: {
              first: 'read-one', insert: 'insert', update: 'update-many', del: 'delete-many', delete: 'delete-many', truncate: 'delete-many', increment: 'increment', decrement: 'increment',
              count: 'count', countDistinct: 'count', sum: 'count', min: 'count', max: 'count', avg: 'count', merge: 'upsert', upsert: 'upsert',
            },
            ends: [
              'select', 'columns', 'join', 'leftJoin', 'innerJoin', 'leftOuterJoin', 'joinRaw', 'groupBy', 'orderBy', 'orderByRaw', 'offset', 'returning', 'onConflict', 'ignore', 'pluck', 'distinct', 'as', 'clone',
              'andWhere', 'orWhere', 'whereNot', 'whereNull', 'whereNotNull', 'whereNotIn', 'whereBetween', 'having', 'timeout', 'stream', 'modify', 'from', 'into', 'table',
            ],
          },
          record: [{ chained: ['from', 'into', 'table'], argument: 0 }, { argument: 0 }],
          filter: [{ chained: ['where', 'andWhere', 'whereIn', 'whereRaw', 'whereExists', 'whereNot', 'whereNull', 'whereNotNull', 'whereNotIn', 'whereBetween', 'orWhere', 'whereLike', 'whereILike', 'havingRaw', 'modify'], argument: 0 }],
          data: [{ chained: ['insert', 'update', 'upsert', 'merge'], argument: 0 }],
          limit: [{ chained: ['limit'], argument: 0 }, { chained: ['first'] }],
          looksAgain: {
            joins: 'call',
            says: { '=': ".where('$column', $value)", '<': ".where('$column', '<', $value)", '<=': ".where('$column', '<=', $value)", '>': ".where('$column', '>', $value)", '>=': ".where('$column', '>=', $value)", empty: ".where('$column', null)", true: ".where('$column', true)" },
            answer: { name: 'changed', none: '$name === 0' },
            lists: ['returning'],
          },
          computes: { text: "$client.raw('?? $operator ?', ['$column', $by])" },
          condition: [{ chained: ['ignore'] }],
          lock: [{ chained: ['forUpdate', 'forShare', 'forNoKeyUpdate', 'forKeyShare'] }],
          handle: [{ chained: ['transacting'], argument: 0 }],
          many,
          bulk: { keeps: ['insert', 'into', 'from', 'table', 'onConflict', 'ignore', 'transacting'], refusesEmpty: true, source: 'knex@3.3.0:lib/query/querycompiler.js; behaviour run' },
        },
      ],
      source: 'knex@3.3.0:lib/query/querybuilder.js, lib/knex-builder/make-knex.js, types/index.d.ts; behaviour run',
    },
  ],
};
