import type { LibraryModel } from '../semantics/types.js';

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
  resources: [
    { what: 'session', taken: ['MongoClient.new().startSession()', 'MongoClient.connect().startSession()'], returned: ['endSession'], awaited: true, source: 'mongodb@7.9.0:lib/sessions.js' },
    { what: 'connection', taken: ['MongoClient.new()'], returned: ['close'], awaited: true, heldFrom: 'connect', mayStay: true, source: 'mongodb@7.9.0:lib/mongo_client.js' },
    { what: 'connection', taken: ['MongoClient.connect()'], returned: ['close'], awaited: true, mayStay: true, source: 'mongodb@7.9.0:lib/mongo_client.js' },
  ],
};
