import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('kafkajs', () => {
  it.each([
    ['messages', `import { Kafka } from 'kafkajs'; const consumer = new Kafka({ brokers }).consumer({ groupId }); await consumer.run({ eachMessage: async ({ topic, message }) => use(message.value, message.headers) });`, [`kafkajs message <- message.value: message text, message.headers: headers text`]],
    ['batches', `import { Kafka } from 'kafkajs'; class C { consumer = new Kafka({ brokers }).consumer({ groupId }); start() { return this.consumer.run({ eachBatch: this.read.bind(this) }); } async read({ batch }) { use(batch.messages); } }`, [`kafkajs batch <- batch.messages: message text`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
