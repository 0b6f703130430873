import type { LibraryModel } from '../semantics/types.js';
import { pinoLines } from './shapes/pino-lines.js';

/** The logger of a request, which these packages hang on it. */
export const pinoHttpModel: LibraryModel = {
  library: 'pino-http',
  packages: ['pino-http', 'express-pino-logger', 'koa-pino-logger'],
  majors: [8, 9, 10, 11],
  loggers: [
    {
      ...pinoLines,
      name: 'request logger',
      made: [{ path: '().logger', options: 0 }, { path: 'pinoHttp().logger', options: 0 }],
      hangsOn: [
        { member: 'log', on: 'request', onlyWith: ['pino-http', 'express-pino-logger', 'nestjs-pino'] },
        { member: 'log', on: 'response', onlyWith: ['pino-http', 'express-pino-logger', 'nestjs-pino'] },
        { member: 'log', on: 'context', framework: 'koa', onlyWith: ['koa-pino-logger'] },
      ],
      source: 'pino-http@11.0.0:logger.js; koa-pino-logger@4.0.0:logger.js; behaviour run',
    },
  ],
};
