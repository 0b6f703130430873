import type { LibraryModel, ManyModel, OperationModel, PlaceModel, Verb } from '../semantics/types.js';

/** What a driver waits for follows from `type`; `extra` goes to the driver as it is. */
const postgres = { option: 'type', equals: ['postgres'] };

const source = 'typeorm@1.1.1, typeorm@0.3.31:repository/Repository.d.ts, entity-manager/EntityManager.d.ts, query-builder/SelectQueryBuilder.d.ts, data-source/DataSource.d.ts; behaviour run';

const sources = ['DataSource.new()', 'getConnection()', 'createConnection()'];
const runner = ['DataSource.new().createQueryRunner()', 'getConnection().createQueryRunner()'];
const managers = [
  ...[...sources, ...runner].map((each) => ({ path: `${each}.manager` })),
  ...['DataSource.new().createEntityManager()', 'getManager()', 'DataSource.new().transaction().#0', 'DataSource.new().manager.transaction().#0', 'DataSource.new().transaction().#1'].map((path) => ({ path })),
];
const repositories = [
  ...['DataSource.new()', 'getConnection()', ...managers.map(({ path }) => path), 'EntityManager.new()'].map((each) => ({ path: `${each}.{getRepository,getTreeRepository,withRepository,getCustomRepository}()` })),
  { path: '{getRepository,getTreeRepository,getCustomRepository}()' },
];

/** Methods of a repository. Where a manager has them, the entity comes first and everything else one place later. */
const record = [{ made: 0 }, { typeArgument: 0 }, { receiver: true }];
const where = [{ argument: 0, option: 'where' }];
const criteria = [{ argument: 0 }];

/** An empty list finds nothing: it compiles to `0=1`. */
const many: ManyModel = {
  methods: { findOne: 'find', findOneBy: 'findBy' },
  keeps: ['find', 'findBy'],
  keys: [{ form: 'property', any: '%name(%keys)', imports: { from: 'typeorm', name: 'In' } }],
  missing: 'null',
  asText: true,
  source: 'typeorm@1.1.1, typeorm@0.3.31:repository/Repository.js, query-builder/QueryBuilder.js; behaviour run',
};
const manyByOptions: ManyModel = { ...many, options: ['where', 'select', 'relations', 'order', 'withDeleted', 'cache'], selects: [{ argument: 0, option: 'select' }] };

const ofRepositories: readonly OperationModel[] = [
  { paths: ['{findOne,findOneOrFail}()'], does: 'read-one', record, filter: where, lock: [{ argument: 0, option: 'lock' }], many: manyByOptions },
  { paths: ['{findOneBy,findOneByOrFail}()'], does: 'read-one', record, filter: criteria, many },
  { paths: ['findOneById()'], does: 'read-one', unique: true, record, filter: criteria },
  { paths: ['{find,findAndCount}()'], does: 'read-many', record, filter: where, limit: [{ argument: 0, option: 'take' }], many: manyByOptions },
  { paths: ['{findBy,findAndCountBy}()'], does: 'read-many', record, filter: criteria, many },
  { paths: ['findByIds()'], does: 'read-many', unique: true, record, filter: criteria },
  { paths: ['{count,exists,exist}()'], does: 'count', record, filter: where },
  { paths: ['{countBy,existsBy}()', '{sum,average,minimum,maximum}()'], does: 'count', record, filter: criteria },
  { paths: ['save()'], does: 'save', steps: { text: "$receiver.$method($found, '$column', $by)", add: 'increment', subtract: 'decrement' }, record, data: [{ argument: 0 }] },
  { paths: ['{softRemove,recover}()'], does: 'save', record, data: [{ argument: 0 }] },
  { paths: ['remove()'], does: 'delete', record, data: [{ argument: 0 }] },
  { paths: ['insert()'], does: 'insert', record, data: [{ argument: 0 }], bulk: { keeps: ['insert'], refusesEmpty: true, source } },
  { paths: ['update()'], does: 'update-many', refusesAll: true, steps: { text: "$receiver.$method($filter, '$column', $by)", add: 'increment', subtract: 'decrement' }, record, filter: criteria, data: [{ argument: 1 }] },
  { paths: ['upsert()'], does: 'upsert', record, data: [{ argument: 0 }] },
  { paths: ['create()'], does: 'make', record, data: [{ argument: 0 }] },
  { paths: ['merge()'], does: 'make', record, data: [{ argument: 1 }, { argument: 2 }] },
  { paths: ['preload()'], does: 'make', record, data: [{ argument: 0 }] },
  { paths: ['{delete,softDelete,restore}()'], does: 'delete-many', refusesAll: true, record, filter: criteria },
  { paths: ['{clear,deleteAll}()'], does: 'delete-many', record },
  { paths: ['{increment,decrement}()'], does: 'increment', record, filter: criteria },
  // `const user = await repository.findOne(…); await user.save()`
  { paths: ['*().save()', '*().[].save()', 'new().save()'], does: 'save', record },
  { paths: ['*().{remove,softRemove}()', '*().[].{remove,softRemove}()'], does: 'delete', record },
];

const shift = (places: readonly PlaceModel[] | undefined): readonly PlaceModel[] | undefined =>
  places?.map((place) => (place.argument === undefined ? place : { ...place, argument: place.argument + 1 }));

/** `manager.save(order)` leaves the entity out: its class is known by what is given. */
const WITHOUT_ENTITY = new Set<Verb>(['save', 'delete']);

const ofManagers: readonly OperationModel[] = [
  { paths: ['transaction()'], does: 'transaction', callback: [{ argument: 0 }, { argument: 1 }] },
  ...ofRepositories
    .filter(({ paths }) => !paths.some((each) => each.startsWith('*')))
    .map(({ filter, data, limit, lock, steps, ...model }) => ({
      ...model,
      record: [{ argument: 0 }],
      ...(filter ? { filter: shift(filter) ?? [] } : {}),
      ...(steps ? { steps: { ...steps, text: steps.text.replace('($', '($entity, $') } } : {}),
      ...(data ? { data: WITHOUT_ENTITY.has(model.does) ? [...data, ...(shift(data) ?? [])] : (shift(data) ?? []) } : {}),
      ...(limit ? { limit: shift(limit) ?? [] } : {}),
      ...(lock ? { lock: shift(lock) ?? [] } : {}),
    })),
];

const statements: readonly OperationModel[] = [{ paths: ['query()'], does: 'statement', text: [{ argument: 0 }], values: [{ argument: 1 }], placeholders: [{ form: '$1', drivers: ['pg'] }, { form: '?', drivers: ['mysql2', 'mysql', 'sqlite3', 'better-sqlite3', 'sql.js'] }] }];

const builder: OperationModel = {
  paths: ['createQueryBuilder()'],
  does: 'read-many',
  lazy: true,
  chain: {
    runs: ['getMany', 'getManyAndCount', 'getRawMany', 'getRawAndEntities', 'getOne', 'getOneOrFail', 'getRawOne', 'getCount', 'getExists', 'execute', 'stream'],
    becomes: {
      getOne: 'read-one', getOneOrFail: 'read-one', getRawOne: 'read-one', getCount: 'count', getExists: 'count',
      insert: 'insert', update: 'update-many', delete: 'delete-many', softDelete: 'delete-many', orUpdate: 'upsert',
    },
  },
  record: [{ chained: ['from', 'into', 'update'], argument: 0 }, ...record],
  filter: [{ chained: ['where', 'andWhere', 'orWhere', 'whereInIds', 'having'], argument: 0 }],
  data: [{ chained: ['values', 'set'], argument: 0 }],
  limit: [{ chained: ['take', 'limit'], argument: 0 }],
  lock: [{ chained: ['setLock'], argument: 0 }],
};

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'findBy({ id: In(ids) })',
  'read-many': 'findBy({ id: In(ids) })',
  count: 'createQueryBuilder() … GROUP BY',
  insert: 'insert(rows)',
  save: 'save(entities)',
  'update-many': 'update({ id: In(ids) }, values)',
  'delete-many': 'delete({ id: In(ids) })',
  delete: 'remove(entities)',
  upsert: 'upsert(rows, keys)',
} as const;

export const typeormModel: LibraryModel = {
  library: 'typeorm',
  packages: ['typeorm', '@nestjs/typeorm'],
  majors: [0, 1],
  needs: [
    {
      paths: ['DataSource.new()', 'createConnection()'],
      options: ['url', 'host', 'username', 'password', 'database'],
      otherwise: '`typeorm` leaves it to the defaults of its driver',
      source: 'typeorm@1.1.1:driver/DriverUtils.js',
    },
  ],
  clients: [
    {
      name: 'data source',
      category: 'database',
      made: [
        { path: 'DataSource.new()', options: 0, opens: 'pool' },
        { path: 'createConnection()', options: 0, opens: 'pool' },
        { path: 'TypeOrmModule.forRoot()', options: 0 },
        { path: 'TypeOrmModule.forRootAsync()', options: 0, returnedBy: 'useFactory' },
      ],
      gives: ['initialize', 'connect'],
      waits: [
        {
          wait: 'connect',
          when: postgres,
          boundedBy: [
            { option: 'connectTimeoutMS', is: 'duration' },
            { option: 'extra.connectionTimeoutMillis', is: 'duration' },
          ],
          remedies: [{ option: 'connectTimeoutMS', value: 'ms', at: 'client' }],
        },
        {
          wait: 'query',
          when: postgres,
          boundedBy: [
            { option: 'extra.query_timeout', is: 'duration' },
            { option: 'extra.statement_timeout', is: 'duration' },
          ],
          remedies: [{ option: 'extra.query_timeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'connect',
          when: { option: 'type', equals: ['mysql', 'mariadb'] },
          boundedBy: [{ option: 'connectTimeout', is: 'duration' }],
          defaultMs: 10_000,
          remedies: [{ option: 'connectTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'typeorm@1.1.1:driver/postgres/PostgresDriver.js, driver/mysql/MysqlDriver.js; @nestjs/typeorm@11.0.3:dist/typeorm-core.module.js',
    },
  ],
  resources: [
    {
      what: 'connection',
      taken: ['{DataSource,Connection}.new().createQueryRunner()', '{createConnection,getConnection}().createQueryRunner()', 'EntityManager.new().connection.createQueryRunner()'],
      returned: ['release'],
      awaited: true,
      transaction: { begins: 'startTransaction', undo: 'rollbackTransaction()' },
      source: 'typeorm@1.1.1, 0.3.31:query-runner/QueryRunner.d.ts',
    },
  ],
  pieces: [
    {
      names: ['where', 'andWhere', 'orWhere', 'having', 'andHaving', 'orHaving', 'orderBy', 'addOrderBy', 'groupBy', 'addGroupBy'],
      takes: { values: [{ argument: 1 }], placeholders: [{ form: ':name' }] },
      source: 'typeorm@1.1.1:query-builder/SelectQueryBuilder.js',
    },
  ],
  stores: [
    { name: 'repository', keeps: 'rows',
      batch, made: repositories, types: ['Repository', 'TreeRepository', 'MongoRepository', 'BaseEntity'], operations: [...ofRepositories, builder], source },
    { name: 'entity', keeps: 'rows',
      batch, shared: ['BaseEntity'], operations: [...ofRepositories.map((each) => ({ ...each, record: [{ receiver: true }] })), builder], source },
    { name: 'manager', keeps: 'rows',
      batch, made: managers, derived: [{ path: 'transaction().#0' }, { path: 'transaction().#1' }], types: ['EntityManager'], operations: [...ofManagers, ...statements, builder], source },
    {
      name: 'data source',
      keeps: 'rows',
      batch,
      made: [{ path: 'DataSource.new()', options: 0 }, { path: '{getConnection,createConnection}()' }],
      derived: [{ path: 'createQueryRunner()' }],
      types: ['DataSource', 'Connection', 'QueryRunner'],
      operations: [
        { paths: ['{transaction,manager.transaction}()'], does: 'transaction', callback: [{ argument: 0 }, { argument: 1 }] },
        { paths: ['startTransaction()'], does: 'begin' },
        { paths: ['commitTransaction()'], does: 'commit' },
        { paths: ['rollbackTransaction()'], does: 'rollback' },
        ...statements,
        builder,
      ],
      source,
    },
  ],
};
