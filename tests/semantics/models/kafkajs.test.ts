import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('kafkajs', () => {
  it.each([
    ['bounds itself', `import { Kafka } from 'kafkajs'; const kafka = new Kafka({ brokers }); const producer = kafka.producer(); producer.send({ topic, messages });`, [
      'new kafkajs.Kafka() connect: absent (1000)', 'new kafkajs.Kafka() response: absent (30000)', 'new kafkajs.Kafka().producer() client: waits for nothing',
      'new kafkajs.Kafka().producer().send() connect: absent (1000)', 'new kafkajs.Kafka().producer().send() response: absent (30000)',
    ]],
    ['is bounded at the client', `const { Kafka } = require('kafkajs'); new Kafka({ brokers, requestTimeout: 5000, connectionTimeout: 3000 }).admin().createTopics({ topics });`, [
      'new kafkajs.Kafka().admin().createTopics() connect: set', 'new kafkajs.Kafka().admin().createTopics() response: set', 'new kafkajs.Kafka().admin() client: waits for nothing',
      'new kafkajs.Kafka() connect: set', 'new kafkajs.Kafka() response: set',
    ]],
    ['consumes for as long as it lives', `import { Kafka } from 'kafkajs'; const kafka = new Kafka(config()); const consumer = kafka.consumer({ groupId }); consumer.run({ eachMessage });`, [
      'new kafkajs.Kafka() connect: unknown', 'new kafkajs.Kafka() response: unknown', 'new kafkajs.Kafka().consumer() client: waits for nothing',
    ]],
    ['is not another class of that name', `import { Kafka } from '@acme/kafka'; new Kafka({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

it('sends messages', () => {
  expect(operationsOf(`import { Kafka } from 'kafkajs'; const producer = new Kafka({}).producer(); await producer.send({ topic, messages });`)).toEqual(['publish -']);
});
