import type { LibraryModel } from '../semantics/types.js';

const places = [
  { argument: 0, option: 'resolvers.*.*' },
  { argument: 0, option: 'resolvers.*.*.{resolve,subscribe}' },
  { argument: 0, option: 'schema.resolvers.*.*' },
];

/** Servers and makers of schemas that are given an object of resolvers, and the types of such objects. */
export const graphqlServersModel: LibraryModel = {
  library: '@apollo/server',
  packages: [
    '@apollo/server', 'apollo-server', 'apollo-server-express', 'apollo-server-koa', 'apollo-server-fastify', 'apollo-server-lambda',
    'graphql-yoga', '@graphql-tools/schema', '@graphql-tools/utils', 'graphql', '@apollo/subgraph',
  ],
  majors: [1, 2, 3, 4, 5],
  handlers: [
    {
      name: 'resolver',
      kind: 'resolver',
      found: [
        { by: 'call', paths: ['ApolloServer.new()', '{makeExecutableSchema,createSchema,createGraphQLSchema,buildSubgraphSchema}()'], functions: places },
        { by: 'call', paths: ['buildSubgraphSchema()'], functions: [{ argument: 0, option: 'resolvers.*.*' }] },
        { by: 'type', objects: { types: ['{IResolvers}'], option: '*.*' } },
        { by: 'type', functions: ['{IFieldResolver,GraphQLFieldResolver}'] },
        { by: 'type', parameter: { index: 3, types: ['GraphQLResolveInfo'] } },
      ],
      inputs: [{ part: 'args', parameter: 1 }],
      rejected: [{ as: 'answered' }],
      answers: [{ code: "throw new GraphQLError($body, { extensions: { code: 'BAD_USER_INPUT' } })", import: { name: 'GraphQLError', from: 'graphql' } }],
      source: '@apollo/server@5.5.1:dist/esm/ApolloServer.js; documentation of graphql-yoga and @graphql-tools/schema',
    },
  ],
};
