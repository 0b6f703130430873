import type { LibraryModel, OperationModel } from '../semantics/types.js';

const finds: readonly OperationModel[] = [
  { paths: ['{findOne,findOneOrFail}()'], does: 'read-one', filter: [{ argument: 0 }], lock: [{ argument: 1, option: 'lockMode' }] },
  { paths: ['{find,findAndCount}()'], does: 'read-many', filter: [{ argument: 0 }], limit: [{ argument: 1, option: 'limit' }], lock: [{ argument: 1, option: 'lockMode' }] },
  { paths: ['findAll()'], does: 'read-many', filter: [{ argument: 0, option: 'where' }], limit: [{ argument: 0, option: 'limit' }] },
  { paths: ['findByCursor()'], does: 'read-many', filter: [{ argument: 0 }], bounded: true },
  { paths: ['count()'], does: 'count', filter: [{ argument: 0 }] },
  { paths: ['insert()'], does: 'insert', data: [{ argument: 0 }] },
  { paths: ['insertMany()'], does: 'insert-many', data: [{ argument: 0 }] },
  { paths: ['upsert()'], does: 'upsert', data: [{ argument: 0 }] },
  { paths: ['upsertMany()'], does: 'upsert', data: [{ argument: 0 }] },
  { paths: ['nativeUpdate()'], does: 'update-many', filter: [{ argument: 0 }], data: [{ argument: 1 }] },
  { paths: ['nativeDelete()'], does: 'delete-many', filter: [{ argument: 0 }] },
  { paths: ['nativeInsert()'], does: 'insert', data: [{ argument: 0 }], majors: '5' },
  { paths: ['create()'], does: 'make', data: [{ argument: 0 }] },
];

/** What it fills is told first, of both. */
const assign: OperationModel = { paths: ['assign()'], does: 'make', data: [{ argument: 1 }] };

/** An entity manager is told the entity first. */
const ofManagers: readonly OperationModel[] = finds.map((model) => {
  const moved = Object.entries(model).map(([part, value]) => [part, Array.isArray(value) && part !== 'paths' ? value.map((place: { argument: number }) => ({ ...place, argument: place.argument + 1 })) : value]);
  return { ...(Object.fromEntries(moved) as unknown as OperationModel), record: [{ argument: 0 }] };
});

/** What was persisted before is written by `flush`. */
const unitOfWork: readonly OperationModel[] = [
  { paths: ['persistAndFlush()'], does: 'save', data: [{ argument: 0 }] },
  { paths: ['persist()'], does: 'save', data: [{ argument: 0 }], chain: { runs: ['flush'] } },
  { paths: ['removeAndFlush()'], does: 'delete' },
  { paths: ['remove()'], does: 'delete', chain: { runs: ['flush'] } },
  { paths: ['flush()'], does: 'save', flushes: true },
];

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'find(Entity, { id: { $in: ids } })',
  'read-many': 'find(Entity, { parent: { $in: ids } })',
  count: 'createQueryBuilder() … groupBy',
  insert: 'insertMany(Entity, rows)',
  save: 'persist(entities), then flush() once',
  'update-many': 'nativeUpdate(Entity, { id: { $in: ids } }, values)',
  'delete-many': 'nativeDelete(Entity, { id: { $in: ids } })',
  delete: 'remove(entities), then flush() once',
  upsert: 'upsertMany(Entity, rows)',
} as const;

const managers = ['MikroORM.{init,initSync}().em', 'MikroORM.new().em'];

export const mikroOrmModel: LibraryModel = {
  library: 'MikroORM',
  packages: ['@mikro-orm/*'],
  majors: [5, 6],
  stores: [
    {
      name: 'entity manager',
      keeps: 'rows',
      batch,
      ambient: true,
      made: managers.map((path) => ({ path })),
      derived: [{ path: 'fork()' }, { path: 'transactional().#0' }],
      types: ['EntityManager', 'SqlEntityManager'],
      operations: [
        ...ofManagers,
        assign,
        ...unitOfWork,
        { paths: ['transactional()'], does: 'transaction', callback: [{ argument: 0 }] },
        { paths: ['begin()'], does: 'begin' },
        { paths: ['commit()'], does: 'commit' },
        { paths: ['rollback()'], does: 'rollback' },
        { paths: ['execute()', 'getConnection().execute()'], does: 'statement', text: [{ argument: 0 }], values: [{ argument: 1 }] },
      ],
      source: '@mikro-orm/core@6.6.16, @mikro-orm/core@5.9.8:EntityManager.d.ts, EntityManager.js; @mikro-orm/knex@6.6.16:SqlEntityManager.d.ts, AbstractSqlConnection.d.ts',
    },
    {
      name: 'repository',
      keeps: 'rows',
      batch,
      made: [...managers, 'EntityManager.new()', 'SqlEntityManager.new()'].flatMap((each) => [each, `${each}.fork()`, `${each}.transactional().#0`]).map((each) => ({ path: `${each}.{getRepository,repo}()` })),
      types: ['EntityRepository', 'SqlEntityRepository'],
      operations: [
        ...finds.map((model) => ({ ...model, record: [{ made: 0 }, { typeArgument: 0 }] })),
        assign,
        ...unitOfWork.map((model) => ({ ...model, majors: '5' })),
        // `users.getEntityManager().flush()`
        ...unitOfWork.map((model) => ({ ...model, paths: model.paths.map((path) => `getEntityManager().${path}`) })),
      ],
      source: '@mikro-orm/core@6.6.16, @mikro-orm/core@5.9.8:entity/EntityRepository.d.ts',
    },
  ],
};
