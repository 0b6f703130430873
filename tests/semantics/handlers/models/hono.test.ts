import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('hono', () => {
  it.each([
    ['a route', `import { Hono } from 'hono'; const app = new Hono(); app.post('/x', async (c) => { const body = await c.req.json(); use(c.req.query('page'), c.req.param('id'), body); });`, [`hono route POST /x <- c.req.json(): body, c.req.query('page'): query, c.req.param('id'): params`]],
    ['a chain of routes', `import { Hono } from 'hono'; export default new Hono().get('/a', (c) => c.text(c.req.header('x'))).post('/b', async (c) => use(await c.req.text()));`, [`hono route GET /a <- c.req.header('x'): headers`, `hono route POST /b <- c.req.text(): body text`]],
    ['a base path', `import { Hono } from 'hono'; const app = new Hono(); const api = app.basePath('/api'); api.get('/x', (c) => use(c.req.query()));`, [`hono route GET /api/x <- c.req.query(): query`]],
    ['middleware', `import { Hono } from 'hono'; const app = new Hono(); app.use('*', async (c, next) => { use(c.req.raw); await next(); });`, [`hono route (middleware) * <- c.req.raw: whole`]],
    ['a typed context', `import type { Context } from 'hono'; export const list = (c: Context<Env>) => use(c.req.query());`, [`hono route <- c.req.query(): query`]],
    ['cookies by their helper', `import { Hono } from 'hono'; const app = new Hono(); import { getCookie } from 'hono/cookie'; app.get('/', (c) => use(getCookie(c, 'id')));`, [`hono route GET / <- getCookie(c, 'id'): cookies`]],
    ['handlers of a factory', `import { createFactory } from 'hono/factory'; const factory = createFactory(); export const list = factory.createHandlers(async (c) => use(await c.req.json()));`, [`hono route <- c.req.json(): body`]],
    ['an OpenAPI route', `import { OpenAPIHono, createRoute } from '@hono/zod-openapi'; const app = new OpenAPIHono(); const route = createRoute({ method: 'post', path: '/x', request: { body: B } }); app.openapi(route, (c) => use(c.req.valid('json'), c.req.query()));`, [`hono route POST /x <- c.req.valid('json'): body validated, c.req.query(): query`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['another class of that name', `import { Hono } from './hono'; new Hono().get('/', (c) => use(c.req.query()));`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });
});
