import type { LibraryModel } from '../semantics/types.js';

const url = { argument: 0, option: 'url', base: 'baseURL' };
const method = { option: 'method', default: 'GET' };
/** `axiosRef` gives promises. */
const observable = true;

/** A service is injected: what bounds it is said where the module that gives it is imported. */
export const nestjsAxiosModel: LibraryModel = {
  library: '@nestjs/axios',
  packages: ['@nestjs/axios'],
  majors: [3, 4, 12],
  clients: [
    {
      name: 'service',
      category: 'http',
      made: [
        { path: 'HttpModule.register()', options: 0 },
        { path: 'HttpModule.registerAsync()', options: 0, returnedBy: 'useFactory' },
      ],
      types: ['HttpService'],
      providedBy: [{ module: 'HttpModule', configure: 'register', global: 'global' }],
      inherits: { package: 'axios', client: 'instance' },
      defaults: 'axiosRef.defaults',
      configuredBy: ['axiosRef.interceptors.request.use'],
      requests: [
        { paths: ['request()'], options: 0, url: { option: 'url', base: 'baseURL' }, method, observable },
        { paths: ['get()'], options: 1, url, method: 'GET', observable },
        { paths: ['head()'], options: 1, url, method: 'HEAD', observable },
        { paths: ['delete()'], options: 1, url, method: 'DELETE', observable },
        { paths: ['{post,postForm}()'], options: 2, url, method: 'POST', observable },
        { paths: ['{put,putForm}()'], options: 2, url, method: 'PUT', observable },
        { paths: ['{patch,patchForm}()'], options: 2, url, method: 'PATCH', observable },
        { paths: ['axiosRef.request()'], options: 0, url: { option: 'url', base: 'baseURL' }, method },
        { paths: ['axiosRef()'], options: [1, 0], url, method },
        { paths: ['axiosRef.get()'], options: 1, url, method: 'GET' },
        { paths: ['axiosRef.head()'], options: 1, url, method: 'HEAD' },
        { paths: ['axiosRef.delete()'], options: 1, url, method: 'DELETE' },
        { paths: ['axiosRef.{post,postForm}()'], options: 2, url, method: 'POST' },
        { paths: ['axiosRef.{put,putForm}()'], options: 2, url, method: 'PUT' },
        { paths: ['axiosRef.{patch,patchForm}()'], options: 2, url, method: 'PATCH' },
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
      source: '@nestjs/axios@3.1.3, 4.0.1, 12.0.1: dist/http.module.js, dist/http.service.js; axios@1.21.1:lib/adapters/http.js; behaviour run',
    },
  ],
};
