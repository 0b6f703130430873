import { describe, expect, it } from 'vitest';
import { overlapsOf } from '../../support/schedules.js';

describe('node:timers', () => {
  it.each([
    ['starts a function on time', `setInterval(async () => { await sync(); }, 1000);`, ['setInterval() every 1000']],
    ['is a module, too', `import { setInterval } from 'node:timers'; setInterval(async () => { await sync(); }, 60 * 1000);`, ['setInterval() every 60000']],
    ['has a period that nobody knows', `setInterval(async () => { await sync(); }, period());`, ['setInterval() every null']],
    ['is not the iterator of that name', `import { setInterval } from 'node:timers/promises'; setInterval(async () => { await sync(); }, 1000);`, []],
    ['starts what is over at once', `setInterval(() => { count += 1; }, 1000);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(overlapsOf(code)).toEqual(expected);
  });
});
