import type { LibraryModel } from '../semantics/types.js';

const places = [
  { argument: 0, option: 'resolvers.*.*' },
  { argument: 0, option: 'resolvers.*.*.{resolve,subscribe}' },
];

/** Servers and makers of schemas that are given an object of resolvers, and the types of such objects. */
export const graphqlServersModel: LibraryModel = {
  library: '@apollo/server',
  packages: [
    '@apollo/server', '@apollo/server/*', '@as-integrations/*', 'apollo-server', 'apollo-server-express', 'apollo-server-koa', 'apollo-server-fastify', 'apollo-server-lambda',
    'graphql-yoga', '@graphql-tools/schema', '@graphql-tools/utils', 'graphql', '@apollo/subgraph',
  ],
  majors: [1, 2, 3, 4, 5],
  handlers: [
    {
      name: 'context',
      kind: 'resolver',
      found: [
        { by: 'call', paths: ['{startStandaloneServer,expressMiddleware,fastifyApolloHandler,startServerAndCreateNextHandler}()'], functions: [{ argument: 1, option: 'context', role: 'middleware' }] },
        { by: 'call', paths: ['ApolloServer.new()', 'createYoga()'], functions: [{ argument: 0, option: 'context', role: 'middleware' }] },
      ],
      inputs: [],
      rejected: [{ as: 'answered' }],
      source: '@apollo/server@5.5.1:dist/esm/standalone/index.js; graphql-yoga@5.24.1:cjs/server.js; apollo-server-core@3.13.0:dist/ApolloServer.js',
    },
    {
      name: 'resolver',
      kind: 'resolver',
      found: [
        { by: 'call', paths: ['ApolloServer.new()', '{makeExecutableSchema,createSchema,buildSubgraphSchema}()'], functions: places },
        { by: 'type', objects: { types: ['IResolvers'], option: '*.*' } },
        { by: 'type', functions: ['{IFieldResolver,GraphQLFieldResolver}'] },
        { by: 'type', parameter: { index: 3, types: ['GraphQLResolveInfo'] } },
      ],
      inputs: [{ part: 'args', parameter: 1 }],
      parent: { parameter: 0 },
      rejected: [{ as: 'answered' }],
      answers: [{ code: "throw new GraphQLError($body, { extensions: { code: 'BAD_USER_INPUT' } })", import: { name: 'GraphQLError', from: 'graphql' } }],
      source: '@apollo/server@5.5.1:dist/esm/ApolloServer.js; graphql-yoga@5.24.1:cjs/schema.js; @graphql-tools/schema@10.1.5:typings/types.d.ts; @apollo/subgraph@2.14.4:dist/buildSubgraphSchema.d.ts',
    },
  ],
};
