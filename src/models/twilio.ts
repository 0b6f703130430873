import type { LibraryModel } from '../semantics/types.js';

export const twilioModel: LibraryModel = {
  library: 'twilio',
  packages: ['twilio'],
  majors: [4, 5, 6],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [
        { path: 'new()', options: 2 },
        { path: 'Twilio.new()', options: 2 },
      ],
      requests: [
        // `messages.create()`, `messages('SM…').fetch()`, `verify.v2.services('VA…').verifications.create()`
        { paths: ['**.create()', '**.*().**.create()', '**.*().update()'], method: 'POST' },
        { paths: ['**.list()', '**.*().**.list()', '**.*().fetch()'], method: 'GET' },
        { paths: ['**.*().remove()'], method: 'DELETE' },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration', at: 'client' },
            { option: 'httpClient', is: 'given', at: 'client' },
          ],
          defaultMs: 30_000,
          remedies: [{ option: 'timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'twilio@6.2.0, 5.13.1, 4.23.0:lib/base/RequestClient.js',
    },
  ],
  needs: [
    {
      paths: ['new()', 'Twilio.new()'],
      arguments: [0, 1],
      otherwise: '`twilio` fails with an error that does not name it',
      source: 'twilio@5.13.1:lib/base/BaseTwilio.js',
    },
  ],
};
