import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

const FIVE_MINUTES = 'absent (300000)';

describe('undici', () => {
  it.each([
    ['gives up on headers after five minutes', `import { request } from 'undici'; request(url);`, [`undici.request() response: ${FIVE_MINUTES}`]],
    ['is the same under another name', `import { request as send } from 'undici'; send(url, { method: 'POST', body });`, [`undici.request() response: ${FIVE_MINUTES}`]],
    ['is the same by require', `const undici = require('undici'); undici.stream(url, {}, () => file);`, [`undici.stream() response: ${FIVE_MINUTES}`]],
    ['is bounded by `headersTimeout`', `import undici from 'undici'; undici.request(url, { headersTimeout: 2000 });`, ['undici.request() response: set']],
    ['is not bounded by `bodyTimeout`', `import { request } from 'undici'; request(url, { bodyTimeout: 2000 });`, [`undici.request() response: ${FIVE_MINUTES}`]],
    ['ignores `timeout`', `import { request } from 'undici'; request(url, { timeout: 2000 });`, [`undici.request() response: ${FIVE_MINUTES}`]],
    ['waits for ever with `headersTimeout: 0`', `import { request } from 'undici'; request(url, { headersTimeout: 0 });`, ['undici.request() response: absent']],
    ['is bounded by a signal', `import { request } from 'undici'; request(url, { signal: AbortSignal.timeout(2000) });`, ['undici.request() response: set']],
    ['is unknown with options of the caller', `import { request } from 'undici'; const get = (options) => request(url, { ...options });`, ['undici.request() response: unknown']],
    ['has a fetch that takes a signal only', `
      import { fetch } from 'undici';
      fetch(url, { headersTimeout: 5 });
      fetch(url, { signal: AbortSignal.timeout(5) });`, [`undici.fetch() response: ${FIVE_MINUTES}`, 'undici.fetch() response: set']],
    ['takes the time limits of its dispatcher', `
      import { Agent, fetch } from 'undici';
      const dispatcher = new Agent({ headersTimeout: 3000 });
      fetch(url, { dispatcher });`, ['new undici.Agent() options', 'undici.fetch() response: set']],
    ['takes none from a dispatcher that has none', `import { Agent, request } from 'undici'; request(url, { dispatcher: new Agent({ connections: 1 }) });`, [
      `undici.request() response: ${FIVE_MINUTES}`,
      'new undici.Agent() options',
    ]],
    ['is unknown with a dispatcher out of sight', `import { request } from 'undici'; const get = (dispatcher) => request(url, { dispatcher });`, ['undici.request() response: unknown']],
    ['is unknown with a dispatcher made of interceptors', `import { Agent, interceptors, request } from 'undici'; request(url, { dispatcher: new Agent().compose(interceptors.retry()) });`, [
      'undici.request() response: unknown',
      'new undici.Agent() options',
    ]],
    ['takes one options object at a client', `
      import { Pool } from 'undici';
      const pool = new Pool('https://a.example', { connections: 10 });
      pool.request({ path: '/', method: 'GET' });
      pool.request({ path: '/', method: 'GET', headersTimeout: 100 });`, [
      `new undici.Pool() response: ${FIVE_MINUTES}`,
      `new undici.Pool().request() response: ${FIVE_MINUTES}`,
      'new undici.Pool().request() response: set',
    ]],
    ['inherits from the client', `import { Client } from 'undici'; const client = new Client(origin, { headersTimeout: 100 }); client.request({ path: '/' });`, [
      'new undici.Client() response: set',
      'new undici.Client().request() response: set',
    ]],
    ['is unknown through a client made out of sight', `import type { Pool } from 'undici'; const get = (pool: Pool) => pool.request({ path: '/' });`, ['undici.Pool.request() response: unknown']],
    ['is bounded by a global dispatcher, and so is the global fetch', `
      import { Agent, request, setGlobalDispatcher } from 'undici';
      setGlobalDispatcher(new Agent({ headersTimeout: 5000, bodyTimeout: 5000 }));
      request(url);
      fetch(url);`, ['undici.setGlobalDispatcher() configures-globally', 'new undici.Agent() options', 'undici.request() response: set', 'fetch() response: set']],
    ['is not bounded by a global dispatcher without time limits', `
      import { ProxyAgent, setGlobalDispatcher } from 'undici';
      setGlobalDispatcher(new ProxyAgent({ uri: 'http://proxy.example' }));
      fetch(url);`, ['undici.setGlobalDispatcher() configures-globally', 'new undici.ProxyAgent() options', `fetch() response: ${FIVE_MINUTES}`]],
    ['may be bounded by a global dispatcher out of sight', `import { setGlobalDispatcher } from 'undici'; import { agent } from './agent.js'; setGlobalDispatcher(agent); fetch(url);`, [
      'undici.setGlobalDispatcher() configures-globally',
      'fetch() response: set',
    ]],
    ['may be bounded by a mock', `import { MockAgent, setGlobalDispatcher } from 'undici'; setGlobalDispatcher(new MockAgent()); fetch(url);`, [
      'undici.setGlobalDispatcher() configures-globally',
      'fetch() response: set',
    ]],
    ['is not what another package calls request', `import { request } from './http.js'; import { request as other } from '@octokit/request'; request(url); other(url);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
