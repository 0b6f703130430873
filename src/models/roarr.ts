import type { LibraryModel } from '../semantics/types.js';

export const roarrModel: LibraryModel = {
  library: 'roarr',
  packages: ['roarr'],
  majors: [7],
  loggers: [
    {
      name: 'logger',
      shared: ['', 'Roarr'],
      derived: [{ path: 'child()' }],
      types: ['Logger'],
      levels: ['', 'trace', 'debug', 'info', 'warn', 'error', 'fatal', 'traceOnce', 'debugOnce', 'infoOnce', 'warnOnce', 'errorOnce', 'fatalOnce'],
      errorLevels: ['error', 'fatal', 'errorOnce', 'fatalOnce'],
      fields: 'first',
      format: 'printf',
      rest: 'dropped',
      // Its context is JSON, in which an Error is empty.
      errors: { first: 'lost', last: 'lost', keys: [] },
      source: 'roarr@7.21.7: dist/factories/createLogger.js; behaviour run',
    },
  ],
};
