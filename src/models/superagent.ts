import type { LibraryModel, RequestModel } from '../semantics/types.js';

const chained: Pick<RequestModel, 'lazy' | 'boundedByChain'> = {
  lazy: true,
  // A plugin may set anything.
  boundedByChain: ['timeout', 'use'],
};
const url = { argument: 0 };

/** `agent()`, whose defaults are set by calls of their own, is not modelled. */
export const superagentModel: LibraryModel = {
  library: 'superagent',
  packages: ['superagent'],
  majors: [8, 9, 10],
  clients: [
    {
      name: 'module',
      category: 'http',
      shared: [''],
      requests: [
        { ...chained, paths: ['()'], url: { argument: 1 } },
        { ...chained, paths: ['get()'], url, method: 'GET' },
        { ...chained, paths: ['head()'], url, method: 'HEAD' },
        { ...chained, paths: ['options()'], url, method: 'OPTIONS' },
        { ...chained, paths: ['{delete,del}()'], url, method: 'DELETE' },
        { ...chained, paths: ['post()'], url, method: 'POST' },
        { ...chained, paths: ['put()'], url, method: 'PUT' },
        { ...chained, paths: ['patch()'], url, method: 'PATCH' },
      ],
      waits: [{ wait: 'response', boundedBy: [], remedies: [{ chain: 'timeout', value: 'ms', at: 'call' }] }],
      errorsCarryRequest: true,
      source: 'superagent@8.1.2, 10.4.2: lib/request-base.js, lib/node/index.js; behaviour run',
    },
  ],
  retries: [
    {
      paths: ['*().retry()', '*().*().retry()', '*().*().*().retry()', '*().*().*().*().retry()'],
      attempts: { options: [], argument: 0, default: 1 },
      wait: { default: 'none' },
      source: 'superagent@10.4.2:lib/request-base.js retry(), _retry()',
    },
  ],
};
