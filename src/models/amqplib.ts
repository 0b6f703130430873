import type { LibraryModel } from '../semantics/types.js';

export const amqplibModel: LibraryModel = {
  library: 'amqplib',
  packages: ['amqplib', 'amqplib/callback_api'],
  majors: [0, 1, 2],
  clients: [
    {
      name: 'connection',
      category: 'queue',
      made: [{ path: 'connect()', options: 1 }],
      waits: [
        {
          wait: 'connect',
          boundedBy: [{ option: 'timeout', is: 'duration', at: 'client' }],
          remedies: [{ option: 'timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'amqplib@2.3.1, 0.10.9:lib/connect.js, channel_api.js, callback_api.js; behaviour run',
    },
  ],
};
