import type { LibraryModel, OperationModel } from '../semantics/types.js';

const record = [{ receiver: true }];
const filled = ['insert', 'insertAndFetch', 'insertGraph', 'insertGraphAndFetch', 'update', 'updateAndFetch', 'patch', 'patchAndFetch', 'upsertGraph', 'upsertGraphAndFetch'];

const chain = {
  becomes: {
    first: 'read-one', findOne: 'read-one', findById: 'read-one', resultSize: 'count', insert: 'insert', insertAndFetch: 'insert', insertGraph: 'insert', insertGraphAndFetch: 'insert',
    update: 'update-many', updateAndFetch: 'update', updateAndFetchById: 'update', patch: 'update-many', patchAndFetch: 'update', patchAndFetchById: 'update',
    upsertGraph: 'upsert', upsertGraphAndFetch: 'upsert', delete: 'delete-many', deleteById: 'delete', increment: 'increment', decrement: 'increment',
  },
  ends: ['where', 'andWhere', 'orWhere', 'select', 'orderBy', 'withGraphFetched', 'withGraphJoined', 'joinRelated', 'throwIfNotFound', 'returning', 'execute', 'modify', 'skipUndefined', 'groupBy', 'distinct', 'count'],
} as const;

const parts = {
  filter: [{ chained: ['where', 'andWhere', 'orWhere', 'whereIn', 'whereNot', 'whereNull', 'whereNotNull', 'whereExists', 'whereRaw', 'findById', 'findByIds', 'findOne', 'deleteById', 'updateAndFetchById', 'patchAndFetchById', 'for', 'modify'], argument: 0 }],
  data: [{ chained: filled, argument: 0 }, { chained: ['updateAndFetchById', 'patchAndFetchById'], argument: 1 }],
  limit: [{ chained: ['limit'], argument: 0 }, { chained: ['page'], argument: 1 }, { chained: ['range', 'first', 'findOne', 'findById'] }],
} as const;

const ofModels: readonly OperationModel[] = [
  { paths: ['query()', 'relatedQuery()'], does: 'read-many', lazy: true, chain, record, ...parts },
  { paths: ['fromJson()', 'fromDatabaseJson()'], does: 'make', record, data: [{ argument: 0 }] },
];

/** It uses the knex it is given. */
export const objectionModel: LibraryModel = {
  library: 'objection',
  packages: ['objection'],
  majors: [1, 2, 3],
  calls: [{ kind: 'decorates', paths: ['Model.{knex,bindKnex}()'], source: 'objection@3.1.5 documentation: Model.knex returns the instance' }],
  stores: [{ name: 'model', keeps: 'rows', shared: ['Model'], operations: ofModels, source: 'objection@3.1.5:typings/objection/index.d.ts' }],
};
