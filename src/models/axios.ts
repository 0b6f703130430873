import type { LibraryModel, ResponseModel } from '../semantics/types.js';

const url = { argument: 0, option: 'url', base: 'baseURL' };
const streamsWhen = [{ option: 'responseType', equals: 'stream' }];
/** What it gives where it was told to take every status for a success. */
const response: ResponseModel = { status: ['status', 'statusText'], body: ['data'], refused: '$.status >= 400', code: 'status', when: { option: 'validateStatus', is: 'null-or-always' } };

export const axiosModel: LibraryModel = {
  library: 'axios',
  packages: ['axios'],
  majors: [0, 1],
  clients: [
    {
      name: 'instance',
      category: 'http',
      shared: [''],
      made: [{ path: 'Axios.new()', options: 0 }],
      derived: [{ path: 'create()', options: 0 }],
      types: ['AxiosInstance', 'AxiosStatic'],
      defaults: 'defaults',
      configuredBy: ['interceptors.request.use'],
      requests: [
        { paths: ['()'], options: [1, 0], url, method: { option: 'method', default: 'GET' }, streamsWhen, response },
        { paths: ['request()'], options: 0, url: { option: 'url', base: 'baseURL' }, method: { option: 'method', default: 'GET' }, streamsWhen, response },
        { paths: ['get()'], options: 1, url, method: 'GET', streamsWhen, response },
        { paths: ['head()'], options: 1, url, method: 'HEAD', streamsWhen, response },
        { paths: ['options()'], options: 1, url, method: 'OPTIONS', streamsWhen, response },
        { paths: ['delete()'], options: 1, url, method: 'DELETE', streamsWhen, response },
        { paths: ['{post,postForm}()'], options: 2, url, method: 'POST', streamsWhen, response },
        { paths: ['{put,putForm}()'], options: 2, url, method: 'PUT', streamsWhen, response },
        { paths: ['{patch,patchForm}()'], options: 2, url, method: 'PATCH', streamsWhen, response },
        { paths: ['query()'], options: 2, url, method: 'QUERY', streamsWhen, response },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'timeout', is: 'duration' },
            { option: 'signal', is: 'signal', at: 'call' },
            { option: 'cancelToken', is: 'given', at: 'call' },
          ],
          remedies: [
            { option: 'timeout', value: 'ms', at: 'call' },
            { option: 'timeout', value: 'ms', at: 'client' },
          ],
        },
      ],
      errorsCarryRequest: true,
      source: 'axios@1.21.1:lib/adapters/http.js, lib/core/Axios.js, index.d.ts; axios@0.35.0; behaviour run',
    },
  ],
  needs: [
    {
      paths: ['create()'],
      options: ['baseURL'],
      otherwise: '`axios` has no host to send its requests to',
      source: 'axios@1.21.1:lib/core/buildFullPath.js',
    },
    {
      paths: ['create()'],
      options: ['headers.Authorization', 'headers.X-API-Key', 'headers.x-api-key'],
      otherwise: '`axios` sends its requests without credentials',
      source: 'axios@1.21.1:lib/core/AxiosHeaders.js',
    },
  ],
};
