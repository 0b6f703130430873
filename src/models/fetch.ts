import type { LibraryModel } from '../semantics/types.js';
import { fetchResponse } from './shapes/fetch-response.js';

const undiciDefaults = 'undici@8.12.4:lib/dispatcher/client.js, lib/core/connect.js; behaviour run on Node 20.20 and 24.21';

/** The global `fetch` of Node, which is undici's. */
export const fetchModel: LibraryModel = {
  library: 'fetch',
  packages: [],
  globals: [{ name: 'fetch' }],
  majors: [1],
  clients: [
    {
      name: 'global fetch',
      category: 'http',
      shared: [''],
      requests: [{ paths: ['()'], options: 1, url: { argument: 0 }, carrier: 0, method: { option: 'method', default: 'GET' }, response: fetchResponse }],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'signal', is: 'signal' },
            { option: 'dispatcher.headersTimeout', is: 'duration' },
          ],
          defaultMs: 300_000,
          lastResort: true,
          ignored: [{ option: 'timeout' }, { option: 'headersTimeout' }],
          remedies: [{ option: 'signal', value: 'signal', at: 'call' }],
        },
      ],
      source: undiciDefaults,
    },
  ],
};
