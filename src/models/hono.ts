import type { LibraryModel } from '../semantics/types.js';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'all', 'options'];
const targets = { json: 'body', form: 'body', query: 'query', param: 'params', header: 'headers', cookie: 'cookies' } as const;

export const honoModel: LibraryModel = {
  library: 'hono',
  packages: ['hono', 'hono/*', '@hono/zod-openapi'],
  majors: [3, 4],
  registrars: [
    {
      name: 'app',
      made: ['{Hono,OpenAPIHono}.new()'],
      fluent: [...methods, 'on', 'use', 'route', 'basePath', 'onError', 'notFound', 'openapi', 'mount', 'doc'],
      nested: ['basePath'],
      source: 'hono@4.13.19:dist/types/hono-base.d.ts',
    },
    { name: 'factory', made: ['createFactory()', 'Factory.new()'], source: 'hono@4.13.19: dist/types/helper/factory/index.d.ts' },
  ],
  contexts: [{ sets: ['set'], gets: ['get'], members: ['var'], source: 'hono@4.13.19:dist/types/context.d.ts' }],
  handlers: [
    {
      name: 'route',
      kind: 'http',
      found: [
        { by: 'call', on: 'app', methods, functions: [{ argument: 'any' }], verb: 'name', route: { argument: 0, optional: true } },
        { by: 'call', on: 'app', methods: ['on'], functions: [{ argument: 'any' }], route: { argument: 1 } },
        {
          by: 'call', on: 'app', methods: ['openapi'], functions: [{ argument: 1 }], verb: { option: 'method' }, route: { option: 'path' },
          schemas: [{ argument: 0, option: 'request', names: { body: 'body', query: 'query', params: 'params', headers: 'headers', cookies: 'cookies' } }],
        },
        { by: 'call', on: 'app', methods: ['use'], functions: [{ argument: 'any' }], route: { argument: 0, optional: true }, before: true, role: 'middleware' },
        { by: 'call', on: 'factory', methods: ['createHandlers'], functions: [{ argument: 'any' }] },
        { by: 'call', on: 'factory', methods: ['createMiddleware'], functions: [{ argument: 0 }], role: 'middleware' },
        { by: 'call', paths: ['createMiddleware()'], functions: [{ argument: 0 }], role: 'middleware' },
        { by: 'type', functions: ['{Handler,RouteHandler}'] },
        { by: 'type', functions: ['MiddlewareHandler'], role: 'middleware' },
        { by: 'type', parameter: { index: 0, types: ['Context'] } },
      ],
      inputs: [
        { part: 'body', path: 'req.{json,parseBody,formData}()' },
        { part: 'body', path: 'req.{text,arrayBuffer,blob}()', state: 'text' },
        { part: 'query', path: 'req.{query,queries}()' },
        { part: 'params', path: 'req.param()' },
        { part: 'headers', path: 'req.header()' },
        { part: 'whole', path: 'req.valid()', partBy: targets, state: 'validated' },
        { part: 'whole', path: 'req.raw' },
        { part: 'url', path: 'req.{url,path}' },
        { part: 'cookies', calls: ['{getCookie,getSignedCookie}()'] },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: 'return $0.json($body, $status)' }],
      source: 'hono@4.13.19:dist/types/request.d.ts; behaviour run',
    },
  ],
  wrappers: [{ paths: ['createMiddleware()'], source: 'hono@4.13.19: dist/types/helper/factory/index.d.ts' }],
  validators: [
    {
      paths: ['validator()'],
      schema: 1,
      parts: { argument: 0, of: 'literal', names: targets },
      replaces: false,
      rejects: false,
      source: 'hono@4.13.19: dist/validator/validator.js: its function decides what to answer',
    },
  ],
};
