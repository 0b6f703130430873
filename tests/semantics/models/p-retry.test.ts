import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('p-retry', () => {
  it.each([
    ['adds no bound', `import pRetry from 'p-retry'; await pRetry(() => fetch(url), { retries: 3 });`,
      ['p-retry() runs', 'fetch() response: absent (300000)']],
    ['keeps the bound inside', `import pRetry from 'p-retry'; await pRetry(() => fetch(url, { signal: AbortSignal.timeout(5) }));`,
      ['p-retry() runs', 'fetch() response: set']],
    ['keeps the bound around', `import pRetry from 'p-retry'; import pTimeout from 'p-timeout'; await pTimeout(pRetry(() => fetch(url)), { milliseconds: 5 });`,
      ['p-timeout() deadline', 'p-retry() runs', 'fetch() response: set']],
    ['runs a function made retriable', `import { makeRetriable } from 'p-retry'; export const load = makeRetriable(async () => fetch(url));`,
      ['p-retry.makeRetriable() runs', 'fetch() response: absent (300000)']],
    ['runs a function of the file under the bound around it', `import pRetry from 'p-retry'; import pTimeout from 'p-timeout'; const load = () => fetch(url); export const get = () => pTimeout(pRetry(load), { milliseconds: 5 });`,
      ['fetch() response: set', 'p-timeout() deadline', 'p-retry() runs']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
