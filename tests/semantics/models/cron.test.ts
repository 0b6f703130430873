import { describe, expect, it } from 'vitest';
import { overlapsOf } from '../../support/schedules.js';

describe('cron', () => {
  it.each([
    ['starts a job', `import { CronJob } from 'cron'; new CronJob('0 */5 * * * *', async () => { await sync(); });`, ['CronJob() every 300000']],
    ['starts a job of options', `import { CronJob } from 'cron'; CronJob.from({ cronTime: '* * * * *', onTick: async () => { await sync(); } });`, ['CronJob.from() every 60000, waitForCompletion']],
    ['keeps its runs apart by its tenth argument', `import { CronJob } from 'cron'; new CronJob('* * * * *', async () => { await sync(); }, null, true, 'UTC', null, false, null, false, true);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(overlapsOf(code)).toEqual(expected);
  });
});
