import type { BoundModel, LibraryModel, ResponseModel, WaitModel } from '../semantics/types.js';
import { fetchResponse } from './shapes/fetch-response.js';

const source = 'undici@5.29.0, 6.29.1, 7.30.2, 8.12.4: index.js, lib/dispatcher/client.js, types/dispatcher.d.ts; behaviour run';
const url = { argument: 0 };

const headersTimeout: BoundModel = { option: 'headersTimeout', is: 'duration' };
const signal: BoundModel = { option: 'signal', is: 'signal', at: 'call' };
const dispatcher: BoundModel = { option: 'dispatcher.headersTimeout', is: 'duration', at: 'call' };

/** What undici waits for an answer when nothing else is said. */
const fiveMinutes = { wait: 'response', defaultMs: 300_000, lastResort: true } as const;

const response: WaitModel = {
  ...fiveMinutes,
  boundedBy: [headersTimeout, signal, dispatcher],
  ignored: [{ option: 'timeout' }],
  remedies: [
    { option: 'headersTimeout', value: 'ms', at: 'call' },
    { option: 'headersTimeout', value: 'ms', at: 'client' },
  ],
};

const fetchWait: WaitModel = {
  ...fiveMinutes,
  boundedBy: [signal, dispatcher],
  ignored: [{ option: 'timeout' }, { option: 'headersTimeout' }],
  remedies: [{ option: 'signal', value: 'signal', at: 'call' }],
};

/** What `request()` gives: `{ statusCode, headers, trailers, body }`, for every status. A dispatcher may have an interceptor that rejects. */
const requestResponse: ResponseModel = {
  status: ['statusCode', 'statusText'],
  body: ['body'],
  refused: '$.statusCode >= 400',
  code: 'statusCode',
  unless: ['throwOnError', 'dispatcher'],
};

export const undiciModel: LibraryModel = {
  library: 'undici',
  packages: ['undici'],
  majors: [5, 6, 7, 8],
  clients: [
    {
      name: 'module',
      category: 'http',
      shared: [''],
      requests: [
        { paths: ['request()'], options: 1, url, method: { option: 'method', default: 'GET' }, response: requestResponse },
        { paths: ['{stream,pipeline}()'], options: 1, url, method: { option: 'method', default: 'GET' } },
        { paths: ['fetch()'], options: 1, url, carrier: 0, method: { option: 'method', default: 'GET' }, waits: [fetchWait], response: fetchResponse },
      ],
      waits: [response],
      source,
    },
    {
      name: 'client',
      category: 'http',
      made: [{ path: '{Client,Pool,BalancedPool,RoundRobinPool}.new()', options: 1 }],
      requests: [
        { paths: ['request()'], options: 0, method: { option: 'method', default: 'GET' }, response: requestResponse },
        { paths: ['{stream,pipeline}()'], options: 0, method: { option: 'method', default: 'GET' } },
      ],
      waits: [response],
      source,
    },
  ],
  calls: [
    { kind: 'options', paths: ['{Agent,ProxyAgent,EnvHttpProxyAgent}.new()'], options: 0, source },
    {
      kind: 'configures-globally',
      paths: ['setGlobalDispatcher()'],
      libraries: ['fetch', 'graphql-request', 'ky', 'ofetch', 'undici'],
      options: 0,
      boundedBy: ['headersTimeout'],
      source,
    },
  ],
  retries: [
    {
      paths: ['RetryAgent.new()'],
      options: 1,
      attempts: { options: ['maxRetries'], default: 5, remedy: { option: 'maxRetries', code: '$limit' } },
      wait: { default: 'growing', by: [{ option: 'timeoutFactor', is: 'growth' }] },
      methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'],
      methodsOption: 'methods',
      majors: '>=6',
      source: 'undici@8.12.4:lib/handler/retry-handler.js, lib/dispatcher/retry-agent.js',
    },
    {
      paths: ['interceptors.retry()'],
      options: 0,
      attempts: { options: ['maxRetries'], default: 5, remedy: { option: 'maxRetries', code: '$limit' } },
      wait: { default: 'growing', by: [{ option: 'timeoutFactor', is: 'growth' }] },
      methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'],
      methodsOption: 'methods',
      majors: '>=6',
      source: 'undici@8.12.4:lib/interceptor/retry.js, lib/handler/retry-handler.js',
    },
  ],
};
