import type { LoggerModel } from '../../semantics/types.js';

/** How a line of pino is made, wherever its loggers hang. */
export const pinoLines = {
  derived: [{ path: 'child()', options: 1 }],
  levels: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
  errorLevels: ['error', 'fatal'],
  fields: 'first',
  format: 'printf',
  rest: 'dropped',
  errors: { first: 'kept', last: 'lost', keys: ['err'], keyOption: 'errorKey', serializers: ['serializers.*', 'formatters.log', 'hooks.logMethod'] },
  redaction: [{ option: 'redact', paths: 'paths' }],
} as const satisfies Partial<LoggerModel>;
