import { describe, expect, it } from 'vitest';
import { handlersIn, inputsIn } from '../../../support/handlers.js';

describe('elysia', () => {
  it.each([
    ['a chain of routes', `import { Elysia, t } from 'elysia'; new Elysia().get('/', ({ query }) => use(query)).post('/x', ({ body, params: { id } }) => use(body, id));`, [`elysia route GET / <- query: query`, `elysia route POST /x <- body: body, { id }: params`]],
    ['a group', `import { Elysia, t } from 'elysia'; new Elysia().group('/v1', (app) => app.get('/', ({ headers }) => use(headers)));`, [`elysia route GET / <- headers: headers`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['a schema behind the handler checks', `import { Elysia, t } from 'elysia'; new Elysia().post('/x', ({ body, query }) => use(body, query), { body: t.Object({}) });`, [`body: body validated`, `query: query`, `t.Object({}): body`]],
    ['a guard checks what is in it', `import { Elysia, t } from 'elysia'; new Elysia().guard({ body: B }, (app) => app.post('/x', ({ body }) => use(body)));`, [`body: body validated`, `B: body`]],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(code).flatMap(({ inputs, checks }) => [...inputs, ...checks])).toEqual(expected);
  });
});
