import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('p-limit', () => {
  it.each([
    ['adds no bound', `import pLimit from 'p-limit'; const limit = pLimit(5); await limit(() => fetch(url));`,
      ['p-limit()() runs', 'fetch() response: absent (300000)']],
    ['in a list', `const limit = require('p-limit')(5); await Promise.all(urls.map((url) => limit(() => fetch(url))));`,
      ['p-limit()() runs', 'fetch() response: absent (300000)']],
    ['keeps the bound inside', `import pLimit from 'p-limit'; const limit = pLimit(5); await limit(async () => fetch(url, { signal: AbortSignal.timeout(5) }));`,
      ['p-limit()() runs', 'fetch() response: set']],
    ['keeps the bound around', `import pLimit from 'p-limit'; import pTimeout from 'p-timeout'; const limit = pLimit(5); await limit(() => pTimeout(fetch(url), { milliseconds: 5 }));`,
      ['p-limit()() runs', 'p-timeout() deadline', 'fetch() response: set']],
    ['maps a list', `import pLimit from 'p-limit'; await pLimit(2).map(urls, (url) => fetch(url));`,
      ['p-limit().map() runs', 'fetch() response: absent (300000)']],
    ['limits a function', `import { limitFunction } from 'p-limit'; export const load = limitFunction(async (url) => fetch(url), { concurrency: 1 });`,
      ['p-limit.limitFunction() runs', 'fetch() response: absent (300000)']],
    ['is not a limiter of another file', `import { limit } from './limit.js'; await limit(() => fetch(url));`, ['fetch() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
