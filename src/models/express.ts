import type { LibraryModel } from '../semantics/types.js';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'all', 'head', 'options'];

export const expressModel: LibraryModel = {
  library: 'express',
  packages: ['express', 'express-serve-static-core'],
  majors: [4, 5],
  registrars: [
    {
      name: 'app',
      made: ['()', 'new()', '{Router,Express,Application,IRouter,IRoute}.new()'],
      fluent: [...methods, 'route', 'use', 'param'],
      nested: ['route'],
      source: 'express4@4.22.3:lib/application.js, lib/router/index.js; express@5.3.0:lib/application.js',
    },
    { name: 'socket', made: [], given: [{ on: 'app', method: 'ws', parameter: 0 }], source: 'express-ws@5.0.2:dist/add-ws-method.js' },
  ],
  contexts: [{ sets: ['set'], gets: ['get'], own: true, members: ['locals', 'app'], source: 'express@5.3.0:lib/application.js, lib/express.js' }],
  handlers: [
    {
      name: 'socket message',
      kind: 'socket',
      found: [{ by: 'call', on: 'socket', methods: ['on:message', 'once:message', 'addListener:message'], functions: [{ argument: 1 }] }],
      inputs: [{ part: 'message', state: 'text' }],
      rejected: [{ as: 'unhandled' }],
      answers: [{ code: 'return' }],
      source: 'express-ws@5.0.2:dist/add-ws-method.js; ws@8.23.0:lib/websocket.js',
    },
    {
      name: 'route',
      kind: 'http',
      found: [
        { by: 'call', on: 'app', methods, functions: [{ argument: 'any' }], verb: 'name', route: { argument: 0, optional: true }, errorArity: 4 },
        { by: 'call', on: 'app', methods: ['use'], functions: [{ argument: 'any' }], route: { argument: 0, optional: true }, before: true, role: 'middleware', errorArity: 4 },
        { by: 'call', on: 'app', methods: ['param'], functions: [{ argument: 1 }], role: 'middleware' },
        { by: 'type', functions: ['{RequestHandler,Handler}'] },
        { by: 'type', functions: ['ErrorRequestHandler'], role: 'error' },
        { by: 'type', parameter: { index: 0, types: ['Request'] } },
        { by: 'type', parameter: { index: 1, types: ['Request'] }, role: 'error', errorArity: 4 },
      ],
      inputs: [
        { part: 'body', path: 'body', typedBy: [{ types: ['Request', '()'], argument: 2 }] },
        { part: 'query', path: 'query', typedBy: [{ types: ['Request', '()'], argument: 3 }] },
        { part: 'params', path: 'params' },
        { part: 'headers', path: 'headers' },
        { part: 'headers', path: '{get,header}()' },
        { part: 'cookies', path: '{cookies,signedCookies}' },
        { part: 'files', path: '{file,files}' },
        { part: 'url', path: '{url,originalUrl,path,hostname}' },
        { part: 'whole', path: 'param()', majors: '<5' },
      ],
      rejected: [{ as: 'unhandled', majors: '<5' }, { as: 'forwarded', majors: '>=5' }],
      forwardedBy: ['express-async-errors'],
      answers: [{ code: '$1.status($status).json($body)' }],
      source: 'express4@4.22.3:lib/request.js, lib/router/layer.js; express@5.3.0:lib/request.js; router:lib/layer.js; @types/express@4; behaviour run',
    },
  ],
};
