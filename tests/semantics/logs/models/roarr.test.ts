import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('roarr', () => {
  it.each<[string, string, string[]]>([
    ["is there and derived", "import { Roarr } from 'roarr'; const log = Roarr.child({ a: 1 }); log.info({ b: 2 }, 'm'); log.warnOnce('n'); log('o');", ["roarr info: message 'm', fields { b: 2 }", "roarr warnOnce: message 'n'", "roarr call: message 'o'"]],
    ["drops what follows the message", "import { Roarr as log } from 'roarr'; log.error('m', { e });", ["roarr error: message 'm', dropped { e }"]],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
