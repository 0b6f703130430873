import { describe, expect, it } from 'vitest';
import { inputsIn } from '../../../support/handlers.js';

describe('agenda', () => {
  it.each([
    ['a job', `import { Agenda } from 'agenda'; const agenda = new Agenda({ db }); agenda.define('mail', async (job) => use(job.attrs.data)); agenda.define('x', { concurrency: 1 }, ({ attrs: { data } }) => use(data));`, [`agenda job <- job.attrs.data: message`, `agenda job <- data: message`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });
});
