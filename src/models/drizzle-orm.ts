import type { LibraryModel, LooksAgainModel, ManyModel } from '../semantics/types.js';

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'where(inArray(table.id, ids))',
  'read-many': 'where(inArray(table.id, ids))',
  count: 'where(inArray(table.id, ids)).groupBy(table.id)',
  insert: 'insert(table).values(rows)',
  'update-many': 'update(table).set(values).where(inArray(table.id, ids))',
  'delete-many': 'delete(table).where(inArray(table.id, ids))',
  upsert: 'insert(table).values(rows).onConflictDoUpdate(…)',
} as const;

/** Until 0.36 it refuses an empty list. */
const many: ManyModel = {
  methods: { findFirst: 'findMany', limit: '' },
  keeps: ['select', 'from', 'where', 'orderBy', 'findMany'],
  keys: [{ form: 'operator', from: 'drizzle-orm', name: 'eq', any: 'inArray', joins: ['and'] }],
  missing: 'undefined',
  asText: true,
  refusesEmpty: true,
  source: 'drizzle-orm@0.45.4:sql/expressions/conditions.js; behaviour run',
};

/** Of PostgreSQL and SQLite, whose rows tell how many were changed. */
const looksAgain: LooksAgainModel = {
  joins: 'operand',
  says: { '=': '$operator($record.$column, $value)', '<': '$operator($record.$column, $value)', '<=': '$operator($record.$column, $value)', '>': '$operator($record.$column, $value)', '>=': '$operator($record.$column, $value)', empty: '$operator($record.$column)', true: '$operator($record.$column, true)' },
  imports: { from: 'drizzle-orm', and: 'and', names: { '=': 'eq', '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte', empty: 'isNull', true: 'eq' } },
  answer: { name: 'changed', none: '$name.length === 0' },
  lists: ['returning'],
  adds: '.returning()',
  except: ['drizzle-orm/mysql2', 'drizzle-orm/mysql-proxy', 'drizzle-orm/planetscale-serverless', 'drizzle-orm/tidb-serverless', 'drizzle-orm/singlestore', 'drizzle-orm'],
};

/** It uses the client it is given, which is judged where it is made. */
export const drizzleOrmModel: LibraryModel = {
  library: 'drizzle-orm',
  packages: ['drizzle-orm', 'drizzle-orm/*'],
  majors: [0, 1],
  clients: [{ name: 'database', category: 'database', made: [{ path: 'drizzle()', options: 0 }], waits: [], source: 'drizzle-orm@0.45.4:node-postgres/driver.js, postgres-js/driver.js, neon-http/driver.js' }],
  pieces: [{ names: ['raw'], takes: { placeholders: [{ form: 'tag' }] }, source: 'drizzle-orm@0.45.4:sql/sql.js' }],
  stores: [
    {
      name: 'database',
      keeps: 'rows',
      immediateBy: ['drizzle-orm/better-sqlite3', 'drizzle-orm/bun-sqlite'],
      batch,
      made: [{ path: 'drizzle()', options: 0 }],
      derived: [{ path: 'transaction().#0' }, { path: '{$with,with}()' }],
      types: ['NodePgDatabase', 'PostgresJsDatabase', 'PgDatabase', 'PgTransaction', 'MySql2Database', 'BetterSQLite3Database', 'LibSQLDatabase', 'DrizzleD1Database', 'NeonHttpDatabase', 'NeonDatabase', 'VercelPgDatabase', 'PlanetScaleDatabase'],
      operations: [
        { paths: ['transaction()'], does: 'transaction', opens: { call: 'transaction', handle: 'tx' }, callback: [{ argument: 0 }] },
        // Of D1, libsql and Neon over HTTP: statements that are sent as one.
        { paths: ['batch()'], does: 'transaction' },
        {
          paths: ['{select,selectDistinct,selectDistinctOn}()'], does: 'read-many', lazy: true,
          chain: { ends: ['from', 'leftJoin', 'innerJoin', 'rightJoin', 'fullJoin', 'groupBy', 'having', 'orderBy', 'offset', 'execute', 'all', 'values', 'get', '$dynamic', 'prepare', 'as'], becomes: { get: 'read-one' } },
          record: [{ chained: ['from'], argument: 0 }], filter: [{ chained: ['where'], argument: 0 }], limit: [{ chained: ['limit'], argument: 0 }], lock: [{ chained: ['for'], argument: 0 }], many: { ...many, selects: [{ argument: 0 }] },
        },
        { paths: ['query.*.findMany()'], does: 'read-many', lazy: true, record: [{ member: 1 }], filter: [{ argument: 0, option: 'where' }], limit: [{ argument: 0, option: 'limit' }], many: { ...many, options: ['where', 'with', 'columns', 'orderBy'], selects: [{ argument: 0, option: 'columns' }] } },
        { paths: ['query.*.findFirst()'], does: 'read-one', lazy: true, record: [{ member: 1 }], filter: [{ argument: 0, option: 'where' }], many: { ...many, options: ['where', 'with', 'columns', 'orderBy'], selects: [{ argument: 0, option: 'columns' }] } },
        { paths: ['$count()'], does: 'count', lazy: true, record: [{ argument: 0 }], filter: [{ argument: 1 }] },
        {
          paths: ['insert()'], does: 'insert', lazy: true,
          chain: { ends: ['values', 'select', 'returning', '$returningId', 'execute', 'run', 'get', 'all', 'onConflictDoNothing'], becomes: { onConflictDoUpdate: 'upsert', onDuplicateKeyUpdate: 'upsert' } },
          bulk: { keeps: ['insert', 'values', 'onConflictDoNothing', 'execute'], refusesEmpty: true, source: 'drizzle-orm@0.45.4:pg-core/query-builders/insert.js; behaviour run' },
          condition: [{ chained: ['onConflictDoNothing'] }],
          record: [{ argument: 0 }], data: [{ chained: ['values'], argument: 0 }, { chained: ['onConflictDoUpdate', 'onDuplicateKeyUpdate'], argument: 0, option: 'set' }],
        },
        { paths: ['update()'], does: 'update-many', looksAgain, computes: { text: 'sql`${$record.$column} $operator ${$by}`', imports: { from: 'drizzle-orm', name: 'sql' } }, lazy: true, chain: { ends: ['returning', 'execute', 'run', 'get', 'all'] }, record: [{ argument: 0 }], filter: [{ chained: ['where'], argument: 0 }], data: [{ chained: ['set'], argument: 0 }] },
        { paths: ['delete()'], does: 'delete-many', lazy: true, chain: { ends: ['returning', 'execute', 'run', 'get', 'all'] }, record: [{ argument: 0 }], filter: [{ chained: ['where'], argument: 0 }] },
        { paths: ['{execute,run,all,get,values}()'], does: 'statement', lazy: true, text: [{ argument: 0 }] },
      ],
      source: 'drizzle-orm@0.45.4:pg-core/db.js, pg-core/query-builders/select.js, insert.js, update.js, delete.js, query.js; sqlite-core/db.js; behaviour run',
    },
  ],
};
