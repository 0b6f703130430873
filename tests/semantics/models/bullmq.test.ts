import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('bullmq', () => {
  it.each([
    ['leaves its waits to its connection', `import { Queue, FlowProducer } from 'bullmq'; const queue = new Queue('mail', { connection }); queue.add('send', {}); new FlowProducer({ connection }).add({});`, [
      'new bullmq.Queue() client: waits for nothing',
      'new bullmq.Queue().add() outbound-request: waits for nothing',
      'new bullmq.FlowProducer().add() outbound-request: waits for nothing',
      'new bullmq.FlowProducer() client: waits for nothing',
    ]],
    ['is not its worker', `import { Worker } from 'bullmq'; new Worker('mail', async (job) => {}, { connection });`, []],
    ['is not another queue', `import { Queue } from './queue'; new Queue('mail').add('send', {});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

it('sends messages', () => {
  expect(operationsOf(`import { Queue } from 'bullmq'; const queue = new Queue('mails'); await queue.add('welcome', data);`)).toEqual(['publish -']);
});
