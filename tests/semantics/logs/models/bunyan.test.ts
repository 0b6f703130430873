import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('bunyan', () => {
  it.each<[string, string, string[]]>([
    ["is made", "import bunyan from 'bunyan'; const log = bunyan.createLogger({ name: 'a' }); new bunyan({ name: 'b' }).warn('b'); log.child({ c: 1 }).info('c');", ["bunyan warn: message 'b'", "bunyan info: message 'c'"]],
    ["has fields before the message, and prints what is behind it", "import { createLogger } from 'bunyan'; const log = createLogger({ name: 'a' }); log.info({ a: 1 }, 'm %s', b, c); log.info('m', { a: 1 });", ["bunyan info: message 'm %s', fields { a: 1 }, formatted b, printed c", "bunyan info: message 'm', printed { a: 1 }"]],
    ["is known by its type", "import Logger from 'bunyan'; export const f = (log: Logger) => log.fatal('m');", ["bunyan fatal?: message 'm'"]],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
