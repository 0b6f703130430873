import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('p-throttle', () => {
  it.each([
    ['adds no bound', `import pThrottle from 'p-throttle'; const throttle = pThrottle({ limit: 2, interval: 1000 }); export const load = throttle(async (id) => fetch(url + id));`,
      ['p-throttle()() runs', 'fetch() response: absent (300000)']],
    ['keeps the bound inside', `import pThrottle from 'p-throttle'; export const load = pThrottle({ limit: 2, interval: 1 })((id) => fetch(url + id, { signal: AbortSignal.timeout(5) }));`,
      ['p-throttle()() runs', 'fetch() response: set']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
