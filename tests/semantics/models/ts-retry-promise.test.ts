import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('ts-retry-promise', () => {
  it.each([
    ['bounds by default', `import { retry } from 'ts-retry-promise'; await retry(() => fetch(url), { retries: 3 });`,
      ['ts-retry-promise.retry() deadline', 'fetch() response: set']],
    ['bounds by its option', `import { retry } from 'ts-retry-promise'; await retry(() => fetch(url), { timeout: 5000 });`,
      ['ts-retry-promise.retry() deadline', 'fetch() response: set']],
    ['may bound by options out of sight', `import { retry } from 'ts-retry-promise'; import { options } from './options.js'; await retry(() => fetch(url), options);`,
      ['ts-retry-promise.retry() deadline', 'fetch() response: unknown']],
    ['does not bound where its limit is off', `import { retry } from 'ts-retry-promise'; await retry(() => fetch(url), { timeout: Infinity });`,
      ['ts-retry-promise.retry() deadline', 'fetch() response: absent (300000)']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
