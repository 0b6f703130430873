import type { LibraryModel } from '../semantics/types.js';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'all', 'head', 'options'];
const names = { body: 'body', query: 'query', params: 'params', headers: 'headers', cookie: 'cookies' } as const;

export const elysiaModel: LibraryModel = {
  library: 'elysia',
  packages: ['elysia'],
  majors: [1],
  registrars: [
    {
      name: 'app',
      made: ['new()', 'Elysia.new()'],
      fluent: [
        ...methods, 'use', 'group', 'guard', 'onError', 'onBeforeHandle', 'onAfterHandle', 'onRequest', 'onTransform', 'onParse', 'derive', 'resolve', 'decorate', 'state',
        'model', 'macro', 'as', 'listen', 'onStart', 'onStop', 'mapResponse', 'trace', 'mount', 'route', 'ws', 'error', 'headers', 'env',
      ],
      given: [
        { on: 'app', method: 'group', parameter: 0 },
        { on: 'app', method: 'guard', parameter: 0 },
        { on: 'app', method: 'use', parameter: 0 },
      ],
      source: 'elysia@1.4.30: documentation, Route and Plugin',
    },
  ],
  handlers: [
    {
      name: 'route',
      kind: 'http',
      found: [
        {
          by: 'call', on: 'app', methods, verb: 'name', route: { argument: 0 },
          functions: [{ argument: 1 }, { argument: 2, option: '{beforeHandle,transform}', role: 'middleware' }],
          schemas: [{ argument: 2, names }, { chained: ['guard'], argument: 0, names }],
        },
        { by: 'call', on: 'app', methods: ['onBeforeHandle', 'onTransform', 'derive', 'resolve'], functions: [{ argument: 'any' }], before: true, role: 'middleware' },
      ],
      inputs: [
        { part: 'body', path: 'body' },
        { part: 'query', path: 'query' },
        { part: 'params', path: 'params' },
        { part: 'headers', path: 'headers' },
        { part: 'cookies', path: 'cookie' },
        { part: 'whole', path: 'request' },
        { part: 'url', path: '{path,url}' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: '$0.set.status = $status; return $body' }],
      source: 'elysia@1.4.30: behaviour run',
    },
  ],
};
