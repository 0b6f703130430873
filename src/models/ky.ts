import type { LibraryModel, ResponseModel } from '../semantics/types.js';
import { fetchResponse } from './shapes/fetch-response.js';

const url = { argument: 0, base: 'prefixUrl' };
/** What it gives where it was told not to reject. */
const response: ResponseModel = { ...fetchResponse, when: { option: 'throwHttpErrors', is: 'false' } };

export const kyModel: LibraryModel = {
  library: 'ky',
  packages: ['ky'],
  majors: [0, 1, 2],
  clients: [
    {
      name: 'instance',
      category: 'http',
      shared: [''],
      derived: [{ path: '{create,extend}()', options: 0 }],
      types: ['KyInstance'],
      requests: [
        { paths: ['()'], options: 1, url, method: { option: 'method', default: 'GET' }, response },
        { paths: ['get()'], options: 1, url, method: 'GET', response },
        { paths: ['head()'], options: 1, url, method: 'HEAD', response },
        { paths: ['delete()'], options: 1, url, method: 'DELETE', response },
        { paths: ['post()'], options: 1, url, method: 'POST', response },
        { paths: ['put()'], options: 1, url, method: 'PUT', response },
        { paths: ['patch()'], options: 1, url, method: 'PATCH', response },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'totalTimeout', is: 'duration', majors: '>=2' },
            { option: 'signal', is: 'signal', at: 'call' },
          ],
          defaultMs: 10_000,
          remedies: [
            { option: 'timeout', value: 'ms', at: 'call' },
            { option: 'timeout', value: 'ms', at: 'client' },
          ],
        },
      ],
      errorsCarryRequest: true,
      source: 'ky@0.33.3, 1.14.3, 2.1.0: distribution/core/Ky.js, distribution/types/options.d.ts; behaviour run',
    },
  ],
  retries: [
    {
      client: 'instance',
      attempts: { options: ['retry.limit', 'retry'], default: 2, remedy: { option: 'retry.limit', code: '$limit' } },
      wait: { default: 'growing', by: [{ option: 'retry.delay', is: 'delay' }, { option: 'retry.jitter', is: 'jitter' }] },
      methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'],
      methodsOption: 'retry.methods',
      majors: '>=1',
      source: 'ky@1.14.3, 2.1.0:distribution/utils/normalize.js, distribution/core/Ky.js',
    },
  ],
};
