import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('amqplib', () => {
  it.each([
    ['a consumer', `import amqp from 'amqplib'; const connection = await amqp.connect(url); const channel = await connection.createChannel(); channel.consume('q', (msg) => use(JSON.parse(msg.content.toString()), msg.properties.headers));`, [`amqplib message <- msg.content: message text, msg.properties: headers`]],
    ['a typed channel', `import type { Channel } from 'amqplib'; class C { constructor(private readonly channel: Channel) {} start() { return this.channel.consume('q', this.read); } read = async (msg) => { use(msg?.content); } }`, [`amqplib message <- msg?.content: message text`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
