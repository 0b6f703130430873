import type { LibraryModel } from '../semantics/types.js';

export const bunyanModel: LibraryModel = {
  library: 'bunyan',
  packages: ['bunyan'],
  majors: [1, 2],
  loggers: [
    {
      name: 'logger',
      made: [{ path: 'createLogger()', options: 0 }, { path: 'new()', options: 0 }],
      derived: [{ path: 'child()' }],
      types: ['Logger'],
      levels: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
      errorLevels: ['error', 'fatal'],
      fields: 'first',
      format: 'printf',
      rest: 'printed',
      // Behind the message it is text within the message, stack and all.
      errors: { first: 'kept', last: 'kept', keys: ['err'], needs: { option: 'serializers', in: 'keys' } },
      source: 'bunyan@1.8.15, 2.0.5: lib/bunyan.js; behaviour run',
    },
  ],
};
