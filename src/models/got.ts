import type { BoundModel, LibraryModel, ResponseModel, WaitModel } from '../semantics/types.js';

const options = [1, 0];
const url = { argument: 0, option: 'url', base: 'prefixUrl' };
const method = { option: 'method', default: 'GET' };
/** What it gives where it was told not to reject. */
const response: ResponseModel = { status: ['ok', 'statusCode', 'statusMessage'], body: ['body', 'rawBody', 'json', 'text', 'buffer'], refused: '!$.ok', code: 'statusCode', when: { option: 'throwHttpErrors', is: 'false' } };

const boundedBy: BoundModel[] = [
  // From 12 on a number throws before anything is sent: no wait without a limit either.
  { option: 'timeout', is: 'duration' },
  { option: 'timeout.request', is: 'duration' },
  { option: 'timeout.response', is: 'duration' },
  { option: 'timeout.socket', is: 'duration' },
  // 11 does not know it and hands it on to Node, which does.
  { option: 'signal', is: 'signal' },
];

/** A stream lives longer than its headers, which is all that `response` covers. */
const stream: WaitModel = { wait: 'response', boundedBy, remedies: [{ option: 'timeout.response', value: 'ms', at: 'call' }] };

export const gotModel: LibraryModel = {
  library: 'got',
  packages: ['got'],
  majors: [11, 12, 13, 14, 15, 16],
  clients: [
    {
      name: 'instance',
      category: 'http',
      shared: ['', 'got'],
      derived: [{ path: 'extend()', options: 0 }],
      types: ['Got'],
      requests: [
        { paths: ['()'], options, url, method, response },
        { paths: ['get()'], options, url, method: 'GET', response },
        { paths: ['head()'], options, url, method: 'HEAD', response },
        { paths: ['delete()'], options, url, method: 'DELETE', response },
        { paths: ['post()'], options, url, method: 'POST', response },
        { paths: ['put()'], options, url, method: 'PUT', response },
        { paths: ['patch()'], options, url, method: 'PATCH', response },
        { paths: ['query()'], options, url, method: 'QUERY', majors: '>=16' },
        { paths: ['paginate()', 'paginate.{each,all}()'], options, url, method },
        { paths: ['stream()', 'stream.*()'], options, url, method, waits: [stream] },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy,
          remedies: [
            { option: 'timeout.request', value: 'ms', at: 'call' },
            { option: 'timeout.request', value: 'ms', at: 'client' },
          ],
        },
      ],
      errorsCarryRequest: true,
      source: 'got@11.8.6, 12.6.1, 13.0.0, 14.6.6, 16.1.0: dist/source/create.js, core/options.js, core/timed-out.js; behaviour run',
    },
  ],
  calls: [{ kind: 'options', paths: ['Options.new()'], options: 0, source: 'got@16.1.0:dist/source/core/options.js' }],
  retries: [
    {
      client: 'instance',
      attempts: { options: ['retry.limit', 'retry'], default: 2, remedy: { option: 'retry.limit', code: '$limit' } },
      wait: { default: 'jittered', by: [{ option: 'retry.calculateDelay', is: 'delay' }] },
      methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'],
      methodsOption: 'retry.methods',
      source: 'got@11.8.6, 16.1.0:dist/source/core/options.js, dist/source/core/calculate-retry-delay.js',
    },
  ],
};
