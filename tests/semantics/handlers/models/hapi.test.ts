import { describe, expect, it } from 'vitest';
import { handlersIn, inputsIn } from '../../../support/handlers.js';

describe('hapi', () => {
  it.each([
    ['a route', `import Hapi from '@hapi/hapi'; const server = Hapi.server({ port: 3000 }); server.route({ method: 'POST', path: '/x', handler: (request, h) => use(request.payload, request.query) });`, [`@hapi/hapi route POST /x <- request.payload: body, request.query: query`]],
    ['a list of routes', `import Hapi from '@hapi/hapi'; const server = Hapi.server({ port: 3000 }); server.route([{ method: 'GET', path: '/a', handler: ({ params }) => params }, { method: 'PUT', path: '/b', options: { handler: (r) => r.payload } }]);`, [`@hapi/hapi route GET /a <- params: params`, `@hapi/hapi route PUT /b <- r.payload: body`]],
    ['a typed server', `import type { Server } from '@hapi/hapi'; export const add = (server: Server) => { server.route({ method: 'GET', path: '/', handler: list }); }; const list = (request) => request.state;`, [`@hapi/hapi route GET / <- request.state: cookies`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['validate checks the parts it has a schema for', `import Hapi from '@hapi/hapi'; const server = Hapi.server({ port: 3000 }); server.route({ method: 'POST', path: '/', options: { validate: { payload: schema, query: true } }, handler: (r) => use(r.payload, r.query) });`, [`r.payload: body validated`, `r.query: query`, `schema: body`]],
    ['validate of one route says nothing of another', `import Hapi from '@hapi/hapi'; const server = Hapi.server({ port: 3000 }); server.route([{ method: 'POST', path: '/', options: { validate: { payload: s } }, handler: (r) => r.payload }, { method: 'PUT', path: '/', handler: (r) => r.payload }]);`, [`r.payload: body validated`, `s: body`, `r.payload: body`]],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(code).flatMap(({ inputs, checks }) => [...inputs, ...checks])).toEqual(expected);
  });
});
