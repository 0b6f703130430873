import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('bull', () => {
  it.each([
    ['leaves its waits to its connection', `import Queue from 'bull'; const queue = new Queue('mail', url); queue.add({}); queue.process(async (job) => {});`, [
      'new bull() client: waits for nothing',
      'new bull().add() outbound-request: waits for nothing',
    ]],
    ['is made by require', `const Bull = require('bull'); Bull('mail').addBulk([]);`, ['bull().addBulk() outbound-request: waits for nothing', 'bull() client: waits for nothing']],
    ['is not another queue', `import Queue from 'queue'; new Queue('mail').add({});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

it('sends messages', () => {
  expect(operationsOf(`import Queue from 'bull'; const queue = new Queue('mails'); await queue.add(data);`)).toEqual(['publish -']);
});
