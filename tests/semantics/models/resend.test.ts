import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('resend', () => {
  it.each([
    ['has no time limit to set', `import { Resend } from 'resend'; const resend = new Resend(key); resend.emails.send({ to });`, [
      'new resend.Resend() client: waits for nothing',
      'new resend.Resend().emails.send() outbound-request: waits for nothing',
    ]],
    ['is made by require', `const { Resend } = require('resend'); new Resend(key).batch.send([]);`, [
      'new resend.Resend().batch.send() outbound-request: waits for nothing',
      'new resend.Resend() client: waits for nothing',
    ]],
    ['is not another class of that name', `import { Resend } from '@acme/resend'; new Resend(key).emails.send({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
