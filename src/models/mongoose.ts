import type { LibraryModel, LooksAgainModel, ManyModel } from '../semantics/types.js';

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
      { option: 'timeoutMS', is: 'duration', majors: '>=8' },
    ],
    remedies: [{ option: 'socketTimeoutMS', value: 'ms', at: 'client' }],
  },
] as const;

const chain = { ends: ['sort', 'select', 'lean', 'populate', 'skip', 'exec', 'where', 'equals', 'in', 'and', 'or', 'session', 'orFail', 'collation', 'hint', 'read', 'maxTimeMS', 'cursor', 'setOptions', 'transform', 'comment', 'allowDiskUse', 'toArray'] };
const record = [{ made: 0 }, { typeArgument: 0 }, { receiver: true }, { member: 1 }];
const inSession = [{ chained: ['session'], argument: 0 }];

/** A method of a document: one that was made, found, or is one of those found. */
function ofDocuments(method: string): readonly string[] {
  return [`new().${method}()`, `*().${method}()`, `*().[].${method}()`, ...['lean', 'populate', 'select', 'exec', 'session', 'sort'].map((each) => `*().${each}().${method}()`)];
}

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

const many: ManyModel = {
  methods: { findById: 'find', findOne: 'find' },
  keeps: ['find', 'lean', 'exec', 'sort', 'select', 'populate', 'session'],
  keys: [{ form: 'argument', of: ['findById'], field: '_id', any: '{ _id: { $in: %keys } }' }, { form: 'property', any: '{ $in: %keys }' }],
  selects: [{ chained: ['select'], argument: 0 }, { argument: 1 }],
  gives: ['_id'],
  missing: 'null',
  asText: true,
  source: 'mongoose@9.12.1:lib/query.js, lib/model.js; mongodb documentation of $in',
};

/** A filter takes documents without a value as code does. */
const conditions = {
  '=': '$column: $value', '!=': '$column: { $ne: $value }', '<': '$column: { $lt: $value }', '<=': '$column: { $lte: $value }', '>': '$column: { $gt: $value }', '>=': '$column: { $gte: $value }',
  empty: '$column: null', true: '$column: true', 'not true': '$column: { $ne: true }',
} as const;

const counted: LooksAgainModel = { joins: 'property', says: conditions, answer: { property: 'matchedCount', name: 'matchedCount', none: '$name === 0' } };
const found: LooksAgainModel = { joins: 'property', says: conditions, key: '_id', methods: { findByIdAndUpdate: 'findOneAndUpdate' }, answer: { name: 'updated', none: '$name === null' } };

/** The options of the driver, given where mongoose connects. */
export const mongooseModel: LibraryModel = {
  library: 'mongoose',
  packages: ['mongoose', '@nestjs/mongoose'],
  majors: [6, 7, 8, 9],
  checks: [{ names: ['isValid', 'isValidObjectId', 'isObjectIdOrHexString'], gives: 'verdict', source: 'mongoose@9.12.1:lib/mongoose.js; bson@7.3.4:src/objectid.ts' }],
  needs: [
    {
      paths: ['{connect,createConnection}()', 'MongooseModule.forRoot()'],
      arguments: [0],
      otherwise: '`mongoose` never connects',
      source: 'mongoose@9.12.1:lib/connection.js',
    },
  ],
  clients: [
    {
      name: 'connection',
      category: 'database',
      made: [
        // `connect` gives the one connection that there is.
        { path: 'connect()', options: 1 },
        { path: 'createConnection()', options: 1, opens: 'pool' },
        { path: 'MongooseModule.forRoot()', options: 1 },
        { path: 'MongooseModule.forRootAsync()', options: 0, returnedBy: 'useFactory' },
      ],
      waits,
      source: 'mongoose@9.12.1:lib/connection.js; mongodb@7.9.0:lib/connection_string.js; @nestjs/mongoose@11.0.4:dist/mongoose-core.module.js',
    },
  ],
  resources: [
    {
      what: 'session',
      taken: ['startSession()', 'connection.startSession()', 'Connection.new().startSession()', 'createConnection().startSession()', 'model().startSession()', 'Model.new().startSession()', 'Model.new().db.startSession()'],
      returned: ['endSession'],
      awaited: true,
      source: 'mongoose@9.12.1:lib/connection.js; mongodb@7.9.0:lib/sessions.js',
    },
  ],
  stores: [
    {
      name: 'model',
      keeps: 'documents',
      batch,
      made: [{ path: 'model()' }, { path: 'models.*' }, { path: '{connect,createConnection}().model()' }, { path: 'connection.model()' }, { path: 'Mongoose.new().model()' }],
      types: ['Model', 'PaginateModel', 'AggregatePaginateModel'],
      operations: [
        { paths: ['findById()'], does: 'read-one', unique: true, lazy: true, chain, record, filter: [{ argument: 0 }], handle: inSession, many },
        { paths: ['{findOne,exists}()'], does: 'read-one', lazy: true, chain, record, filter: [{ argument: 0 }], handle: inSession, many },
        { paths: ['{find,where}()'], does: 'read-many', lazy: true, chain, record, filter: [{ argument: 0 }, { chained: ['where', 'find', 'in', 'equals', 'and', 'or'], argument: 0 }], limit: [{ argument: 2, option: 'limit' }, { chained: ['limit'], argument: 0 }], handle: inSession, many },
        { paths: ['aggregate()'], does: 'read-many', lazy: true, chain: { ends: ['exec', 'match', 'group', 'sort', 'project', 'lookup', 'unwind', 'session', 'option', 'allowDiskUse'] }, record, filter: [{ argument: 0 }, { chained: ['match'], argument: 0 }], limit: [{ chained: ['limit'], argument: 0 }] },
        { paths: ['distinct()'], does: 'read-many', bounded: true, lazy: true, chain, record, filter: [{ argument: 1 }] },
        { paths: ['{countDocuments,estimatedDocumentCount,count}()'], does: 'count', lazy: true, chain, record, filter: [{ argument: 0 }], handle: inSession },
        { paths: ['{create,insertOne}()'], does: 'insert', record, data: [{ argument: 0 }], bulk: { methods: { create: 'insertMany', insertOne: 'insertMany' }, keeps: [], source: 'mongoose@9.12.1:lib/model.js' }, handle: [{ argument: 1, option: 'session' }] },
        { paths: ['insertMany()'], does: 'insert-many', record, data: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        { paths: ['findByIdAndUpdate()'], does: 'update', counts: '$inc', looksAgain: found, unique: true, lazy: true, chain, record, filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }, ...inSession] },
        { paths: ['findByIdAndReplace()'], does: 'update', counts: '$inc', unique: true, lazy: true, chain, record, filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }, ...inSession] },
        { paths: ['findOneAndUpdate()'], does: 'update', counts: '$inc', looksAgain: found, lazy: true, chain, record, filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }, ...inSession] },
        { paths: ['updateOne()'], does: 'update', counts: '$inc', looksAgain: counted, lazy: true, chain, record, filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }, ...inSession] },
        { paths: ['{replaceOne,findOneAndReplace}()'], does: 'update', counts: '$inc', lazy: true, chain, record, filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }, ...inSession] },
        { paths: ['updateMany()'], does: 'update-many', lazy: true, chain, record, filter: [{ argument: 0 }], data: [{ argument: 1 }], handle: [{ argument: 2, option: 'session' }, ...inSession] },
        { paths: ['{findByIdAndDelete,findByIdAndRemove}()'], does: 'delete', unique: true, lazy: true, chain, record, filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }, ...inSession] },
        { paths: ['{deleteOne,findOneAndDelete,findOneAndRemove}()'], does: 'delete', lazy: true, chain, record, filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }, ...inSession] },
        { paths: ['deleteMany()'], does: 'delete-many', lazy: true, chain, record, filter: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }, ...inSession] },
        { paths: ['{bulkWrite,bulkSave}()'], does: 'update-many', record, data: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        { paths: ['new()', '{hydrate,castObject}()'], does: 'make', record, data: [{ argument: 0 }] },
        { paths: ['set', 'overwrite', '$set'].flatMap(ofDocuments), does: 'make', record, data: [{ argument: 0 }] },
        // One of a list that was found: a query for each.
        { paths: ['*().[].populate()', ...['lean', 'select', 'exec', 'session', 'sort', 'limit'].map((each) => `*().${each}().[].populate()`)], does: 'read-one', record },
        { paths: ofDocuments('save'), does: 'save', record, handle: [{ argument: 0, option: 'session' }] },
        { paths: ofDocuments('updateOne'), does: 'update', record, data: [{ argument: 0 }], handle: [{ argument: 1, option: 'session' }] },
        { paths: ofDocuments('deleteOne'), does: 'delete', record, handle: [{ argument: 0, option: 'session' }] },
      ],
      source: 'mongoose@9.12.1:lib/model.js, lib/query.js, types/models.d.ts',
    },
    {
      name: 'connection',
      keeps: 'documents',
      batch,
      shared: ['', 'connection'],
      made: [{ path: '{connect,createConnection}()', options: 1 }],
      types: ['Connection'],
      operations: [
        { paths: ['transaction()', 'startSession().withTransaction()'], does: 'transaction', callback: [{ argument: 0 }] },
        { paths: ['startSession().startTransaction()'], does: 'begin' },
        { paths: ['startSession().commitTransaction()'], does: 'commit' },
        { paths: ['startSession().abortTransaction()'], does: 'rollback' },
      ],
      source: 'mongoose@9.12.1:lib/connection.js; mongodb@7.9.0:lib/sessions.js',
    },
  ],
};
