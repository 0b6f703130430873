import type { LibraryModel, OperationModel } from '../semantics/types.js';

const databases = ['Firestore.new()', '{getFirestore,initializeFirestore,firestore}()', '{app,initializeApp}().firestore()'];

/** Types as `@google-cloud/firestore` exports them, and as members of firebase-admin's `firestore`. */
const typesOf = (...names: readonly string[]): readonly string[] => names.flatMap((name) => [name, `firestore.${name}`]);

const batch = { 'read-one': 'getAll(…refs)', save: 'batch(), then commit()', insert: 'batch(), then commit()', update: 'batch(), then commit()', delete: 'batch(), then commit()' } as const;

const filter = [{ receiver: true }];

/** A document that is handed over. */
const onDocuments: readonly OperationModel[] = [
  { paths: ['get()'], does: 'read-one', unique: true, filter },
  { paths: ['set()'], does: 'save', unique: true, filter, data: [{ argument: 0 }] },
  { paths: ['create()'], does: 'insert', filter, data: [{ argument: 0 }] },
  { paths: ['update()'], does: 'update', unique: true, filter, data: [{ argument: 0 }], condition: [{ argument: 1 }] },
  { paths: ['delete()'], does: 'delete', unique: true, filter, condition: [{ argument: 0 }] },
];

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
      batch,
      answers: ['docs'],
      tells: { empty: 'missing', exists: 'exists' },
      onlyOne: 'Make what must be unique the id of the document, and write it with `create()`, or look and write in one transaction',
      made: databases.map((path) => ({ path })),
      derived: [{ path: '{collection,collectionGroup}()' }, { path: 'doc().collection()' }],
      // What a `Query` that is handed over was given before, nobody sees.
      types: typesOf('Firestore', 'CollectionReference', 'CollectionGroup'),
      operations: [
        {
          paths: ['doc()'], does: 'read-one', unique: true, record: [{ made: 0 }], filter: [{ argument: 0 }], data: [{ chained: ['set', 'create', 'update'], argument: 0 }], condition: [{ chained: ['update', 'delete'], argument: 1 }],
          chain: { runs: ['get', 'set', 'create', 'update', 'delete'], becomes: { set: 'save', create: 'insert', update: 'update', delete: 'delete' } },
        },
        { paths: ['add()'], does: 'insert', record: [{ made: 0 }], data: [{ argument: 0 }] },
        { paths: ['{count,aggregate}()'], does: 'count', record: [{ made: 0 }], chain: { runs: ['get'] } },
        { paths: ['{get,listDocuments}()'], does: 'read-many', record: [{ made: 0 }], limit: [{ chained: ['limit'], argument: 0 }] },
        {
          paths: ['{where,orderBy,limit,limitToLast,select,startAfter,startAt,endBefore,endAt,offset,withConverter}()'], does: 'read-many', record: [{ made: 0 }], filter: [{ chained: ['where'], argument: 0 }],
          limit: [{ chained: ['limit', 'limitToLast'], argument: 0 }], chain: { runs: ['get', 'stream'], becomes: { count: 'count', aggregate: 'count' } },
        },
      ],
      source: '@google-cloud/firestore@8.7.1, @google-cloud/firestore@7.11.6:types/firestore.d.ts; firebase-admin@13.10.0:lib/firestore/index.d.ts',
    },
    {
      name: 'document',
      keeps: 'documents',
      batch,
      tells: { exists: 'exists' },
      types: typesOf('DocumentReference'),
      operations: onDocuments,
      source: '@google-cloud/firestore@8.7.1:types/firestore.d.ts; firebase-admin@13.10.0:lib/firestore/firestore-namespace.d.ts',
    },
    {
      name: 'transaction',
      keeps: 'documents',
      tells: { empty: 'missing', exists: 'exists' },
      answers: ['docs'],
      made: databases.map((path) => ({ path: `${path}.runTransaction().#0` })),
      types: typesOf('Transaction'),
      operations: [
        { paths: ['get()'], does: 'read-one', filter: [{ argument: 0 }], handle: [{ receiver: true }] },
        { paths: ['getAll()'], does: 'read-many', unique: true },
        { paths: ['set()'], does: 'save', filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ receiver: true }] },
        { paths: ['create()'], does: 'insert', filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ receiver: true }] },
        { paths: ['update()'], does: 'update', filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ receiver: true }] },
        { paths: ['delete()'], does: 'delete', filter: [{ argument: 0 }], handle: [{ receiver: true }] },
      ],
      source: '@google-cloud/firestore@8.7.1:types/firestore.d.ts',
    },
    {
      name: 'database',
      keeps: 'documents',
      made: databases.map((path) => ({ path })),
      types: typesOf('Firestore'),
      operations: [
        { paths: ['runTransaction()'], does: 'transaction', callback: [{ argument: 0 }] },
        { paths: ['getAll()'], does: 'read-many', unique: true },
      ],
      source: '@google-cloud/firestore@8.7.1:types/firestore.d.ts',
    },
  ],
};
