import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('@nestjs/graphql', () => {
  it.each([
    ['a query and a mutation', `import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql'; @Resolver() class R { @Query(() => [User]) users(@Args('page') page: number, @Context() ctx) {} @Mutation(() => User) add(@Args() input: Input) {} }`, [`@nestjs/graphql resolver <- page: args`, `@nestjs/graphql resolver <- input: args`]],
    ['a field', `import { ResolveField, Parent } from '@nestjs/graphql'; class R { @ResolveField() team(@Parent() user: User) {} }`, [`@nestjs/graphql resolver <- nothing`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
