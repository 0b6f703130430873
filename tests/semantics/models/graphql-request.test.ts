import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('graphql-request', () => {
  it.each<[string, string, string[], World?]>([
    ['has nothing but the last resort of fetch from 7 on', `import request, { gql } from 'graphql-request'; request('https://a.example', gql\`{ a }\`);`, ['graphql-request() response: absent (300000)'], { dependencies: { 'graphql-request': '^7.0.0' } }],
    ['waits for ever before', `import { request } from 'graphql-request'; request('https://a.example', '{ a }', { id });`, ['graphql-request.request() response: absent'], { dependencies: { 'graphql-request': '^6.0.0' } }],
    ['has a signal in the form that takes one object', `import { request } from 'graphql-request'; request({ url: 'https://a.example', document, signal: AbortSignal.timeout(5) });`, ['graphql-request.request() response: set']],
    ['has a client', `const { GraphQLClient, gql } = require('graphql-request'); const QUERY = gql\`{ a }\`; const client = new GraphQLClient(url, { headers }); client.request(QUERY, { id });`, ['new graphql-request.GraphQLClient() response: absent (300000)', 'new graphql-request.GraphQLClient().request() response: absent (300000)']],
    ['is bounded by a fetch of its own', `import { GraphQLClient } from 'graphql-request'; const client = new GraphQLClient(url, { fetch: limited }); client.request('{ a }');`, ['new graphql-request.GraphQLClient() response: set', 'new graphql-request.GraphQLClient().request() response: set']],
    ['hands `timeout` to node-fetch before 7', `import { GraphQLClient } from 'graphql-request'; new GraphQLClient(url, { timeout: 5 });`, ['new graphql-request.GraphQLClient() response: set'], { dependencies: { 'graphql-request': '^6.0.0' } }],
    ['ignores `timeout` from 7 on', `import { GraphQLClient } from 'graphql-request'; new GraphQLClient(url, { timeout: 5 });`, ['new graphql-request.GraphQLClient() response: absent (300000)'], { dependencies: { 'graphql-request': '^7.0.0' } }],
    ['given a document out of sight is unknown', `import { GraphQLClient } from 'graphql-request'; import { UserDocument } from './generated.js'; const client = new GraphQLClient(url); client.request(UserDocument);`, ['new graphql-request.GraphQLClient() response: absent (300000)', 'new graphql-request.GraphQLClient().request() response: unknown']],
    ['injected is unknown', `import type { GraphQLClient } from 'graphql-request'; const load = (client: GraphQLClient) => client.request('{ a }');`, ['graphql-request.GraphQLClient.request() response: unknown']],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
