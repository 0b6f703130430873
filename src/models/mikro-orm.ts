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
  { paths: ['create()'], does: 'make', data: [{ argument: 0 }] },
];

/** An entity manager is told the entity first. */
const ofManagers: readonly OperationModel[] = finds.map((model) => {
  const moved = Object.entries(model).map(([part, value]) => [part, Array.isArray(value) && part !== 'paths' ? value.map((place: { argument: number }) => ({ ...place, argument: place.argument + 1 })) : value]);
  return { ...(Object.fromEntries(moved) as unknown as OperationModel), record: [{ argument: 0 }] };
});

/** What was persisted before is written by `flush`. */
const unitOfWork: readonly OperationModel[] = [
  { paths: ['persistAndFlush()'], does: 'save', data: [{ argument: 0 }] },
  { paths: ['removeAndFlush()'], does: 'delete' },
  { paths: ['flush()'], does: 'save' },
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

export const mikroOrmModel: LibraryModel = {
  library: 'MikroORM',
  packages: ['@mikro-orm/*'],
  majors: [5, 6],
  stores: [
    {
      name: 'entity manager',
      keeps: 'rows',
      batch,
      made: [{ path: 'MikroORM.{init,initSync,new}().em' }, { path: 'MikroORM.new().em' }],
      derived: [{ path: 'fork()' }, { path: '{transactional,fork}().#0' }],
      types: ['EntityManager', 'SqlEntityManager'],
      operations: [
        ...ofManagers,
        ...unitOfWork,
        { paths: ['transactional()'], does: 'transaction', callback: [{ argument: 0 }] },
        { paths: ['begin()'], does: 'begin' },
        { paths: ['commit()'], does: 'commit' },
        { paths: ['rollback()'], does: 'rollback' },
        { paths: ['execute()', 'getConnection().execute()'], does: 'statement', text: [{ argument: 0 }], values: [{ argument: 1 }] },
      ],
      source: '@mikro-orm/core@6.6.16:EntityManager.d.ts; @mikro-orm/knex@6 documentation: execute',
    },
    {
      name: 'repository',
      keeps: 'rows',
      batch,
      made: [{ path: 'MikroORM.{init,initSync}().em.getRepository()' }, { path: 'MikroORM.{init,initSync}().em.fork().getRepository()' }],
      types: ['EntityRepository'],
      operations: finds.map((model) => ({ ...model, record: [{ made: 0 }, { typeArgument: 0 }] })),
      source: '@mikro-orm/core@6.6.16:entity/EntityRepository.d.ts',
    },
  ],
};
