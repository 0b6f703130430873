import { describe, expect, it } from 'vitest';
import { handlersIn, inputsIn } from '../../../support/handlers.js';

describe('fastify', () => {
  it.each([
    ['a route', `import Fastify from 'fastify'; const app = Fastify(); app.get('/:id', async (request, reply) => { use(request.params, request.query); });`, [`fastify route GET /:id <- request.params: params, request.query: query`]],
    ['a route with options', `import Fastify from 'fastify'; const app = Fastify(); app.post('/x', { preHandler: [(request) => use(request.headers)] }, async (request) => use(request.body));`, [`fastify route (middleware) POST /x <- request.headers: headers`, `fastify route POST /x <- request.body: body`]],
    ['a route as an object', `import Fastify from 'fastify'; const app = Fastify(); app.route({ method: 'PUT', url: '/x', handler: async ({ body }) => use(body) });`, [`fastify route PUT /x <- body: body`]],
    ['a typed instance', `import type { FastifyInstance } from 'fastify'; export default async function routes(fastify: FastifyInstance) { fastify.get('/', (req) => use(req.query)); }`, [`fastify route GET / <- req.query: query`]],
    ['a typed plugin', `import type { FastifyPluginAsync } from 'fastify'; const routes: FastifyPluginAsync = async (fastify) => { fastify.get('/', (req) => use(req.query)); }; export default routes;`, [`fastify route GET / <- req.query: query`]],
    ['a registered plugin', `import Fastify from 'fastify'; const app = Fastify(); app.register(async (inner) => { inner.get('/', (req) => use(req.query)); });`, [`fastify route GET / <- req.query: query`]],
    ['a plugin registered by name', `import Fastify from 'fastify'; const app = Fastify(); async function routes(inner) { inner.get('/', (req) => use(req.query)); } app.register(routes, { prefix: '/v1' });`, [`fastify route GET / <- req.query: query`]],
    ['a plugin in fastify-plugin', `import fp from 'fastify-plugin'; export default fp(async (fastify) => { fastify.get('/', (req) => use(req.query)); });`, [`fastify route GET / <- req.query: query`]],
    ['an instance with a type provider', `import Fastify from 'fastify'; const app = Fastify(); const typed = app.withTypeProvider(); typed.get('/', (req) => use(req.query));`, [`fastify route GET / <- req.query: query`]],
    ['a hook', `import Fastify from 'fastify'; const app = Fastify(); app.addHook('preHandler', async (request) => use(request.headers)); app.addHook('onClose', async (instance) => use(instance.headers));`, [`fastify route (middleware) <- request.headers: headers`]],
    ['a message of a web socket', `import Fastify from 'fastify'; const app = Fastify(); app.get('/ws', { websocket: true }, (socket, req) => { socket.on('message', (raw) => use(raw)); });`, [`fastify route GET /ws <- nothing`, `fastify socket message <- raw: message text`]],
    ['a typed request', `import type { FastifyRequest } from 'fastify'; export const list = async (req: FastifyRequest<{ Body: B }>) => use(req.body);`, [`fastify route <- req.body: body`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['a plugin that nobody registers in sight', `export default async function (fastify) { fastify.get('/', (req) => use(req.query)); }`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });

  it.each([
    ['a schema checks the parts it has', `import Fastify from 'fastify'; const app = Fastify(); app.post('/', { schema: { body: B, querystring: Q, response: {} } }, async (req) => use(req.body, req.query, req.params));`, [`req.body: body validated`, `req.query: query validated`, `req.params: params`, `B: body`, `Q: query`]],
    ['a schema from a constant', `import Fastify from 'fastify'; const app = Fastify(); const options = { schema: { body: B } }; app.post('/', options, async (req) => use(req.body));`, [`req.body: body validated`, `B: body`]],
    ['a schema of an object route', `import Fastify from 'fastify'; const app = Fastify(); app.route({ method: 'GET', url: '/', schema: { params: P }, handler: (req) => use(req.params, req.body) });`, [`req.params: params validated`, `req.body: body`, `P: params`]],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(code).flatMap(({ inputs, checks }) => [...inputs, ...checks])).toEqual(expected);
  });

  it('knows plugins that another file registers', () => {
    const dependencies = { fastify: '^5.0.0' };
    const code = `export default async function (fastify) { fastify.get('/', (req) => use(req.query)); }`;
    expect(inputsIn(code, { dependencies, files: { 'app.js': `import Fastify from 'fastify'; import users from './file.js'; const app = Fastify(); app.register(users, { prefix: '/api' });` }, filename: 'file.js' })).toEqual(['fastify route GET / <- req.query: query']);
    expect(inputsIn(code, { dependencies, files: { 'app.js': `import store from './store'; import users from './file.js'; store.register(users);` }, filename: 'file.js' })).toEqual([]);
    expect(inputsIn(code, { dependencies: { ...dependencies, '@fastify/autoload': '^6.0.0' }, filename: 'routes/users.js' })).toEqual(['fastify route GET / <- req.query: query']);
  });

  it('answers a rejection', () => {
    expect(handlersIn(`import Fastify from 'fastify'; const app = Fastify(); app.get('/', async () => {});`).map((each) => each.rejected)).toEqual(['answered']);
  });
});
