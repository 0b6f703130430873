import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('mailgun.js', () => {
  it.each([
    ['waits for ever', `import Mailgun from 'mailgun.js'; const mailgun = new Mailgun(FormData); const mg = mailgun.client({ username, key }); mg.messages.create(domain, { to });`, [
      'new mailgun.js().client() response: absent',
      'new mailgun.js().client().messages.create() response: absent',
    ]],
    ['is bounded at the client', `const Mailgun = require('mailgun.js'); new Mailgun(FormData).client({ username, key, timeout: 5000 });`, ['new mailgun.js().client() response: set']],
    ['is unknown with options from elsewhere', `import Mailgun from 'mailgun.js'; export const make = (options) => new Mailgun(FormData).client(options);`, ['new mailgun.js().client() response: unknown']],
    ['is not the older package', `import mailgun from 'mailgun-js'; mailgun({ apiKey, domain }).messages().send({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
