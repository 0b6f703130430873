import type { LibraryModel } from '../semantics/types.js';

export const consoleModel: LibraryModel = {
  library: 'console',
  packages: ['node:console'],
  globals: [{ name: 'console' }],
  majors: [18, 20, 22, 24],
  loggers: [
    {
      name: 'console',
      shared: [''],
      made: [{ path: 'Console.new()' }],
      types: ['Console'],
      levels: ['trace', 'debug', 'log', 'info', 'warn', 'error'],
      errorLevels: ['error'],
      fields: 'none',
      format: 'printf',
      rest: 'printed',
      errors: { first: 'kept', last: 'kept', keys: ['*'] },
      source: 'Node 20, 22: documentation of console and util.format; behaviour run',
    },
  ],
};
