import type { LibraryModel } from '../semantics/types.js';
import { pinoLines } from './shapes/pino-lines.js';

export const pinoModel: LibraryModel = {
  library: 'pino',
  packages: ['pino'],
  majors: [8, 9, 10],
  loggers: [
    {
      ...pinoLines,
      name: 'logger',
      made: [{ path: '()', options: 0 }, { path: 'pino()', options: 0 }],
      types: ['Logger', 'BaseLogger', 'pino.Logger', 'pino.BaseLogger', 'P.Logger', 'P.BaseLogger'],
      source: 'pino@8.21.0, 9.14.0, 10.4.0: lib/tools.js, pino.d.ts; behaviour run',
    },
  ],
};
