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
      parent: { decorators: ['Root()'] },
      inputs: [{ part: 'args', decorators: ['{Arg,Args}()'] }],
      rejected: [{ as: 'answered' }],
      answers: [{ code: "throw new GraphQLError($body, { extensions: { code: 'BAD_USER_INPUT' } })", import: { name: 'GraphQLError', from: 'graphql' } }],
      source: 'type-graphql@1.1.1:dist/decorators',
    },
  ],
  appliers: [{ paths: ['UseMiddleware()'], source: 'type-graphql@1.1.1:dist/decorators/UseMiddleware.d.ts' }],
};
