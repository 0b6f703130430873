import type { LibraryModel } from '../semantics/types.js';

/** Transports that do not speak SMTP; their options are judged nowhere here. */
const others = ['SES', 'sendmail', 'jsonTransport', 'streamTransport', 'send'];
const otherTransports = others.map((option) => ({ option, is: 'given', at: 'client' }) as const);

export const nodemailerModel: LibraryModel = {
  library: 'nodemailer',
  packages: ['nodemailer'],
  majors: [6, 7, 8, 9, 10],
  clients: [
    {
      name: 'transporter',
      category: 'mail',
      made: [{ path: 'createTransport()', options: 0, opens: 'connection', opensNothingWith: others, keepsBy: 'pool' }],
      requests: [{ paths: ['{sendMail,verify}()'] }],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'connectionTimeout', is: 'duration', at: 'client' }, ...otherTransports],
          defaultMs: 120_000,
          remedies: [{ option: 'connectionTimeout', value: 'ms', at: 'client' }],
        },
        {
          wait: 'response',
          boundedBy: [{ option: 'socketTimeout', is: 'duration', at: 'client' }, ...otherTransports],
          defaultMs: 600_000,
          remedies: [{ option: 'socketTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'nodemailer@10.6.0:dist/esm/smtp-connection/index.js; nodemailer@6.10.1, 7.0.13:lib/smtp-connection/index.js; behaviour run',
    },
  ],
  needs: [
    {
      paths: ['createTransport()'],
      arguments: [0],
      options: ['host'],
      otherwise: '`nodemailer` sends mail through `localhost`',
      source: 'nodemailer@7.0.13:lib/smtp-connection/index.js',
    },
    {
      paths: ['createTransport()'],
      options: ['auth.user', 'auth.pass'],
      otherwise: '`nodemailer` has no credentials, and the first mail fails',
      source: 'nodemailer@7.0.13:lib/smtp-connection/index.js',
    },
  ],
};
