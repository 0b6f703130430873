import { describe, expect, it } from 'vitest';
import { overlapsOf } from '../../support/schedules.js';

describe('croner', () => {
  it.each([
    ['starts a job', `import { Cron } from 'croner'; new Cron('* * * * *', async () => { await sync(); });`, ['Cron() every 60000, protect']],
    ['keeps its runs apart', `import { Cron } from 'croner'; new Cron('* * * * *', { protect: true }, async () => { await sync(); });`, []],
  ])('%s', (_claim, code, expected) => {
    expect(overlapsOf(code)).toEqual(expected);
  });
});
