import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('needle', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever for an answer', `import needle from 'needle'; needle.get(url, () => {}); needle.post(url, data, { json: true }); needle('get', url);`, ['needle.get() response: absent', 'needle.post() response: absent', 'needle() response: absent']],
    ['is bounded by `response_timeout`', `const needle = require('needle'); needle.get(url, { response_timeout: 5 }, done); needle('post', url, data, { response_timeout: 5 });`, ['needle.get() response: set', 'needle() response: set']],
    ['limits but connecting with `timeout`', `import needle from 'needle'; needle.get(url, { timeout: 5 }); needle.put(url, data, { open_timeout: 5 });`, ['needle.get() response: absent', 'needle.put() response: absent']],
    ['limits but the body with `read_timeout`', `import needle from 'needle'; needle.get(url, { read_timeout: 5 });`, ['needle.get() response: absent']],
    ['takes its options behind the data', `import needle from 'needle'; needle.post(url, { response_timeout: 5 });`, ['needle.post() response: absent']],
    ['takes its options in the place of the data where there is none', `import needle from 'needle'; needle('get', url, { response_timeout: 5 });`, ['needle() response: set']],
    ['may be configured as a whole', `import needle from 'needle'; needle.defaults({ response_timeout: 5 }); needle.get(url);`, ['needle.get() response: unknown']],
    ['takes a signal from 3 on', `import needle from 'needle'; needle.get(url, { signal: AbortSignal.timeout(5) });`, ['needle.get() response: set'], { dependencies: { needle: '^3.0.0' } }],
    ['with options of the caller is unknown', `import needle from 'needle'; const get = (url, options) => needle.get(url, options);`, ['needle.get() response: unknown']],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
