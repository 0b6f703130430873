import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('got', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever without options', `import got from 'got'; got('https://a.example'); got.post('https://a.example', { json });`, ['got() response: absent', 'got.post() response: absent']],
    ['is the same by require, and by name', `const got = require('got'); const { got: named } = require('got'); got.get('https://a.example'); named.get('https://a.example');`, ['got.get() response: absent', 'got.got.get() response: absent']],
    ['is bounded by `timeout.request`', `import got from 'got'; got(url, { timeout: { request: 5000 } });`, ['got() response: set']],
    ['is bounded by the part that waits for headers, and by idle sockets', `import got from 'got'; got(url, { timeout: { response: 5 } }); got(url, { timeout: { socket: 5 } });`, ['got() response: set', 'got() response: set']],
    ['is not bounded by a limit on connecting', `import got from 'got'; got(url, { timeout: { connect: 5, lookup: 5 } });`, ['got() response: absent']],
    ['takes a number in 11', `import got from 'got'; got(url, { timeout: 5000 });`, ['got() response: set'], { dependencies: { got: '^11.8.0' } }],
    ['throws on a number from 12 on, which is no wait', `import got from 'got'; got(url, { timeout: 5000 });`, ['got() response: set'], { dependencies: { got: '^14.0.0' } }],
    ['takes a signal from 12 on', `import got from 'got'; got(url, { signal: AbortSignal.timeout(5) });`, ['got() response: set'], { dependencies: { got: '^12.0.0' } }],
    ['hands a signal on to Node in 11', `import got from 'got'; got(url, { signal: AbortSignal.timeout(5) });`, ['got() response: set'], { dependencies: { got: '^11.0.0' } }],
    ['may take a signal when its major is not known', `import got from 'got'; got(url, { signal: AbortSignal.timeout(5) });`, ['got() response: set']],
    ['takes all in one object', `import got from 'got'; got({ url, timeout: { request: 5 } }); got({ url });`, ['got() response: set', 'got() response: absent']],
    ['takes an instance of Options', `import got, { Options } from 'got'; got(new Options({ timeout: { request: 5 } }));`, ['got() response: set', 'new got.Options() options']],
    ['inherits from its instance', `import got from 'got'; const api = got.extend({ prefixUrl, timeout: { request: 5 } }); api.get('users').json();`, ['got.extend() response: set', 'got.extend().get() response: set']],
    ['inherits over several instances', `import got from 'got'; const base = got.extend({ timeout: { request: 5 } }); const api = base.extend({ prefixUrl }); api('users');`, ['got.extend() response: set', 'got.extend().extend() response: set', 'got.extend().extend()() response: set']],
    ['merged with another instance is unknown', `import got from 'got'; import { base } from './base.js'; const api = got.extend(base, { prefixUrl });`, ['got.extend() response: unknown']],
    ['with options of the caller is unknown', `import got from 'got'; export const get = (url, options) => got(url, { ...options });`, ['got() response: unknown']],
    ['injected is unknown', `import type { Got } from 'got'; class Api { constructor(private readonly http: Got) {} load() { return this.http.get('users'); } }`, ['got.Got.get() response: unknown']],
    ['is unknown with a first argument that only its name tells', `import got from 'got'; got(url);`, ['got() response: unknown']],
    ['streams and pages wait as well', `import got from 'got'; got.stream('https://a.example'); got.stream.post('https://a.example'); got.paginate('https://a.example'); got.paginate.all('https://a.example', { timeout: { request: 5 } });`, ['got.stream() response: absent', 'got.stream.post() response: absent', 'got.paginate() response: absent', 'got.paginate.all() response: set']],
    ['is not another package', `import got from './got.js'; import { got as other } from 'got-lite'; got(url); other(url);`, []],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
