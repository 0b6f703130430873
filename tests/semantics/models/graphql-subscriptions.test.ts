import { describe, expect, it } from 'vitest';
import { memoryStoresIn } from '../../support/memory-stores.js';

describe('graphql-subscriptions', () => {
  it.each([
    ['events in memory', "import { PubSub } from 'graphql-subscriptions'; export const pubsub = new PubSub();", ['PubSub() messages']],
    ['a broker', "import { RedisPubSub } from 'graphql-redis-subscriptions'; export const pubsub = new RedisPubSub();", []],
    ['a class that extends it may send on', "import { PubSubEngine } from 'graphql-subscriptions'; class Own extends PubSubEngine {} export const pubsub = new Own();", []],
  ])('%s', (_claim, code, expected) => {
    expect(memoryStoresIn(code)).toEqual(expected);
  });
});
