import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('make-fetch-happen', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever', `const fetch = require('make-fetch-happen'); fetch(url); fetch(url, { retry: 2 });`, ['make-fetch-happen() response: absent', 'make-fetch-happen() response: absent']],
    ['is bounded by `timeout`', `import fetch from 'make-fetch-happen'; fetch(url, { timeout: 5 });`, ['make-fetch-happen() response: set']],
    ['inherits its defaults', `import mfh from 'make-fetch-happen'; const fetch = mfh.defaults({ timeout: 5 }); fetch(url); mfh.defaults('https://a.example', { timeout: 5 })();`, ['make-fetch-happen.defaults() response: set', 'make-fetch-happen.defaults()() response: set', 'make-fetch-happen.defaults()() response: set', 'make-fetch-happen.defaults() response: set']],
    ['with options of the caller is unknown', `import fetch from 'make-fetch-happen'; const load = (opts) => fetch(url, opts);`, ['make-fetch-happen() response: unknown']],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
