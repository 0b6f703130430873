import type { LibraryModel } from '../semantics/types.js';

const databases = ['Firestore.new()', '{getFirestore,initializeFirestore,firestore}()', '{app,initializeApp}().firestore()'];

export const firestoreModel: LibraryModel = {
  library: 'Firestore',
  packages: ['@google-cloud/firestore', 'firebase-admin', 'firebase-admin/firestore'],
  majors: [7, 8, 12, 13, 14],
  clients: [
    {
      name: 'database',
      category: 'database',
      made: [
        { path: 'Firestore.new()', options: 0, opens: 'pool' },
        { path: '{getFirestore,initializeFirestore,firestore}()' },
        { path: '{app,initializeApp}().firestore()' },
      ],
      requests: [
        { paths: ['collection().add()', 'collection().doc().collection().add()'] },
        { paths: ['{collection,collectionGroup}().get()', 'collection().*().get()', 'collection().*().*().get()', 'collection().*().*().*().get()'] },
        { paths: ['doc().{get,set,update,delete,create}()', 'collection().doc().{set,update,delete,create}()'] },
        { paths: ['collection().doc().collection().doc().{set,update,delete,create}()', '{getAll,runTransaction,recursiveDelete}()', 'batch().commit()'] },
      ],
      // Reads and commits have a deadline of a minute; listening has none and wants none.
      waits: [{ wait: 'response', boundedBy: [], defaultMs: 60_000, remedies: [] }],
      source: '@google-cloud/firestore@8.7.1:build/src/v1/firestore_client_config.json; @google-cloud/firestore@7.11.6:types/firestore.d.ts; firebase-admin@13.10.0:lib/firestore/index.d.ts',
    },
  ],
  stores: [
    {
      name: 'collection',
      keeps: 'documents',
      batch: { 'read-one': 'getAll(…refs)', save: 'batch(), then commit()', insert: 'batch(), then commit()', update: 'batch(), then commit()', delete: 'batch(), then commit()' },
      answers: ['docs'],
      made: databases.map((path) => ({ path })),
      derived: [{ path: '{collection,collectionGroup}()' }, { path: 'doc().collection()' }],
      types: ['Firestore', 'CollectionReference'],
      operations: [
        {
          paths: ['doc()'], does: 'read-one', unique: true, record: [{ made: 0 }], filter: [{ argument: 0 }], data: [{ chained: ['set', 'create', 'update'], argument: 0 }], condition: [{ chained: ['update', 'delete'], argument: 1 }],
          chain: { runs: ['get', 'set', 'create', 'update', 'delete'], becomes: { set: 'save', create: 'insert', update: 'update', delete: 'delete' } },
        },
        { paths: ['add()'], does: 'insert', record: [{ made: 0 }], data: [{ argument: 0 }] },
        { paths: ['get()'], does: 'read-many', record: [{ made: 0 }], limit: [{ chained: ['limit'], argument: 0 }] },
        {
          paths: ['{where,orderBy,limit,limitToLast,select,startAfter,startAt,endBefore,endAt,offset,withConverter,count}()'], does: 'read-many', record: [{ made: 0 }], filter: [{ chained: ['where'], argument: 0 }],
          limit: [{ chained: ['limit', 'limitToLast'], argument: 0 }], chain: { runs: ['get', 'stream'], becomes: { count: 'count' } },
        },
      ],
      source: '@google-cloud/firestore@8.7.1:types/firestore.d.ts',
    },
    {
      name: 'transaction',
      keeps: 'documents',
      made: databases.map((path) => ({ path: `${path}.runTransaction().#0` })),
      types: ['Transaction'],
      operations: [
        { paths: ['get()'], does: 'read-one', filter: [{ argument: 0 }] },
        { paths: ['getAll()'], does: 'read-many', unique: true },
        { paths: ['set()'], does: 'save', filter: [{ argument: 0 }], data: [{ argument: 1 }] },
        { paths: ['create()'], does: 'insert', filter: [{ argument: 0 }], data: [{ argument: 1 }] },
        { paths: ['update()'], does: 'update', filter: [{ argument: 0 }], data: [{ argument: 1 }] },
        { paths: ['delete()'], does: 'delete', filter: [{ argument: 0 }] },
      ],
      source: '@google-cloud/firestore@8.7.1:types/firestore.d.ts',
    },
    {
      name: 'database',
      keeps: 'documents',
      made: databases.map((path) => ({ path })),
      types: ['Firestore'],
      operations: [
        { paths: ['runTransaction()'], does: 'transaction', callback: [{ argument: 0 }] },
        { paths: ['getAll()'], does: 'read-many', unique: true },
      ],
      source: '@google-cloud/firestore@8.7.1:types/firestore.d.ts',
    },
  ],
};
