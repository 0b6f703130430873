import type { LibraryModel, WaitModel } from '../semantics/types.js';
import { fetchResponse } from './shapes/fetch-response.js';

const nodeFetch = 'node-fetch@2.7.0:lib/index.js; node-fetch@3.3.2:src/index.js; behaviour run';

const response: WaitModel = {
  wait: 'response',
  boundedBy: [
    { option: 'signal', is: 'signal' },
    { option: 'timeout', is: 'duration', majors: '<3' },
  ],
  ignored: [{ option: 'timeout', majors: '>=3' }],
  remedies: [{ option: 'signal', value: 'signal', at: 'call' }],
};

export const nodeFetchModel: LibraryModel = {
  library: 'node-fetch',
  packages: ['node-fetch'],
  majors: [2, 3],
  clients: [
    {
      name: 'fetch',
      category: 'http',
      shared: [''],
      requests: [{ paths: ['()'], options: 1, url: { argument: 0 }, carrier: 0, method: { option: 'method', default: 'GET' }, response: fetchResponse }],
      waits: [response],
      source: nodeFetch,
    },
  ],
};
