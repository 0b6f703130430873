import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('exponential-backoff', () => {
  it.each([
    ['adds no bound', `import { backOff } from 'exponential-backoff'; await backOff(() => fetch(url), { numOfAttempts: 3 });`,
      ['exponential-backoff.backOff() runs', 'fetch() response: absent (300000)']],
    ['under another name', `import { backOff as again } from 'exponential-backoff'; await again(() => fetch(url));`,
      ['exponential-backoff.backOff() runs', 'fetch() response: absent (300000)']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
