import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('koa', () => {
  it.each([
    ['middleware', `import Koa from 'koa'; import Router from '@koa/router'; const app = new Koa(); const router = new Router(); app.use(async (ctx, next) => { use(ctx.headers, ctx.get('x')); await next(); });`, [`koa middleware (middleware) <- ctx.headers: headers, ctx.get('x'): headers`]],
    ['a route', `import Koa from 'koa'; import Router from '@koa/router'; const app = new Koa(); const router = new Router(); router.post('/x', async (ctx) => { use(ctx.request.body, ctx.query.a, ctx.params); });`, [`koa middleware POST /x <- ctx.request.body: body, ctx.query: query, ctx.params: params`]],
    ['a chain', `import Koa from 'koa'; import Router from '@koa/router'; const app = new Koa(); const router = new Router(); router.get('/a', (ctx) => use(ctx.query)).post('/b', (ctx) => use(ctx.request.body));`, [`koa middleware GET /a <- ctx.query: query`, `koa middleware POST /b <- ctx.request.body: body`]],
    ['a destructured context', `import Koa from 'koa'; import Router from '@koa/router'; const app = new Koa(); const router = new Router(); router.post('/x', async ({ request: { body }, params }) => use(body, params));`, [`koa middleware POST /x <- body: body, params: params`]],
    ['a required router', `const Router = require('koa-router'); const r = new Router(); r.get('/x', auth, async (ctx) => use(ctx.cookies.get('id')));`, [`koa middleware GET /x <- ctx.cookies.get('id'): cookies`]],
    ['a typed context', `import type { Context } from 'koa'; export const list = async (ctx: Context) => use(ctx.request.body);`, [`koa middleware <- ctx.request.body: body`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['a context without a type', `export const list = async (ctx) => use(ctx.request.body);`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });
});
