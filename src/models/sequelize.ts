import type { LibraryModel, ManyModel, OperationModel } from '../semantics/types.js';

const source = 'sequelize@6.37.8:types/model.d.ts, types/sequelize.d.ts, lib/model.js; behaviour run';

const record = [{ made: 0 }, { receiver: true }, { typeArgument: 0 }];
const inFirst = { filter: [{ argument: 0, option: 'where' }], handle: [{ argument: 0, option: 'transaction' }], lock: [{ argument: 0, option: 'lock' }] };
const inSecond = { data: [{ argument: 0, namedBy: { argument: 1, option: 'fields' } }], handle: [{ argument: 1, option: 'transaction' }] };

const many: ManyModel = {
  methods: { findByPk: 'findAll', findOne: 'findAll' },
  keeps: ['findAll'],
  keys: [{ form: 'argument', of: ['findByPk'], field: 'id', any: '{ where: { id: %keys } }' }, { form: 'property', any: '%keys' }],
  selects: [{ argument: 0, option: 'attributes' }],
  missing: 'null',
  asText: true,
  source,
};

const manyByOptions: ManyModel = { ...many, options: ['where', 'attributes', 'include', 'order', 'raw', 'transaction'] };

const steps = { text: "$receiver.$method('$column', { by: $by$options })", add: 'increment', subtract: 'decrement' };

const ofModels: readonly OperationModel[] = [
  { paths: ['findByPk()'], does: 'read-one', unique: true, record, filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'transaction' }], lock: [{ argument: 1, option: 'lock' }], many: { ...many, selects: [] } },
  { paths: ['findOne()'], does: 'read-one', record, ...inFirst, many: manyByOptions },
  { paths: ['{findAll,findAndCountAll}()'], does: 'read-many', record, ...inFirst, many: manyByOptions, limit: [{ argument: 0, option: 'limit' }], groups: [{ argument: 0, option: 'group' }] },
  { paths: ['count()'], does: 'count', record, ...inFirst },
  { paths: ['{max,min,sum,aggregate}()'], does: 'count', record, filter: [{ argument: 1, option: 'where' }] },
  { paths: ['{findOrCreate,findCreateFind}()'], does: 'upsert', record, ...inFirst, data: [{ argument: 0, option: 'defaults' }] },
  { paths: ['create()'], does: 'insert', record, ...inSecond },
  { paths: ['bulkCreate()'], does: 'insert-many', condition: [{ argument: 1, option: 'ignoreDuplicates' }], record, ...inSecond },
  { paths: ['upsert()'], does: 'upsert', record, ...inSecond },
  { paths: ['update()'], does: 'update-many', refusesAll: true, steps, record, ...inSecond, filter: [{ argument: 1, option: 'where' }] },
  { paths: ['destroy()'], does: 'delete-many', refusesAll: true, record, ...inFirst },
  { paths: ['truncate()'], does: 'delete-many', record },
  { paths: ['{increment,decrement}()'], does: 'increment', record, filter: [{ argument: 1, option: 'where' }], handle: [{ argument: 1, option: 'transaction' }] },
  { paths: ['new()', 'build()', 'bulkBuild()'], does: 'make', record, data: [{ argument: 0 }] },
  { paths: ['set', 'setAttributes'].flatMap((each) => [`*().${each}()`, `*().[].${each}()`, `new().${each}()`]), does: 'make', record, data: [{ argument: 0 }] },
  { paths: ['*().save()', '*().[].save()', 'new().save()'], does: 'save', steps, record, handle: [{ argument: 0, option: 'transaction' }] },
  { paths: ['*().update()', '*().[].update()'], does: 'update', steps, record, ...inSecond },
  { paths: ['*().destroy()', '*().[].destroy()'], does: 'delete', record, handle: [{ argument: 0, option: 'transaction' }] },
  { paths: ['*().{increment,decrement}()', '*().[].{increment,decrement}()'], does: 'increment', record, handle: [{ argument: 1, option: 'transaction' }] },
];

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'findAll({ where: { id: ids } })',
  'read-many': 'findAll({ where: { id: ids } })',
  count: "count({ where: { id: ids }, group: ['id'] })",
  insert: 'bulkCreate(rows)',
  'update-many': 'update(values, { where: { id: ids } })',
  'delete-many': 'destroy({ where: { id: ids } })',
  delete: 'destroy({ where: { id: ids } })',
  upsert: 'bulkCreate(rows, { updateOnDuplicate })',
} as const;

/** Sequelize, its classes for TypeScript and its module for Nest. Only PostgreSQL takes a limit for queries among its options. */
export const sequelizeModel: LibraryModel = {
  library: 'sequelize',
  packages: ['sequelize', 'sequelize-typescript', '@nestjs/sequelize'],
  majors: [5, 6],
  needs: [
    {
      paths: ['new()', 'Sequelize.new()'],
      arguments: [0, 1, 2],
      options: ['host', 'username', 'password', 'database'],
      in: [0, 1, 3],
      otherwise: '`sequelize` takes a default of its own, and its first query fails',
      source: 'sequelize@6.37.8:lib/sequelize.js',
    },
  ],
  clients: [
    {
      name: 'pool',
      category: 'database',
      made: [
        { path: 'new()', options: [0, 1, 3], opens: 'pool' },
        { path: 'Sequelize.new()', options: [0, 1, 3], opens: 'pool' },
        { path: 'SequelizeModule.forRoot()', options: 0 },
        { path: 'SequelizeModule.forRootAsync()', options: 0, returnedBy: 'useFactory' },
      ],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'pool.acquire', is: 'duration' }],
          defaultMs: 60_000,
          remedies: [{ option: 'pool.acquire', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          when: { option: 'dialect', equals: ['postgres'] },
          boundedBy: [
            { option: 'dialectOptions.query_timeout', is: 'duration' },
            { option: 'dialectOptions.statement_timeout', is: 'duration' },
          ],
          remedies: [{ option: 'dialectOptions.query_timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'sequelize@6.37.8:lib/dialects/abstract/connection-manager.js, lib/dialects/postgres/connection-manager.js; @nestjs/sequelize@11.0.1:dist/sequelize-core.module.js',
    },
  ],
  resources: [
    { what: 'transaction', taken: ['new().transaction()', 'Sequelize.new().transaction()'], withoutCallback: true, returned: ['commit', 'rollback'], awaited: true, isTransaction: true, source: 'sequelize@6.37.8:lib/sequelize.js, lib/transaction.js' },
  ],
  pieces: [{ names: ['literal'], source: 'sequelize@6.37.8:lib/utils.js' }],
  stores: [
    { name: 'model', keeps: 'rows',
      batch, shared: ['Model'], made: [{ path: '{new,Sequelize.new}().{define,model}()' }, { path: 'new().{define,model}()' }, { path: 'Sequelize.new().{define,model}()' }, { path: 'new().models.*' }, { path: 'Sequelize.new().models.*' }], types: ['ModelStatic', 'ModelCtor'], operations: ofModels, source },
    {
      name: 'connection',
      keeps: 'rows',
      batch,
      made: [{ path: 'new()', options: [0, 1, 3] }, { path: 'Sequelize.new()', options: [0, 1, 3] }],
      types: ['Sequelize'],
      operations: [
        { paths: ['transaction()'], does: 'transaction', callback: [{ argument: 0 }, { argument: 1 }] },
        { paths: ['query()'], does: 'statement', text: [{ argument: 0 }, { argument: 0, option: 'query' }], values: [{ argument: 1, option: 'replacements' }, { argument: 1, option: 'bind' }], placeholders: [{ form: ':name' }], handle: [{ argument: 1, option: 'transaction' }] },
        { paths: ['transaction().commit()'], does: 'commit' },
        { paths: ['transaction().rollback()'], does: 'rollback' },
      ],
      source,
    },
  ],
};
