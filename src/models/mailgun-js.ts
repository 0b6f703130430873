import type { LibraryModel } from '../semantics/types.js';

export const mailgunJsModel: LibraryModel = {
  library: 'mailgun.js',
  packages: ['mailgun.js'],
  majors: [8, 9, 10, 11, 12, 13, 14],
  clients: [
    {
      name: 'client',
      category: 'mail',
      made: [{ path: 'new().client()', options: 0 }],
      requests: [{ paths: ['messages.create()'], method: 'POST' }],
      waits: [
        {
          wait: 'response',
          boundedBy: [{ option: 'timeout', is: 'duration', at: 'client' }],
          remedies: [{ option: 'timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'mailgun.js@14.0.1:CJS/mailgun.node.cjs; mailgun.js@8.2.2, 10.4.0:mailgun.node.js',
    },
  ],
};
