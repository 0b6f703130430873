import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('pino', () => {
  it.each<[string, string, string[]]>([
    ["is made by its default export and by its name", "import pino, { pino as named } from 'pino'; pino().info('a'); named({ level: 'info' }).warn('b');", ["pino info: message 'a'", "pino warn: message 'b'"]],
    ["is made by require", "const log = require('pino')(); const other = require('pino').pino(); log.fatal('a'); other.trace('b');", ["pino fatal: message 'a'", "pino trace: message 'b'"]],
    ["has children", "import { pino } from 'pino'; const log = pino().child({ a: 1 }).child({}); log.warn('m');", ["pino warn: message 'm'"]],
    ["is known by its types", "import pino, { type Logger } from 'pino'; export const f = (a: Logger, b: pino.Logger, { c }: { c: Logger }) => { a.info('a'); b.child({}).info('b'); c.info('c'); };", ["pino info?: message 'a'", "pino info?: message 'b'", "pino info?: message 'c'"]],
    ["has fields before the message, and drops what is behind", "import pino from 'pino'; pino().info({ id }, 'm', 1); pino().info('m', { id });", ["pino info: message 'm', fields { id }, dropped 1", "pino info: message 'm', dropped { id }"]],
    ["writes nothing by its other methods", "import pino from 'pino'; const log = pino(); log.isLevelEnabled('info'); log.flush(); log.silent('m');", []],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
