import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('p-all', () => {
  it.each([
    ['adds no bound', `import run from 'p-all'; await run([() => fetch(url)], { concurrency: 2 });`,
      ['p-all() runs', 'fetch() response: absent (300000)']],
    ['keeps the bound inside', `import run from 'p-all'; await run([() => fetch(url, { signal: AbortSignal.timeout(5) })]);`,
      ['p-all() runs', 'fetch() response: set']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
