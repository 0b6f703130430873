import type { LibraryModel, RequestModel } from '../semantics/types.js';

const shared: Pick<RequestModel, 'options' | 'url' | 'boundedByChain'> = {
  options: [1, 0],
  url: { argument: 0, option: 'url', base: 'baseUrl' },
  // Promises of request-promise are Bluebird's.
  boundedByChain: ['timeout', 'on:socket'],
};
const method = { option: 'method', default: 'GET' };

/** `request`, deprecated and still everywhere, and the packages that make promises of it. */
export const requestModel: LibraryModel = {
  library: 'request',
  packages: ['request', 'request-promise', 'request-promise-native'],
  majors: [2],
  clients: [
    {
      name: 'function',
      category: 'http',
      shared: [''],
      derived: [{ path: 'defaults()', options: 0 }],
      requests: [
        { ...shared, paths: ['()'], method },
        { ...shared, paths: ['get()'], method: 'GET' },
        { ...shared, paths: ['head()'], method: 'HEAD' },
        { ...shared, paths: ['{delete,del}()'], method: 'DELETE' },
        { ...shared, paths: ['post()'], method: 'POST' },
        { ...shared, paths: ['put()'], method: 'PUT' },
        { ...shared, paths: ['patch()'], method: 'PATCH' },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [{ option: 'timeout', is: 'duration' }],
          remedies: [
            { option: 'timeout', value: 'ms', at: 'call' },
            { option: 'timeout', value: 'ms', at: 'client' },
          ],
        },
      ],
      errorsCarryRequest: true,
      source: 'request@2.88.2:request.js, index.js; request-promise@4.2.6:lib/rp.js; request-promise-native@1.0.9:lib/rp.js; behaviour run',
    },
  ],
};
