import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('debug', () => {
  it.each<[string, string, string[]]>([
    ["is called itself", "import debug from 'debug'; const log = debug('app'); log('m %o', a, b); log.extend('x')('n');", ["debug call: message 'm %o', formatted a, printed b", "debug call: message 'n'"]],
    ["is made by require", "const log = require('debug')('app'); log('m');", ["debug call: message 'm'"]],
    ["is known by its type", "import type { Debugger } from 'debug'; export const f = (log: Debugger) => log('m');", ["debug call?: message 'm'"]],
    ["writes nothing where it is made", "import debug from 'debug'; debug('app'); debug.enable('app');", []],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
