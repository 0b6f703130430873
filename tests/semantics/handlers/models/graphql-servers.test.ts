import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('GraphQL servers', () => {
  it.each([
    ['resolvers of Apollo', `import { ApolloServer } from '@apollo/server'; const resolvers = { Query: { user: (_, { id }) => use(id) }, User: { posts(user, args, ctx) { use(args.first); } } }; new ApolloServer({ typeDefs, resolvers });`, [`@apollo/server resolver <- { id }: args`, `@apollo/server resolver <- args: args`]],
    ['a list of resolvers', `import { makeExecutableSchema } from '@graphql-tools/schema'; makeExecutableSchema({ typeDefs, resolvers: [{ Query: { a: (_, args) => args } }, { Mutation: { b: (_, args) => args } }] });`, [`@apollo/server resolver <- args: args`, `@apollo/server resolver <- args: args`]],
    ['a subscription', `import { createSchema } from 'graphql-yoga'; createSchema({ typeDefs, resolvers: { Subscription: { a: { subscribe: (_, args) => args } } } });`, [`@apollo/server resolver <- args: args`]],
    ['a typed object', `import type { IResolvers } from '@graphql-tools/utils'; export const resolvers: IResolvers = { Query: { a: (_, args) => args } };`, [`@apollo/server resolver <- args: args`]],
    ['a typed resolver', `import type { GraphQLResolveInfo } from 'graphql'; export function user(parent, args, ctx, info: GraphQLResolveInfo) { use(args); }`, [`@apollo/server resolver <- args: args`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['an object named resolvers', `export const resolvers = { Query: { a: (_, args) => args } };`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });
});
