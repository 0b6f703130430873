import { describe, expect, it } from 'vitest';
import { waitsOf, type World } from '../../support/analyze.js';

describe('node-fetch', () => {
  it.each<[string, string, string[], World?]>([
    ['waits for ever', `import fetch from 'node-fetch'; fetch(url);`, ['node-fetch() response: absent']],
    ['is the same by require', `const fetch = require('node-fetch'); fetch(url, { method: 'POST', body });`, ['node-fetch() response: absent']],
    ['is the same imported late', `const fetch = async (...args) => { const { default: load } = await import('node-fetch'); return load(url); };`, ['node-fetch() response: absent']],
    ['honours `timeout` in 2', `import fetch from 'node-fetch'; fetch(url, { timeout: 5000 });`, ['node-fetch() response: set'], { dependencies: { 'node-fetch': '^2.6.0' } }],
    ['ignores `timeout` in 3', `import fetch from 'node-fetch'; fetch(url, { timeout: 5000 });`, ['node-fetch() response: absent'], { dependencies: { 'node-fetch': '^3.3.0' } }],
    ['may honour `timeout` when its major is not known', `import fetch from 'node-fetch'; fetch(url, { timeout: 5000 });`, ['node-fetch() response: set']],
    ['waits for ever with `timeout: 0`', `import fetch from 'node-fetch'; fetch(url, { timeout: 0 });`, ['node-fetch() response: absent'], { dependencies: { 'node-fetch': '^2.6.0' } }],
    ['is bounded by a signal', `import fetch from 'node-fetch'; fetch(url, { signal: AbortSignal.timeout(5) });`, ['node-fetch() response: set']],
    ['is bounded by the signal of its own Request', `import fetch, { Request } from 'node-fetch'; fetch(new Request(url, { signal: AbortSignal.timeout(5) })); fetch(new Request(url));`, ['node-fetch() response: set', 'node-fetch() response: absent']],
    ['is not bounded by a global dispatcher', `import fetch from 'node-fetch'; import { Agent, setGlobalDispatcher } from 'undici'; setGlobalDispatcher(new Agent({ headersTimeout: 500 })); fetch(url);`, ['undici.setGlobalDispatcher() configures-globally', 'new undici.Agent() options', 'node-fetch() response: absent']],
    ['with options of the caller is unknown', `import fetch from 'node-fetch'; const load = (url, init) => fetch(url, { ...init });`, ['node-fetch() response: unknown']],
    ['is not a local fetch', `import fetch from './node-fetch.js'; fetch(url);`, []],
  ])('%s', (_claim, code, expected, world) => {
    expect(waitsOf(code, world)).toEqual(expected);
  });
});
