import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('gaxios', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever', `import { request, instance } from 'gaxios'; request({ url }); instance.request({ url });`, ['gaxios.request() response: absent', 'gaxios.instance.request() response: absent']],
    ['is bounded by `timeout` and by a signal', `const { request } = require('gaxios'); request({ url, timeout: 5 }); request({ url, signal: AbortSignal.timeout(5) });`, ['gaxios.request() response: set', 'gaxios.request() response: set']],
    ['inherits from the client', `import { Gaxios } from 'gaxios'; const client = new Gaxios({ timeout: 5 }); client.request({ url });`, ['new gaxios.Gaxios() response: set', 'new gaxios.Gaxios().request() response: set']],
    ['has a client without a limit', `import { Gaxios } from 'gaxios'; const client = new Gaxios(); client.request({ url });`, ['new gaxios.Gaxios() response: absent', 'new gaxios.Gaxios().request() response: absent']],
    ['takes defaults later', `import { Gaxios } from 'gaxios'; const client = new Gaxios(); client.defaults.timeout = 5;`, ['new gaxios.Gaxios() response: set']],
    ['may be configured by an interceptor', `import { Gaxios } from 'gaxios'; const client = new Gaxios(); client.interceptors.request.add({ resolved: limit });`, ['new gaxios.Gaxios() response: unknown']],
    ['with options of the caller is unknown', `import { request } from 'gaxios'; const send = (options) => request(options);`, ['gaxios.request() response: unknown']],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
