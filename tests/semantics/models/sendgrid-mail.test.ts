import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@sendgrid/mail', () => {
  it.each([
    ['waits for ever', `import sgMail from '@sendgrid/mail'; sgMail.setApiKey(key); sgMail.send({ to });`, ['@sendgrid/mail.send() response: absent']],
    ['takes no time limit with a message', `const sgMail = require('@sendgrid/mail'); sgMail.send({ to, timeout: 5 }, true);`, ['@sendgrid/mail.send() response: absent']],
    ['is bounded by its setter', `import * as sgMail from '@sendgrid/mail'; sgMail.setTimeout(5000); sgMail.sendMultiple({ to });`, ['@sendgrid/mail.sendMultiple() response: set']],
    ['is not bounded by a setter that says zero', `import sgMail from '@sendgrid/mail'; sgMail.setTimeout(0); sgMail.send({ to });`, ['@sendgrid/mail.send() response: absent']],
    ['may be bounded by another client', `import sgMail from '@sendgrid/mail'; sgMail.setClient(client); sgMail.send({ to });`, ['@sendgrid/mail.send() response: set']],
    ['is bounded by a race around the call', `import sgMail from '@sendgrid/mail'; Promise.race([sgMail.send({ to }), late()]);`, ['@sendgrid/mail.send() response: set']],
    ['is not another object with such methods', `import mail from '@acme/mail'; mail.send({ to });`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
