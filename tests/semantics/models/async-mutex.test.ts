import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('async-mutex', () => {
  it.each([
    ['adds no bound', `import { Mutex } from 'async-mutex'; const mutex = new Mutex(); await mutex.runExclusive(() => fetch(url));`,
      ['new async-mutex.Mutex().runExclusive() runs', 'fetch() response: absent (300000)']],
    ['limits the wait for the lock only', `import { Mutex, withTimeout } from 'async-mutex'; const mutex = withTimeout(new Mutex(), 100); await mutex.runExclusive(async () => fetch(url));`,
      ['async-mutex.withTimeout().runExclusive() runs', 'fetch() response: absent (300000)']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
