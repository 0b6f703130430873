import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('@trpc/server', () => {
  it.each([
    ['a query with an input', `import { initTRPC } from '@trpc/server'; const t = initTRPC.context<Context>().create(); const publicProcedure = t.procedure; const authed = t.procedure.use(({ next }) => next()); t.router({ one: publicProcedure.input(z.string()).query(({ input }) => use(input)) });`, [`@trpc/server procedure (middleware) <- nothing`, `@trpc/server procedure <- input: args validated`]],
    ['a mutation behind middleware', `import { initTRPC } from '@trpc/server'; const t = initTRPC.context<Context>().create(); const publicProcedure = t.procedure; const authed = t.procedure.use(({ next }) => next()); t.router({ add: authed.input(schema).mutation(async (opts) => use(opts.input.name)) });`, [`@trpc/server procedure (middleware) <- nothing`, `@trpc/server procedure <- opts.input: args validated`]],
    ['a procedure without an input', `import { initTRPC } from '@trpc/server'; const t = initTRPC.context<Context>().create(); const publicProcedure = t.procedure; const authed = t.procedure.use(({ next }) => next()); t.router({ all: publicProcedure.query(({ input, ctx }) => use(input, ctx)) });`, [`@trpc/server procedure (middleware) <- nothing`, `@trpc/server procedure <- nothing`]],
    ['the raw input', `import { initTRPC } from '@trpc/server'; const t = initTRPC.context<Context>().create(); const publicProcedure = t.procedure; const authed = t.procedure.use(({ next }) => next()); t.router({ all: publicProcedure.query(async ({ getRawInput }) => use(await getRawInput())) });`, [`@trpc/server procedure (middleware) <- nothing`, `@trpc/server procedure <- getRawInput(): args`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['a procedure of unknown origin', `import { publicProcedure } from '@acme/trpc'; publicProcedure.input(z).query(({ input }) => use(input));`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });
});
