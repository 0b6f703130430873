import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('winston', () => {
  it.each<[string, string, string[]]>([
    ["is made", "import winston, { createLogger } from 'winston'; winston.createLogger().info('a'); createLogger({}).crit('b'); winston.loggers.get('x').http('c');", ["winston info: message 'a'", "winston crit: message 'b'", "winston http: message 'c'"]],
    ["is there without being made", "import winston from 'winston'; import * as w from 'winston'; winston.info('a'); w.error('b');", ["winston info: message 'a'", "winston error: message 'b'"]],
    ["has children and types", "import winston, { type Logger } from 'winston'; export const f = (a: Logger, b: winston.Logger) => { a.child({ x: 1 }).info('a'); b.silly('b'); };", ["winston info?: message 'a'", "winston silly?: message 'b'"]],
    ["is injected", "import { Logger } from 'winston'; class A { constructor(@Inject('winston') private readonly logger: Logger) {} f() { this.logger.info('m', { a: 1 }); } }", ["winston info?: message 'm', fields { a: 1 }"]],
    ["writes nothing by its other methods", "import winston from 'winston'; winston.configure({}); winston.createLogger().add(new winston.transports.Console()); winston.format.json();", []],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
