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
      { option: 'timeoutMS', is: 'duration', majors: '>=8' },
    ],
    remedies: [{ option: 'socketTimeoutMS', value: 'ms', at: 'client' }],
  },
] as const;

/** The options of the driver, given where mongoose connects. */
export const mongooseModel: LibraryModel = {
  library: 'mongoose',
  packages: ['mongoose', '@nestjs/mongoose'],
  majors: [6, 7, 8, 9],
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
};
