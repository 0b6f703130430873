import type { LibraryModel } from '../semantics/types.js';
import { pinoLines } from './shapes/pino-lines.js';

export const nestjsPinoModel: LibraryModel = {
  library: 'nestjs-pino',
  packages: ['nestjs-pino'],
  majors: [3, 4, 5],
  loggers: [
    {
      ...pinoLines,
      name: 'pino logger',
      made: [{ path: 'PinoLogger.new()', options: 0 }],
      types: ['PinoLogger'],
      source: 'nestjs-pino@4.6.1, 5.2.1: PinoLogger.js, PinoLogger.d.ts; behaviour run',
    },
    {
      // What stands last is the context, even where it is an object or an Error.
      name: 'logger',
      made: [{ path: 'Logger.new()' }],
      types: ['Logger'],
      levels: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'],
      errorLevels: ['error', 'fatal'],
      fields: 'none',
      format: 'printf',
      rest: 'printed',
      errors: { first: 'kept', last: 'lost', keys: ['err'], stackText: true },
      source: 'nestjs-pino@4.6.1, 5.2.1: Logger.js; behaviour run',
    },
  ],
};
