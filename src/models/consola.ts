import type { LibraryModel } from '../semantics/types.js';

export const consolaModel: LibraryModel = {
  library: 'consola',
  packages: ['consola', 'consola/basic', 'consola/core'],
  majors: [2, 3],
  loggers: [
    {
      name: 'logger',
      shared: ['', 'consola'],
      made: [{ path: 'createConsola()', options: 0 }, { path: 'Consola.new()', options: 0 }],
      derived: [{ path: 'create()', options: 0 }, { path: '{withTag,withScope,withDefaults}()' }],
      types: ['ConsolaInstance', 'Consola'],
      levels: ['silent', 'verbose', 'trace', 'debug', 'log', 'info', 'ready', 'start', 'success', 'box', 'warn', 'fail', 'error', 'fatal'],
      errorLevels: ['error', 'fatal', 'fail'],
      fields: 'none',
      format: 'printf',
      rest: 'printed',
      errors: { first: 'kept', last: 'kept', keys: ['*'] },
      source: 'consola@3.4.2: dist/core.mjs, dist/core.d.ts; behaviour run',
    },
  ],
};
