import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('cross-fetch', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever', `import fetch from 'cross-fetch'; fetch(url);`, ['cross-fetch() response: absent']],
    ['is the same by name and by require', `import { fetch } from 'cross-fetch'; fetch(url); const load = require('isomorphic-fetch'); load(url);`, ['cross-fetch.fetch() response: absent', 'isomorphic-fetch() response: absent']],
    ['is bounded by what node-fetch 2 honours', `import fetch from 'cross-fetch'; fetch(url, { timeout: 5 }); fetch(url, { signal: AbortSignal.timeout(5) });`, ['cross-fetch() response: set', 'cross-fetch() response: set']],
    ['knows no signal in isomorphic-fetch 2', `import fetch from 'isomorphic-fetch'; fetch(url, { signal: AbortSignal.timeout(5) });`, ['isomorphic-fetch() response: absent'], { dependencies: { 'isomorphic-fetch': '^2.2.0' } }],
    ['with options of the caller is unknown', `import fetch from 'cross-fetch'; const load = (init) => fetch(url, init);`, ['cross-fetch() response: unknown']],
    ['is not the global', `import 'cross-fetch/polyfill'; fetch(url);`, ['fetch() response: absent (300000)']],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
