import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

const LAST_RESORT = 'fetch() response: absent (300000)';

describe('fetch', () => {
  it.each([
    ['has nothing but its last resort', `fetch(url);`, [LAST_RESORT]],
    ['is bounded by a timer in its signal', `fetch(url, { signal: AbortSignal.timeout(5) });`, ['fetch() response: set']],
    ['has no `timeout`', `fetch(url, { timeout: 5000 });`, [LAST_RESORT]],
    ['has no `headersTimeout`', `fetch(url, { headersTimeout: 5000 });`, [LAST_RESORT]],
    ['with a dispatcher from elsewhere is unknown', `fetch(url, { dispatcher });`, ['fetch() response: unknown']],
    ['is bounded by its dispatcher', `import { Agent } from 'undici'; const dispatcher = new Agent({ headersTimeout: 5000 }); fetch(url, { dispatcher });`, [
      'new undici.Agent() options',
      'fetch() response: set',
    ]],
    ['is itself on globalThis', `globalThis.fetch(url); global.fetch(url);`, [LAST_RESORT, LAST_RESORT]],
    ['with a signal of null has none', `fetch(url, { signal: null });`, [LAST_RESORT]],
    ['with a signal from elsewhere is unknown', `import { signal } from './signal.js'; fetch(url, { signal });`, ['fetch() response: unknown']],
    ['with a signal out of a fresh controller is unbounded', `const { signal } = new AbortController(); fetch(url, { signal });`, [LAST_RESORT]],
    ['with spread arguments is unknown', `fetch(...args);`, ['fetch() response: unknown']],
    ['with a conditional part of its options is unknown where that part matters', `fetch(url, { ...(limit && { signal: AbortSignal.timeout(limit) }) });`, ['fetch() response: unknown']],
    ['with a conditional part of its options is unbounded where that part does not matter', `fetch(url, { ...(body && { body }) });`, [LAST_RESORT]],
    ['is bounded by the signal of its request', `const request = new Request(url, { signal: AbortSignal.timeout(5) }); fetch(request);`, ['fetch() response: set']],
    ['is unbounded with a request that carries no signal', `fetch(new Request(url, { method: 'POST' }));`, [LAST_RESORT]],
    ['of a request made elsewhere is unknown', `
      const proxy = (request: Request) => fetch(request);
      const forward = (incoming) => { log(incoming.headers); return fetch(incoming); };
      self.addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));`, Array(3).fill('fetch() response: unknown')],
    ['of a request built by a function of this file is as bounded as that', `
      const build = (path) => { const request = new Request(BASE + path, { signal: AbortSignal.timeout(5) }); return request; };
      const bare = (path) => new Request(BASE + path, { method: 'POST' });
      const copy = (incoming: Request): Request => new Request(url, incoming);
      fetch(build('/a')); fetch(bare('/b')); fetch(copy(incoming));`, ['fetch() response: set', LAST_RESORT, 'fetch() response: unknown']],
    ['of a typed address is no request', `const load = (address: string) => fetch(address);`, [LAST_RESORT]],
    ['is shadowed by an import', `import fetch from './fetch.js'; fetch(url);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
