import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('p-queue', () => {
  it.each([
    ['adds no bound by itself', `import PQueue from 'p-queue'; const queue = new PQueue({ concurrency: 2 }); await queue.add(() => fetch(url));`,
      ['new p-queue().add() deadline', 'fetch() response: absent (300000)']],
    ['bounds by the option of the queue', `import PQueue from 'p-queue'; const queue = new PQueue({ timeout: 5000 }); await queue.add(() => fetch(url));`,
      ['new p-queue().add() deadline', 'fetch() response: set']],
    ['bounds by the option of the task', `import PQueue from 'p-queue'; const queue = new PQueue(); await queue.add(() => fetch(url), { timeout: 5000 });`,
      ['new p-queue().add() deadline', 'fetch() response: set']],
    ['is required with its default', `const { default: PQueue } = require('p-queue'); const queue = new PQueue({ timeout: 5 }); queue.addAll([() => fetch(url)]);`,
      ['new p-queue().addAll() deadline', 'fetch() response: set']],
    ['made out of sight is unknown', `import type PQueue from 'p-queue'; export const load = (queue: PQueue) => queue.add(() => fetch(url));`,
      ['p-queue.add() deadline', 'fetch() response: unknown']],
    ['with options out of sight is unknown', `import PQueue from 'p-queue'; import { options } from './options.js'; await new PQueue(options).add(() => fetch(url));`,
      ['new p-queue().add() deadline', 'fetch() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
