import type { LibraryModel } from '../semantics/types.js';

export const makeFetchHappenModel: LibraryModel = {
  library: 'make-fetch-happen',
  packages: ['make-fetch-happen'],
  majors: [10, 16],
  clients: [
    {
      name: 'fetch',
      category: 'http',
      shared: [''],
      derived: [{ path: 'defaults()', options: [1, 0] }],
      requests: [{ paths: ['()'], options: 1, url: { argument: 0 }, carrier: 0, method: { option: 'method', default: 'GET' } }],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'signal', is: 'signal', at: 'call' },
          ],
          remedies: [
            { option: 'timeout', value: 'ms', at: 'call' },
            { option: 'timeout', value: 'ms', at: 'client' },
          ],
        },
      ],
      source: 'make-fetch-happen@10.2.1, 16.0.1: lib/index.js, lib/options.js; behaviour run',
    },
  ],
};
