import type { LibraryModel } from '../semantics/types.js';

export const signaleModel: LibraryModel = {
  library: 'signale',
  packages: ['signale'],
  majors: [1],
  loggers: [
    {
      name: 'logger',
      shared: [''],
      made: [{ path: 'Signale.new()', options: 0 }, { path: 'new()', options: 0 }],
      derived: [{ path: 'scope()' }],
      types: ['Signale', 'DefaultSignale'],
      levels: [
        'debug', 'log', 'info', 'note', 'await', 'pending', 'pause', 'start', 'watch', 'star', 'fav', 'complete', 'success', 'warn', 'error', 'fatal',
      ],
      errorLevels: ['error', 'fatal'],
      fields: 'none',
      format: 'printf',
      rest: 'printed',
      errors: { first: 'kept', last: 'kept', keys: ['*'] },
      source: 'signale@1.4.0: signale.js, types.js; behaviour run',
    },
  ],
};
