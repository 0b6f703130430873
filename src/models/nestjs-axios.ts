import type { LibraryModel } from '../semantics/types.js';

const url = { argument: 0, option: 'url', base: 'baseURL' };
const method = { option: 'method', default: 'GET' };

/** A service is injected, so what bounds it is out of sight; a module that is registered with options is not. */
export const nestjsAxiosModel: LibraryModel = {
  library: '@nestjs/axios',
  packages: ['@nestjs/axios'],
  majors: [3, 4, 12],
  clients: [
    {
      name: 'service',
      category: 'http',
      made: [{ path: 'HttpModule.register()', options: 0 }],
      types: ['HttpService'],
      requests: [
        { paths: ['request()', 'axiosRef.request()'], options: 0, url: { option: 'url', base: 'baseURL' }, method },
        { paths: ['axiosRef()'], options: [1, 0], url, method },
        { paths: ['get()', 'axiosRef.get()'], options: 1, url, method: 'GET' },
        { paths: ['head()', 'axiosRef.head()'], options: 1, url, method: 'HEAD' },
        { paths: ['delete()', 'axiosRef.delete()'], options: 1, url, method: 'DELETE' },
        { paths: ['{post,postForm}()', 'axiosRef.{post,postForm}()'], options: 2, url, method: 'POST' },
        { paths: ['{put,putForm}()', 'axiosRef.{put,putForm}()'], options: 2, url, method: 'PUT' },
        { paths: ['{patch,patchForm}()', 'axiosRef.{patch,patchForm}()'], options: 2, url, method: 'PATCH' },
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
      source: '@nestjs/axios@3.1.3, 4.0.1, 12.0.1: dist/http.module.js, dist/http.service.js; axios@1.21.1:lib/adapters/http.js; behaviour run',
    },
  ],
};
