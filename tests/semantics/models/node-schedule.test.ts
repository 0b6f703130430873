import { describe, expect, it } from 'vitest';
import { overlapsOf } from '../../support/schedules.js';

describe('node-schedule', () => {
  it.each([
    ['starts a job', `import schedule from 'node-schedule'; schedule.scheduleJob('nightly', '*/10 * * * *', async () => { await sync(); });`, ['schedule.scheduleJob() every 600000']],
    ['may be told a date', `import schedule from 'node-schedule'; schedule.scheduleJob(new Date(), async () => { await sync(); });`, []],
  ])('%s', (_claim, code, expected) => {
    expect(overlapsOf(code)).toEqual(expected);
  });
});
