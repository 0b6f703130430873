import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('@nestjs/bullmq and @nestjs/bull', () => {
  it.each([
    ['a worker host', `import { Processor, WorkerHost } from '@nestjs/bullmq'; @Processor('x') class P extends WorkerHost { async process(job) { use(job.data.id); } other(job) {} }`, [`@nestjs/bullmq processor <- job.data: message`]],
    ['a processor', `import { Process, Processor } from '@nestjs/bull'; @Processor('x') class P { @Process('y') run({ data }) { use(data); } }`, [`@nestjs/bullmq processor <- data: message`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['a class with such a method', `class P { async process(job) { use(job.data); } }`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });
});
