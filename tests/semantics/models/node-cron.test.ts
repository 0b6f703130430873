import { describe, expect, it } from 'vitest';
import { overlapsOf } from '../../support/schedules.js';

describe('node-cron', () => {
  it.each([
    ['starts a job each minute', `import cron from 'node-cron'; cron.schedule('* * * * *', async () => { await sync(); });`, ['cron.schedule() every 60000, noOverlap']],
    ['starts a job each five seconds', `import cron from 'node-cron'; cron.schedule('*/5 * * * * *', async () => { await sync(); });`, ['cron.schedule() every 5000, noOverlap']],
    ['starts a job four times an hour', `import cron from 'node-cron'; cron.schedule('0,15,30,45 * * * *', async () => { await sync(); });`, ['cron.schedule() every 900000, noOverlap']],
    ['starts a job each hour', `import cron from 'node-cron'; cron.schedule('0 * * * *', async () => { await sync(); });`, ['cron.schedule() every 3600000, noOverlap']],
    ['starts a job each day', `import cron from 'node-cron'; cron.schedule('0 3 * * 1-5', async () => { await sync(); });`, ['cron.schedule() every 86400000, noOverlap']],
  ])('%s', (_claim, code, expected) => {
    expect(overlapsOf(code)).toEqual(expected);
  });
});
