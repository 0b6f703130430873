import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('nestjs-pino', () => {
  it.each<[string, string, string[]]>([
    ["is injected as PinoLogger", "import { PinoLogger, InjectPinoLogger } from 'nestjs-pino'; class A { constructor(@InjectPinoLogger(A.name) private readonly logger: PinoLogger) {} f() { this.logger.info({ a: 1 }, 'm'); this.logger.error('m', { b }); } }", ["nestjs-pino info?: message 'm', fields { a: 1 }", "nestjs-pino error?: message 'm', dropped { b }"]],
    ["has a logger for Nest, whose last argument is the context", "import { Logger } from 'nestjs-pino'; class A { constructor(private readonly logger: Logger) {} f() { this.logger.log({ a: 1 }, 'm'); this.logger.log('m %s', b, 'Context'); } }", ["nestjs-pino log?: printed { a: 1 } | 'm'", "nestjs-pino log?: message 'm %s', formatted b, printed 'Context'"]],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
