import type { LibraryModel, LooksAgainModel } from '../semantics/types.js';

const waits = [
  {
    wait: 'connect',
    boundedBy: [{ option: 'serverSelectionTimeoutMS', is: 'duration' }],
    defaultMs: 30_000,
    remedies: [{ option: 'serverSelectionTimeoutMS', value: 'ms', at: 'client' }],
  },
  {
    wait: 'query',
    boundedBy: [
      { option: 'socketTimeoutMS', is: 'duration' },
      // It does nothing since 6.22 and 7.8, and limited every operation before.
      { option: 'timeoutMS', is: 'duration', majors: '>=6' },
    ],
    remedies: [{ option: 'socketTimeoutMS', value: 'ms', at: 'client' }],
  },
] as const;

/** How it does for many what an operation does for one. */
const batch = {
  'read-one': 'find({ _id: { $in: ids } })',
  'read-many': 'find({ _id: { $in: ids } })',
  count: 'aggregate([{ $match: { key: { $in: keys } } }, { $group: … }])',
  insert: 'insertMany(documents)',
  update: 'updateMany({ _id: { $in: ids } }, update)',
  'update-many': 'updateMany({ _id: { $in: ids } }, update)',
  delete: 'deleteMany({ _id: { $in: ids } })',
  'delete-many': 'deleteMany({ _id: { $in: ids } })',
  upsert: 'bulkWrite(operations)',
  increment: 'bulkWrite(operations)',
} as const;

/** A filter takes documents without a value as code does. */
const counted: LooksAgainModel = {
  joins: 'property',
  says: {
    '=': '$column: $value', '!=': '$column: { $ne: $value }', '<': '$column: { $lt: $value }', '<=': '$column: { $lte: $value }', '>': '$column: { $gt: $value }', '>=': '$column: { $gte: $value }',
    empty: '$column: null', true: '$column: true', 'not true': '$column: { $ne: true }',
  },
  answer: { property: 'matchedCount', name: 'matchedCount', none: '$name === 0' },
};

export const mongodbModel: LibraryModel = {
  library: 'mongodb',
  packages: ['mongodb'],
  majors: [4, 5, 6, 7],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [
        { path: 'MongoClient.new()', options: 1, opens: 'pool' },
        { path: 'MongoClient.connect()', options: 1, opens: 'pool' },
      ],
      waits,
      gives: ['db', 'connect'],
      keptFor: ['watch'],
      source: 'mongodb@5.9.2, mongodb@6.22.0, mongodb@7.9.0:lib/connection_string.js; mongodb@7.9.0:lib/cmap/connection.js',
    },
  ],
  checks: [{ names: ['isValid'], gives: 'verdict', source: 'bson@7.3.4:src/objectid.ts, ObjectId.isValid' }],
  resources: [
    { what: 'session', taken: ['MongoClient.new().startSession()', 'MongoClient.connect().startSession()'], returned: ['endSession'], awaited: true, source: 'mongodb@7.9.0:lib/sessions.js' },
    { what: 'connection', taken: ['MongoClient.new()'], returned: ['close'], awaited: true, heldFrom: 'connect', mayStay: true, source: 'mongodb@7.9.0:lib/mongo_client.js' },
    { what: 'connection', taken: ['MongoClient.connect()'], returned: ['close'], awaited: true, mayStay: true, source: 'mongodb@7.9.0:lib/mongo_client.js' },
  ],
  stores: [
    {
      name: 'collection',
      keeps: 'documents',
      batch,
      made: [
        { path: 'MongoClient.{new,connect}().db().collection()' },
        { path: 'MongoClient.new().db().collection()' },
        { path: 'MongoClient.connect().db().collection()' },
        { path: 'MongoClient.new().connect().db().collection()' },
        { path: 'Db.new().collection()' },
      ],
      types: ['Collection'],
      operations: [
        { paths: ['findOne()'], does: 'read-one', record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        {
          paths: ['find()'], does: 'read-many', lazy: true, record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }, { chained: ['filter'], argument: 0 }], handle: [{ argument: 1, option: 'session' }],
          chain: { loads: ['toArray'], ends: ['toArray', 'sort', 'project', 'skip', 'map', 'batchSize', 'forEach', 'next', 'hasNext', 'stream', 'maxTimeMS'], becomes: { count: 'count', next: 'read-one' } },
          limit: [{ argument: 1, option: 'limit' }, { chained: ['limit'], argument: 0 }],
        },
        { paths: ['aggregate()'], does: 'read-many', lazy: true, record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }], chain: { loads: ['toArray'], ends: ['toArray', 'next'], becomes: { next: 'read-one' } } },
        { paths: ['distinct()'], does: 'read-many', bounded: true, record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }] },
        { paths: ['{countDocuments,count}()'], does: 'count', record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        { paths: ['estimatedDocumentCount()'], does: 'count', record: [{ made: 0 }, { typeArgument: 0 }], handle: [{ argument: 0, option: 'session' }] },
        { paths: ['insertOne()'], does: 'insert', record: [{ made: 0 }, { typeArgument: 0 }], data: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        { paths: ['insertMany()'], does: 'insert-many', record: [{ made: 0 }, { typeArgument: 0 }], data: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        { paths: ['updateOne()'], does: 'update', counts: '$inc', looksAgain: counted, record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }] },
        { paths: ['{replaceOne,findOneAndUpdate,findOneAndReplace}()'], does: 'update', counts: '$inc', record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }] },
        { paths: ['updateMany()'], does: 'update-many', record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }] },
        { paths: ['{deleteOne,findOneAndDelete}()'], does: 'delete', record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        { paths: ['deleteMany()'], does: 'delete-many', record: [{ made: 0 }, { typeArgument: 0 }], filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        { paths: ['bulkWrite()'], does: 'update-many', record: [{ made: 0 }, { typeArgument: 0 }], data: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
      ],
      source: 'mongodb@7.9.0:mongodb.d.ts, lib/collection.js, lib/cursor/find_cursor.js; behaviour run',
    },
    {
      name: 'session',
      keeps: 'documents',
      made: [
        { path: 'MongoClient.new().startSession()' },
        { path: 'MongoClient.connect().startSession()' },
        { path: 'MongoClient.new().connect().startSession()' },
        { path: 'MongoClient.new().withSession().#0' },
        { path: 'MongoClient.connect().withSession().#0' },
      ],
      types: ['ClientSession'],
      operations: [
        { paths: ['withTransaction()'], does: 'transaction', callback: [{ argument: 0 }] },
        { paths: ['startTransaction()'], does: 'begin' },
        { paths: ['commitTransaction()'], does: 'commit' },
        { paths: ['abortTransaction()'], does: 'rollback' },
      ],
      source: 'mongodb@7.9.0:lib/sessions.js, mongodb.d.ts',
    },
  ],
};
