import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('bullmq', () => {
  it.each([
    ['a worker', `import { Worker } from 'bullmq'; new Worker('mail', async (job) => { const { to } = job.data; }, { connection });`, [`bullmq job <- job.data: message`]],
    ['a worker of a named function', `import { Worker, type Job } from 'bullmq'; const run = async ({ data }: Job<Mail>) => use(data); export const worker = new Worker('mail', run);`, [`bullmq job <- data: message`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['another worker', `import { Worker } from 'node:worker_threads'; new Worker('mail', async (job) => job.data);`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });
});
