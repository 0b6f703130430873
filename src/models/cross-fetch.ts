import type { LibraryModel } from '../semantics/types.js';
import { fetchResponse } from './shapes/fetch-response.js';

/** Packages that hand everything on to node-fetch in Node: to 2, and isomorphic-fetch 2 to 1, which knows no signal. */
export const crossFetchModel: LibraryModel = {
  library: 'cross-fetch',
  packages: ['cross-fetch', 'isomorphic-fetch'],
  majors: [2, 3, 4],
  clients: [
    {
      name: 'fetch',
      category: 'http',
      shared: ['', 'fetch'],
      requests: [{ paths: ['()'], options: 1, url: { argument: 0 }, carrier: 0, method: { option: 'method', default: 'GET' }, response: fetchResponse }],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'signal', is: 'signal', majors: '>=3' },
          ],
          remedies: [
            { option: 'signal', value: 'signal', at: 'call', majors: '>=3' },
            { option: 'timeout', value: 'ms', at: 'call' },
          ],
        },
      ],
      source: 'cross-fetch@3.2.0, 4.1.0: dist/node-ponyfill.js; isomorphic-fetch@2.2.1, 3.0.0: fetch-npm-node.js; node-fetch@2.7.0:lib/index.js; behaviour run',
    },
  ],
};
