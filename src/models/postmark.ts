import type { LibraryModel } from '../semantics/types.js';

export const postmarkModel: LibraryModel = {
  library: 'postmark',
  packages: ['postmark'],
  majors: [3, 4, 5],
  clients: [
    {
      name: 'client',
      category: 'mail',
      made: [{ path: '{ServerClient,AccountClient,Client,AdminClient}.new()', options: 1 }],
      requests: [{ paths: ['{sendEmail,sendEmailBatch,sendEmailWithTemplate,sendEmailBatchWithTemplates}()'], method: 'POST' }],
      waits: [
        {
          wait: 'response',
          // In seconds.
          boundedBy: [{ option: 'timeout', is: 'duration', at: 'client' }],
          defaultMs: 180_000,
          remedies: [{ option: 'timeout', value: 's', at: 'client' }],
        },
      ],
      source: 'postmark@5.1.0, 4.0.7, 3.11.0:dist/client/HttpClient.js, dist/client/models/client/HttpClient.js',
    },
  ],
};
