import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('async-retry', () => {
  it.each([
    ['adds no bound', `import retry from 'async-retry'; await retry(async () => fetch(url), { retries: 5 });`,
      ['async-retry() runs', 'fetch() response: absent (300000)']],
    ['is required', `const retry = require('async-retry'); await retry(async (bail) => { const r = await fetch(url); return r; });`,
      ['async-retry() runs', 'fetch() response: absent (300000)']],
    ['keeps the bound inside', `import retry from 'async-retry'; await retry(() => fetch(url, { signal: AbortSignal.timeout(5) }));`,
      ['async-retry() runs', 'fetch() response: set']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
