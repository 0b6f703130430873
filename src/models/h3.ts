import type { LibraryModel } from '../semantics/types.js';

const makers = ['defineEventHandler', 'eventHandler', 'defineCachedEventHandler', 'cachedEventHandler', 'defineHandler'];
const readers = {
  body: ['readBody', 'readFormData'],
  raw: ['readRawBody'],
  files: ['readMultipartFormData'],
  query: ['getQuery'],
  params: ['getRouterParam', 'getRouterParams'],
  headers: ['getHeader', 'getHeaders', 'getRequestHeader', 'getRequestHeaders'],
  cookies: ['getCookie', 'parseCookies'],
  url: ['getRequestURL', 'getRequestPath'],
  checkedBody: ['readValidatedBody'],
  checkedQuery: ['getValidatedQuery'],
  checkedParams: ['getValidatedRouterParams'],
};
const call = (names: readonly string[]) => names.map((name) => `${name}()`);
/** Nitro imports them for its files; some packages only make sense beside it, where a layer of the workspace brings the framework. */
const onlyWith = [
  'nuxt', 'nuxt-nightly', 'nuxt3', 'nitropack', 'nitropack-nightly', 'nitro', 'h3', '@nuxt/kit', '@nuxt/devtools', '@nuxt/test-utils', '@nuxthub/core',
];

/** h3, and Nitro and Nuxt, whose servers are made of it. */
export const h3Model: LibraryModel = {
  library: 'h3',
  packages: ['h3', 'nitropack/runtime', 'nitro', 'nitro/h3', '#imports', '#nitro'],
  globals: [...makers, ...Object.values(readers).flat(), 'defineWebSocketHandler'].map((name) => ({ name, onlyWith })),
  majors: [1, 2],
  registrars: [
    { name: 'app', made: ['createApp()', 'createRouter()', 'H3.new()'], fluent: ['use', 'get', 'post', 'put', 'patch', 'delete', 'all'], source: 'h3@1.15.11, h3@2.0.8:dist/index.d.ts' },
  ],
  handlers: [
    {
      name: 'event handler',
      kind: 'http',
      found: [
        { by: 'call', paths: call(makers), functions: [{ argument: 0 }, { argument: 0, option: 'handler' }, { argument: 0, option: '{onRequest,middleware}', role: 'middleware' }] },
        { by: 'call', on: 'app', methods: ['get', 'post', 'put', 'patch', 'delete', 'all'], functions: [{ argument: 1 }], verb: 'name', route: { argument: 0 } },
        { by: 'call', on: 'app', methods: ['use'], functions: [{ argument: 'any' }], route: { argument: 0, optional: true }, before: true, role: 'middleware' },
        { by: 'type', functions: ['EventHandler'] },
        { by: 'type', parameter: { index: 0, types: ['H3Event'] } },
      ],
      inputs: [
        { part: 'body', calls: call(readers.body) },
        { part: 'body', calls: call(readers.raw), state: 'text' },
        { part: 'files', calls: call(readers.files) },
        { part: 'query', calls: call(readers.query) },
        { part: 'params', calls: call(readers.params) },
        { part: 'headers', calls: call(readers.headers) },
        { part: 'cookies', calls: call(readers.cookies) },
        { part: 'url', calls: call(readers.url) },
        { part: 'body', calls: call(readers.checkedBody), state: 'validated', checkedBy: 1 },
        { part: 'query', calls: call(readers.checkedQuery), state: 'validated', checkedBy: 1 },
        { part: 'params', calls: call(readers.checkedParams), state: 'validated', checkedBy: 1 },
        { part: 'params', path: 'context.params' },
        { part: 'body', path: 'req.{json,formData}()', majors: '>=2' },
        { part: 'body', path: 'req.text()', state: 'text', majors: '>=2' },
        { part: 'url', path: '{path,url}' },
        { part: 'headers', path: 'headers' },
        { part: 'headers', path: '{req,node.req}.headers' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [
        { code: 'throw createError({ statusCode: $status, statusMessage: $body })', import: { name: 'createError', from: 'h3' }, majors: '<2' },
        { code: 'throw new HTTPError({ status: $status, message: $body })', import: { name: 'HTTPError', from: 'h3' }, majors: '>=2' },
      ],
      source: 'h3@1.15.11, h3@2.0.8:dist; behaviour run of h3 1',
    },
    {
      name: 'socket',
      kind: 'socket',
      found: [{ by: 'call', paths: ['defineWebSocketHandler()'], functions: [{ argument: 0, option: 'message' }] }],
      inputs: [{ part: 'message', parameter: 1, state: 'text' }],
      source: 'h3@1.15.11: dist/index.d.ts',
    },
  ],
};
