import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('amqplib', () => {
  it.each([
    ['waits for ever for a connection', `import amqp from 'amqplib'; const connection = await amqp.connect(url);`, ['amqplib.connect() connect: absent']],
    ['is bounded by `timeout` of the socket, behind the address', `import { connect } from 'amqplib'; connect(url, { timeout: 5000 }); connect({ hostname, timeout: 5000 });`, [
      'amqplib.connect() connect: set',
      'amqplib.connect() connect: absent',
    ]],
    ['is not bounded by a heartbeat', `const amqp = require('amqplib'); amqp.connect(url, { heartbeat: 10 });`, ['amqplib.connect() connect: absent']],
    ['takes a callback in the place of options', `
      import amqp from 'amqplib/callback_api';
      amqp.connect(url, (error, connection) => {});
      amqp.connect(url, { timeout: 5000 }, (error, connection) => {});`, ['amqplib/callback_api.connect() connect: absent', 'amqplib/callback_api.connect() connect: set']],
    ['is unknown with options from elsewhere', `import amqp from 'amqplib'; export const open = (options) => amqp.connect(url, options);`, ['amqplib.connect() connect: unknown']],
    ['is not another package with that function', `import amqp from 'amqp-connection-manager'; amqp.connect([url]);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

it('sends messages', () => {
  expect(operationsOf(`import amqp from 'amqplib'; const channel = await (await amqp.connect(url)).createChannel(); channel.sendToQueue('mails', body); channel.publish('x', 'k', body);`)).toEqual(['publish -', 'publish -']);
});
