import type { LibraryModel } from '../semantics/types.js';

export const googleCloudPubsubModel: LibraryModel = {
  library: '@google-cloud/pubsub',
  packages: ['@google-cloud/pubsub'],
  majors: [4, 5],
  clients: [
    {
      name: 'client',
      category: 'queue',
      made: [{ path: 'PubSub.new()', options: 0, opens: 'pool' }],
      requests: [
        { paths: ['topic().{publishMessage,publish,publishJSON,create,delete,exists,get,createSubscription}()'] },
        { paths: ['subscription().{create,delete,exists,get}()', '{createTopic,getTopics,getSubscriptions}()'] },
      ],
      // The configuration of every method has a deadline.
      waits: [{ wait: 'response', boundedBy: [], defaultMs: 60_000, remedies: [] }],
      source: '@google-cloud/pubsub@5.3.1:build/src/v1/publisher_client_config.json; google-gax@6.17.0:build/src/gax.js',
    },
  ],
  registrars: [
    {
      name: 'subscription',
      made: ['PubSub.new().subscription()', 'PubSub.new().topic().subscription()', 'Subscription.new()'],
      source: '@google-cloud/pubsub@5.3.1:build/src/pubsub.js, build/src/topic.js',
    },
  ],
  handlers: [
    {
      name: 'message',
      kind: 'message',
      found: [
        { by: 'call', on: 'subscription', methods: ['on:message'], functions: [{ argument: 1 }] },
        { by: 'type', parameter: { index: 0, types: ['Message'] } },
      ],
      inputs: [
        { part: 'message', path: 'data', state: 'text' },
        { part: 'headers', path: 'attributes' },
      ],
      rejected: [{ as: 'unhandled' }],
      answers: [{ code: '$0.ack(); return' }],
      source: '@google-cloud/pubsub@5.3.1:build/src/subscription.js',
    },
  ],
};
