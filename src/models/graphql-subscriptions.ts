import type { LibraryModel } from '../semantics/types.js';

/** Its documentation says itself that `PubSub` is not for production. */
export const graphqlSubscriptionsModel: LibraryModel = {
  library: 'graphql-subscriptions',
  packages: ['graphql-subscriptions'],
  majors: [1, 2, 3],
  memoryStores: [
    {
      name: 'events',
      keeps: 'messages',
      made: [{ path: 'PubSub.new()' }],
      advice: 'Use a PubSub behind a shared broker, such as graphql-redis-subscriptions',
      source: 'graphql-subscriptions@2.0.0, 3.0.0:dist/pubsub.js, README.md',
    },
  ],
};
