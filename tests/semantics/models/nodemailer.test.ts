import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('nodemailer', () => {
  it.each([
    ['waits two minutes for a connection and ten for an answer', `import nodemailer from 'nodemailer'; const mail = nodemailer.createTransport({ host, auth }); mail.sendMail({ to });`, [
      'nodemailer.createTransport() connect: absent (120000)',
      'nodemailer.createTransport() response: absent (600000)',
      'nodemailer.createTransport().sendMail() connect: absent (120000)',
      'nodemailer.createTransport().sendMail() response: absent (600000)',
    ]],
    ['is bounded at the transport', `const { createTransport } = require('nodemailer'); createTransport({ host, connectionTimeout: 1000, socketTimeout: 5000 });`, [
      'nodemailer.createTransport() connect: set',
      'nodemailer.createTransport() response: set',
    ]],
    ['takes no time limit with a message', `import * as nodemailer from 'nodemailer'; nodemailer.createTransport('smtp://mail.example').sendMail({ socketTimeout: 5 });`, [
      'nodemailer.createTransport().sendMail() connect: absent (120000)',
      'nodemailer.createTransport().sendMail() response: absent (600000)',
      'nodemailer.createTransport() connect: absent (120000)',
      'nodemailer.createTransport() response: absent (600000)',
    ]],
    ['may be bounded in its address', 'import nodemailer from "nodemailer"; nodemailer.createTransport(`smtp://${host}?socketTimeout=5000`);', [
      'nodemailer.createTransport() connect: absent (120000)',
      'nodemailer.createTransport() response: unknown',
    ]],
    ['is not judged where it does not speak SMTP', `import nodemailer from 'nodemailer'; nodemailer.createTransport({ SES: { sesClient, SendEmailCommand } }); nodemailer.createTransport({ jsonTransport: true });`, [
      'nodemailer.createTransport() connect: set', 'nodemailer.createTransport() response: set',
      'nodemailer.createTransport() connect: set', 'nodemailer.createTransport() response: set',
    ]],
    ['is unknown with a transport or options from elsewhere', `import nodemailer from 'nodemailer'; export const make = (options) => nodemailer.createTransport(options); nodemailer.createTransport(plugin());`, [
      'nodemailer.createTransport() connect: unknown', 'nodemailer.createTransport() response: unknown',
      'nodemailer.createTransport() connect: unknown', 'nodemailer.createTransport() response: unknown',
    ]],
    ['is not another package with that function', `import { createTransport } from '@acme/mail'; createTransport({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
