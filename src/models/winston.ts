import type { LibraryModel } from '../semantics/types.js';

export const winstonModel: LibraryModel = {
  library: 'winston',
  packages: ['winston'],
  majors: [3],
  loggers: [
    {
      name: 'logger',
      shared: [''],
      made: [{ path: 'createLogger()', options: 0 }, { path: 'loggers.{add,get}()', options: 1 }, { path: 'Container.new().{add,get}()', options: 1 }],
      derived: [{ path: 'child()' }],
      types: ['Logger', 'winston.Logger'],
      // Those of npm, of syslog, and two that many add.
      levels: ['silly', 'trace', 'debug', 'verbose', 'http', 'info', 'notice', 'warn', 'warning', 'error', 'crit', 'alert', 'emerg', 'fatal'],
      errorLevels: ['error', 'crit', 'alert', 'emerg', 'fatal'],
      byLevel: ['log'],
      fields: 'last',
      format: 'printf',
      formatNeeds: { option: 'format', call: 'splat' },
      lineFormats: {
        option: 'format',
        combined: 'combine',
        printed: 'printf',
        passing: ['align', 'colorize', 'errors', 'label', 'metadata', 'ms', 'padLevels', 'splat', 'timestamp', 'uncolorize'],
        whole: ['json', 'simple', 'logstash', 'prettyPrint', 'ecsFormat', 'nestLike'],
        inspecting: ['prettyPrint', 'nestLike'],
        bare: ['cli'],
        gathered: 'metadata',
        outlets: { option: 'transports', classes: ['Console', 'File', 'Stream', 'DailyRotateFile'] },
      },
      rest: 'dropped',
      errors: { first: 'kept', last: 'kept', keys: [], needs: { option: 'format', call: 'errors', in: 'first' } },
      source: 'winston@3.19.0: lib/winston/logger.js, lib/winston/create-logger.js; logform@2.7.0: errors.js, splat.js, json.js, pretty-print.js, cli.js; behaviour run',
    },
  ],
};
