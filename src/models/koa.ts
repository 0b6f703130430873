import type { LibraryModel } from '../semantics/types.js';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'del', 'all', 'head', 'options'];

/** The application and its routers, which share one kind of handler. */
export const koaModel: LibraryModel = {
  library: 'koa',
  packages: ['koa', '@koa/router', 'koa-router'],
  majors: [2, 3],
  registrars: [
    {
      name: 'app',
      made: ['new()', '{Router,Koa}.new()'],
      fluent: [...methods, 'use', 'param', 'prefix', 'routes', 'middleware'],
      source: 'koa@3.3.0:lib/application.js; @koa/router@15.7.0:dist/index.d.ts; @types/koa, @types/koa__router',
    },
  ],
  contexts: [{ own: true, members: ['state', 'context', 'app'], source: 'koa@3.3.0:lib/application.js' }],
  handlers: [
    {
      name: 'middleware',
      kind: 'http',
      found: [
        { by: 'call', on: 'app', methods, functions: [{ argument: 'any' }], verb: 'name', route: { argument: 0 } },
        { by: 'call', on: 'app', methods: ['use'], functions: [{ argument: 'any' }], route: { argument: 0, optional: true }, before: true, role: 'middleware' },
        { by: 'call', on: 'app', methods: ['param'], functions: [{ argument: 1 }], role: 'middleware' },
        { by: 'type', functions: ['Middleware', 'RouterMiddleware', 'Router.Middleware'] },
        { by: 'type', parameter: { index: 0, types: ['{Context,ParameterizedContext,RouterContext,ExtendableContext}', 'Router.RouterContext'] } },
      ],
      inputs: [
        { part: 'body', path: 'request.{body,rawBody}' },
        { part: 'files', path: 'request.{files,file}' },
        { part: 'files', path: '{files,file}' },
        { part: 'query', path: '{query,querystring,search}' },
        { part: 'query', path: 'request.{query,querystring,search}' },
        { part: 'params', path: 'params' },
        { part: 'headers', path: '{headers,header}' },
        { part: 'headers', path: 'request.{headers,header}' },
        { part: 'headers', path: 'get()' },
        { part: 'headers', path: 'request.get()' },
        { part: 'cookies', path: 'cookies.get()' },
        { part: 'url', path: '{url,originalUrl,path,href,host,hostname}' },
        { part: 'url', path: 'request.{url,originalUrl,path,href,host,hostname}' },
        { part: 'body', path: 'req', state: 'text' },
      ],
      rejected: [{ as: 'answered' }],
      answers: [{ code: '$0.throw($status, $body)' }],
      source: 'koa@3.3.0:lib/application.js, lib/request.js; @koa/bodyparser@6.1.0; behaviour run',
    },
  ],
};
