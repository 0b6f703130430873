import type { LibraryModel } from '../semantics/types.js';

/** What they have checked is read by `c.req.valid(target)`; `c.req.json()` stays as it came. */
export const honoValidatorsModel: LibraryModel = {
  library: '@hono/zod-validator',
  packages: ['@hono/zod-validator', '@hono/standard-validator', '@hono/valibot-validator', '@hono/typebox-validator', '@hono/arktype-validator'],
  majors: [0, 1, 2],
  validators: [
    {
      paths: ['{zValidator,sValidator,vValidator,tbValidator,arktypeValidator}()'],
      parts: { argument: 0, of: 'literal', names: { json: 'body', form: 'body', query: 'query', param: 'params', header: 'headers', cookie: 'cookies' } },
      schema: 1,
      replaces: false,
      rejects: true,
      source: '@hono/zod-validator@0.9.1: behaviour run; @hono/standard-validator@0.4.0, valibot-validator@0.6.1, typebox-validator@0.3.3, arktype-validator@2.0.1: type declarations',
    },
  ],
};
