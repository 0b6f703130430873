import type { LibraryModel } from '../semantics/types.js';

export const log4jsModel: LibraryModel = {
  library: 'log4js',
  packages: ['log4js'],
  majors: [6],
  loggers: [
    {
      name: 'logger',
      made: [{ path: 'getLogger()' }],
      types: ['Logger'],
      levels: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'mark'],
      errorLevels: ['error', 'fatal'],
      byLevel: ['log'],
      fields: 'none',
      format: 'printf',
      rest: 'printed',
      errors: { first: 'kept', last: 'kept', keys: ['*'] },
      source: 'log4js@6.9.1: lib/logger.js, lib/layouts.js; behaviour run',
    },
  ],
};
