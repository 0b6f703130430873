import type { LibraryModel } from '../semantics/types.js';

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
};
