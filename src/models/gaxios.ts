import type { LibraryModel } from '../semantics/types.js';

const url = { option: 'url', base: 'baseURL' };
const method = { option: 'method', default: 'GET' };

export const gaxiosModel: LibraryModel = {
  library: 'gaxios',
  packages: ['gaxios'],
  majors: [5, 6, 7, 8],
  clients: [
    {
      name: 'instance',
      category: 'http',
      shared: ['', 'instance'],
      made: [{ path: 'Gaxios.new()', options: 0 }],
      defaults: 'defaults',
      configuredBy: ['interceptors.request.add'],
      requests: [{ paths: ['request()'], options: 0, url, method, streamsWhen: [{ option: 'responseType', equals: 'stream' }] }],
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
      errorsCarryRequest: true,
      source: 'gaxios@5.1.3, 6.7.1, 7.3.1, 8.3.3: gaxios.js, common.d.ts, index.js; node-fetch@2.7.0:lib/index.js (what 5 and 6 hand `timeout` to); behaviour run',
    },
  ],
  retries: [
    {
      client: 'instance',
      attempts: { options: ['retryConfig.retry'], default: 0, remedy: { option: 'retryConfig.retry', code: '$limit' } },
      wait: { default: 'growing' },
      methods: ['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'],
      methodsOption: 'retryConfig.httpMethodsToRetry',
      source: 'gaxios@8.3.3:build/cjs/src/retry.js',
    },
  ],
};
