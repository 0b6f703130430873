import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../support/resources.js';

describe('redlock', () => {
  it.each([
    ['gives a lock', `import Redlock from 'redlock'; const redlock = new Redlock([redis]); async function f() { const lock = await redlock.acquire(['a'], 1000); await work(); await lock.release(); }`, [`redlock.acquire(['a'], 1000): lock throws`]],
    ['is given its lock back', `import Redlock from 'redlock'; const redlock = new Redlock([redis]); async function f() { const lock = await redlock.acquire(['a'], 1000); try { await work(); } finally { await redlock.release(lock); } }`, []],
  ])('%s', (_claim, code, expected) => {
    expect(leaksOf(code)).toEqual(expected);
  });
});
