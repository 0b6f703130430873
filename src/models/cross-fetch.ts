import type { LibraryModel } from '../semantics/types.js';

/** Packages that hand everything on to node-fetch 2, in Node. */
export const crossFetchModel: LibraryModel = {
  library: 'cross-fetch',
  packages: ['cross-fetch', 'isomorphic-fetch'],
  majors: [2, 3, 4],
  clients: [
    {
      name: 'fetch',
      category: 'http',
      shared: ['', 'fetch'],
      requests: [{ paths: ['()'], options: 1, url: { argument: 0 }, carrier: 0, method: { option: 'method', default: 'GET' } }],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'signal', is: 'signal' },
          ],
          remedies: [{ option: 'signal', value: 'signal', at: 'call', majors: '>=3' }],
        },
      ],
      source: 'cross-fetch@3.2.0, 4.1.0: dist/node-ponyfill.js; isomorphic-fetch@2.2.1, 3.0.0: fetch-npm-node.js; node-fetch@2.7.0:lib/index.js',
    },
  ],
};
