import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('bull', () => {
  it.each([
    ['a queue', `import Queue from 'bull'; const mails = new Queue('mails'); mails.process(5, async (job) => use(job.data)); mails.process('x', ({ data }) => use(data));`, [`bull job <- job.data: message`, `bull job <- data: message`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
