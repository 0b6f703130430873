import { describe, expect, it } from 'vitest';
import { logsIn } from '../../../support/logs.js';

describe('signale', () => {
  it.each<[string, string, string[]]>([
    ["is made, and there", "import signale, { Signale } from 'signale'; new Signale().success('m %s', a); signale.error(e); signale.scope('x').note('n');", ["signale success: message 'm %s', formatted a", "signale error: printed e", "signale note: message 'n'"]],
    ["is made by require", "const { Signale } = require('signale'); new Signale().fatal('m');", ["signale fatal: message 'm'"]],
  ])('%s', (_claim, code, expected) => {
    expect(logsIn(code)).toEqual(expected);
  });
});
