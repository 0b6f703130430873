import type { LibraryModel } from '../semantics/types.js';

export const typeGraphqlModel: LibraryModel = {
  library: 'type-graphql',
  packages: ['type-graphql'],
  majors: [1, 2],
  handlers: [
    {
      name: 'resolver',
      kind: 'resolver',
      found: [{ by: 'decorator', paths: ['{Query,Mutation,Subscription,FieldResolver}()'] }],
      inputs: [{ part: 'args', decorators: ['{Arg,Args}()'] }],
      rejected: [{ as: 'answered' }],
      answers: [{ code: "throw new GraphQLError($body, { extensions: { code: 'BAD_USER_INPUT' } })", import: { name: 'GraphQLError', from: 'graphql' } }],
      source: 'type-graphql: documentation, Resolvers',
    },
  ],
  appliers: [{ paths: ['UseMiddleware()'], source: 'type-graphql: documentation, Middleware and guards' }],
};
