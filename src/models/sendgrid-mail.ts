import type { LibraryModel } from '../semantics/types.js';

export const sendgridMailModel: LibraryModel = {
  library: '@sendgrid/mail',
  packages: ['@sendgrid/mail'],
  majors: [7, 8],
  clients: [
    {
      name: 'service',
      category: 'mail',
      shared: [''],
      setters: { setTimeout: 'timeout', setClient: 'client' },
      requests: [{ paths: ['{send,sendMultiple}()'], method: 'POST' }],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration', at: 'client' },
            { option: 'client', is: 'given', at: 'client' },
          ],
          // Set on the singleton, once; no call takes it.
          remedies: [{ chain: 'setTimeout', value: 'ms', at: 'client' }],
        },
      ],
      source: '@sendgrid/mail@8.1.6:src/classes/mail-service.js; @sendgrid/client@8.1.6:src/classes/client.js; behaviour run',
    },
  ],
};
