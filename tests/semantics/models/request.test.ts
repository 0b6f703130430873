import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('request', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever', `const request = require('request'); request('https://a.example', (e, res, body) => {}); request.post({ url, json: body });`, ['request() response: absent', 'request.post() response: absent']],
    ['is the same as a promise', `const rp = require('request-promise-native'); rp({ uri, json: true }); require('request-promise').get('https://a.example');`, ['request-promise-native() response: absent', 'request-promise.get() response: absent']],
    ['is bounded by `timeout`', `import request from 'request'; request({ url, timeout: 5 }); request.get('https://a.example', { timeout: 5 }, done);`, ['request() response: set', 'request.get() response: set']],
    ['inherits its defaults', `const request = require('request').defaults({ timeout: 5 }); request('https://a.example');`, ['request.defaults() response: set', 'request.defaults()() response: set']],
    ['with options of the caller is unknown', `const request = require('request'); const send = (options) => request(options);`, ['request() response: unknown']],
    ['is not another package', `import request from './request.js'; request(url);`, []],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
