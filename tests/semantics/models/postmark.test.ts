import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('postmark', () => {
  it.each([
    ['bounds itself', `import * as postmark from 'postmark'; const client = new postmark.ServerClient(token); client.sendEmail({ To });`, [
      'new postmark.ServerClient() response: absent (180000)',
      'new postmark.ServerClient().sendEmail() response: absent (180000)',
    ]],
    ['takes seconds, behind the token', `const { ServerClient } = require('postmark'); new ServerClient(token, { timeout: 10 }); new ServerClient({ timeout: 10 });`, [
      'new postmark.ServerClient() response: set',
      'new postmark.ServerClient() response: absent (180000)',
    ]],
    ['is unknown with options from elsewhere', `import { ServerClient } from 'postmark'; export const make = (options) => new ServerClient(token, options);`, ['new postmark.ServerClient() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
