import type { LibraryModel } from '../semantics/types.js';

export const debugModel: LibraryModel = {
  library: 'debug',
  packages: ['debug'],
  majors: [2, 3, 4],
  loggers: [
    {
      name: 'debugger',
      made: [{ path: '()' }, { path: 'debug()' }],
      derived: [{ path: 'extend()' }],
      types: ['Debugger', 'IDebugger', 'debug.Debugger', 'debug.IDebugger'],
      levels: [''],
      errorLevels: [],
      fields: 'none',
      format: 'printf',
      rest: 'printed',
      errors: { first: 'kept', last: 'kept', keys: ['*'] },
      source: 'debug@4.4.3: src/common.js, src/node.js; behaviour run',
    },
  ],
};
