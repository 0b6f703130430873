import { describe, expect, it } from 'vitest';
import { handlersIn } from '../../../support/handlers.js';

describe('validators of hono', () => {

  it.each([
    ['what is checked is read by valid()', `import { Hono } from 'hono'; const app = new Hono(); import { zValidator } from '@hono/zod-validator'; app.post('/', zValidator('json', schema), async (c) => use(c.req.valid('json'), await c.req.json()));`, [`c.req.valid('json'): body validated`, `c.req.json(): body`, `zValidator('json', schema): body`]],
    ['each stands for one target', `import { Hono } from 'hono'; const app = new Hono(); import { zValidator } from '@hono/zod-validator'; app.post('/', zValidator('query', q), zValidator('param', p), (c) => use(c.req.valid('param')));`, [`c.req.valid('param'): params validated`, `zValidator('query', q): query`, `zValidator('param', p): params`]],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(code).flatMap(({ inputs, checks }) => [...inputs, ...checks])).toEqual(expected);
  });
});
