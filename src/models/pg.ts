import type { LibraryModel, LooksAgainModel, ManyModel } from '../semantics/types.js';
import { postgresBatch } from './shapes/sql.js';

/** A query waits for the server's answer and a pool for a free connection: each needs a limit of its own. */
const waits = [
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
      // `options: '-c statement_timeout=5000'`, `connectionString: 'postgres://…?statement_timeout=5000'`
      { option: 'options.statement_timeout', is: 'duration' },
      { option: 'connectionString.statement_timeout', is: 'duration' },
      { option: 'connectionString.query_timeout', is: 'duration' },
    ],
    remedies: [{ option: 'query_timeout', value: 'ms', at: 'client' }],
  },
] as const;

/** A list is one value, which may be empty. */
const many: ManyModel = {
  keeps: ['query'],
  keys: [{ form: 'placeholder', any: 'ANY(%value)' }],
  rows: 'rows',
  asText: true,
  source: 'pg@8.23.1:lib/utils.js, lib/result.js; behaviour run',
};

/** `IS DISTINCT FROM` and `IS NOT TRUE` keep rows without a value, as code does. */
const looksAgain: LooksAgainModel = {
  joins: 'text',
  says: {
    '=': '$column = $value', '!=': '$column IS DISTINCT FROM $value', '<': '$column < $value', '<=': '$column <= $value', '>': '$column > $value', '>=': '$column >= $value',
    empty: '$column IS NULL', true: '$column', 'not true': '$column IS NOT TRUE',
  },
  answer: { property: 'rowCount', name: 'rowCount', none: '$name === 0' },
};

/** node-postgres, its pool as a package of its own, and what makes such a pool of the same options. */
export const pgModel: LibraryModel = {
  library: 'pg',
  packages: ['pg', 'pg-pool', '@prisma/adapter-pg'],
  majors: [8],
  needs: [
    {
      paths: ['{Pool,Client}.new()', 'native.{Pool,Client}.new()', 'new()', 'PrismaPg.new()'],
      arguments: [0],
      options: ['connectionString', 'host'],
      reads: ['PGHOST', 'PGPORT', 'PGUSER', 'PGPASSWORD', 'PGDATABASE'],
      otherwise: '`pg` connects to `localhost`',
      source: 'pg@8.23.1:lib/connection-parameters.js, lib/defaults.js',
    },
    {
      paths: ['{Pool,Client}.new()', 'native.{Pool,Client}.new()', 'new()'],
      options: ['user', 'password', 'database'],
      reads: ['PGHOST', 'PGPORT', 'PGUSER', 'PGPASSWORD', 'PGDATABASE'],
      otherwise: '`pg` takes a default of its own, and its first query fails',
      source: 'pg@8.23.1:lib/connection-parameters.js, lib/defaults.js',
    },
  ],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [
        { path: 'Pool.new()', options: 0, opens: 'pool' },
        { path: 'Client.new()', options: 0, opens: 'connection' },
        { path: 'native.Pool.new()', options: 0, opens: 'pool' },
        { path: 'native.Client.new()', options: 0, opens: 'connection' },
        { path: 'new()', options: 0, opens: 'pool' },
        { path: 'PrismaPg.new()', options: 0, opens: 'pool' },
      ],
      packageDefaults: 'defaults',
      configuredBy: ['on:connect'],
      configuredByText: ['query'],
      keptFor: ['on:notification'],
      waits,
      source: 'pg-pool@3.14.0:index.js; pg@8.23.1:lib/client.js, lib/connection-parameters.js, lib/native/client.js, lib/defaults.js; @prisma/adapter-pg@7.10.1:dist/index.js; behaviour run',
    },
  ],
  resources: [
    {
      what: 'connection',
      taken: ['Pool.new().connect()', 'native.Pool.new().connect()', 'new().connect()'],
      withoutCallback: true,
      returned: ['release'],
      transaction: { begins: 'query', statement: true, undo: "query('ROLLBACK')" },
      source: 'pg-pool@3.14.0:index.js',
    },
    { what: 'connection', taken: ['Client.new()', 'native.Client.new()'], returned: ['end'], awaited: true, heldFrom: 'connect', mayStay: true, source: 'pg@8.23.1:lib/client.js' },
  ],
  stores: [
    {
      name: 'connection',
      keeps: 'rows',
      batch: postgresBatch,
      made: [
        { path: '{Pool,Client}.new()', options: 0 },
        { path: 'native.{Pool,Client}.new()', options: 0 },
        { path: 'new()', options: 0 },
      ],
      derived: [{ path: 'connect()' }],
      types: ['PoolClient', 'ClientBase'],
      operations: [{ paths: ['query()'], does: 'statement', text: [{ argument: 0 }, { argument: 0, option: 'text' }], values: [{ argument: 1 }, { argument: 0, option: 'values' }], placeholders: [{ form: '$1' }], looksAgain, many }],
      source: 'pg@8.23.1:lib/client.js, lib/query.js; pg-pool@3.14.0:index.js; @types/pg@8.23.1:index.d.ts',
    },
  ],
};
