import type { LibraryModel } from '../semantics/types.js';

export const loglevelModel: LibraryModel = {
  library: 'loglevel',
  packages: ['loglevel'],
  majors: [1],
  loggers: [
    {
      name: 'logger',
      shared: [''],
      made: [{ path: 'getLogger()' }],
      types: ['Logger', 'RootLogger'],
      levels: ['trace', 'debug', 'log', 'info', 'warn', 'error'],
      errorLevels: ['error'],
      fields: 'none',
      format: 'printf',
      rest: 'printed',
      errors: { first: 'kept', last: 'kept', keys: ['*'] },
      source: 'loglevel@1.9.2: lib/loglevel.js, index.d.ts; behaviour run',
    },
  ],
};
