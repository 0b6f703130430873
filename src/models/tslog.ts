import type { LibraryModel } from '../semantics/types.js';

export const tslogModel: LibraryModel = {
  library: 'tslog',
  packages: ['tslog'],
  majors: [4, 5],
  loggers: [
    {
      name: 'logger',
      made: [{ path: 'Logger.new()', options: 0 }],
      derived: [{ path: 'getSubLogger()', options: 0 }],
      types: ['Logger'],
      levels: ['silly', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'],
      errorLevels: ['error', 'fatal'],
      fields: 'last',
      format: 'none',
      rest: 'printed',
      // Under a key it is lost in lines of JSON, and kept in those for people.
      errors: { first: 'kept', last: 'kept', keys: ['*'] },
      redaction: [{ option: 'maskValuesOfKeys', unset: ['password'], majors: '<5' }, { option: 'mask.keys', majors: '>=5' }],
      source: 'tslog@4.11.0, 5.1.0: BaseLogger; tslog@5.2.0: core/settings.js; behaviour run',
    },
  ],
};
