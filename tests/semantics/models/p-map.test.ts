import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('p-map', () => {
  it.each([
    ['adds no bound', `import pMap from 'p-map'; await pMap(urls, (url) => fetch(url), { concurrency: 4 });`,
      ['p-map() runs', 'fetch() response: absent (300000)']],
    ['as an iterable', `import { pMapIterable } from 'p-map'; for await (const each of pMapIterable(urls, async (url) => fetch(url))) use(each);`,
      ['p-map.pMapIterable() runs', 'fetch() response: absent (300000)']],
    ['keeps the bound inside', `import pMap from 'p-map'; await pMap(urls, async (url) => fetch(url, { signal: AbortSignal.timeout(5) }));`,
      ['p-map() runs', 'fetch() response: set']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
