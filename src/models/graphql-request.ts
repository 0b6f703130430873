import type { LibraryModel } from '../semantics/types.js';

const url = { argument: 0, option: 'url' };

export const graphqlRequestModel: LibraryModel = {
  library: 'graphql-request',
  packages: ['graphql-request'],
  majors: [4, 5, 6, 7],
  clients: [
    {
      name: 'client',
      category: 'http',
      shared: [''],
      made: [{ path: 'GraphQLClient.new()', options: 1 }],
      requests: [
        // Only the form that takes one object has a place for a signal.
        { paths: ['()', '{request,rawRequest,batchRequests}()'], options: [0], url, method: 'POST' },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'signal', is: 'signal' },
            { option: 'fetch', is: 'given' },
            // It hands this to node-fetch 2.
            { option: 'timeout', is: 'duration', at: 'client', majors: '<7' },
            { option: 'requestMiddleware', is: 'given' },
          ],
          // From 7 on it calls the global fetch.
          defaultMs: 300_000,
          defaultMajors: '>=7',
          lastResort: true,
          ignored: [{ option: 'timeout', majors: '>=7' }],
          remedies: [
            { option: 'signal', value: 'signal', at: 'call' },
            { option: 'fetch', value: 'fetch', at: 'client' },
          ],
        },
      ],
      source: 'graphql-request@4.3.0, 5.2.0, 6.1.0, 7.4.0: GraphQLClient.js, index.js, runRequest.js; cross-fetch@3.2.0:dist/node-ponyfill.js; behaviour run',
    },
  ],
};
