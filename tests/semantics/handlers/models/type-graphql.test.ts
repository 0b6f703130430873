import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('type-graphql', () => {
  it.each([
    ['a resolver', `import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'; @Resolver() class R { @Query(() => User) user(@Arg('id') id: number, @Ctx() ctx) {} @Mutation(() => User) async add(@Arg('input', () => Input) input: Input) {} }`, [`type-graphql resolver <- id: args`, `type-graphql resolver <- input: args`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
