import type { LibraryModel } from '../semantics/types.js';

export const webPushModel: LibraryModel = {
  library: 'web-push',
  packages: ['web-push'],
  majors: [3],
  clients: [
    {
      name: 'module',
      category: 'sdk',
      shared: [''],
      made: [{ path: 'WebPushLib.new()' }],
      requests: [{ paths: ['sendNotification()'], options: 2, method: 'POST' }],
      waits: [
        {
          wait: 'response',
          boundedBy: [{ option: 'timeout', is: 'duration' }],
          remedies: [{ option: 'timeout', value: 'ms', at: 'call' }],
        },
      ],
      source: 'web-push@3.6.7:src/web-push-lib.js',
    },
  ],
};
