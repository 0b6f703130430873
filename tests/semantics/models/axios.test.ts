import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('axios', () => {
  it.each([
    ['waits for ever without options', `import axios from 'axios'; axios.get(url);`, ['axios.get() response: absent']],
    ['takes its options behind the body', `import axios from 'axios'; axios.post(url, { timeout: 5 });`, ['axios.post() response: absent']],
    ['is bounded by `timeout`', `import axios from 'axios'; axios.post(url, body, { timeout: 5000 });`, ['axios.post() response: set']],
    ['is unbounded with `timeout: 0`', `import axios from 'axios'; axios.get(url, { timeout: 0 });`, ['axios.get() response: absent']],
    ['is called with a configuration alone', `import axios from 'axios'; axios({ url: 'https://a.example', timeout: 1 });`, ['axios() response: set']],
    ['inherits from the instance', `const axios = require('axios'); const api = axios.create({ timeout: 1000 }); api.get('/users');`, [
      'axios.create() response: set',
      'axios.create().get() response: set',
    ]],
    ['inherits from the instance an instance was made of', `
      import axios from 'axios';
      const base = axios.create({ timeout: 1000 });
      const api = base.create({ baseURL: 'https://a.example' });
      api.delete('/users/1');`, ['axios.create() response: set', 'axios.create().create() response: set', 'axios.create().create().delete() response: set']],
    ['takes defaults set on the instance', `import axios from 'axios'; const api = axios.create(); api.defaults.timeout = 1000; api.get('/x');`, [
      'axios.create() response: set',
      'axios.create().get() response: set',
    ]],
    ['takes global defaults', `import axios from 'axios'; axios.defaults.timeout = 1000; axios.get('https://a.example');`, ['axios.get() response: set']],
    ['may be configured by an interceptor', `
      import axios from 'axios';
      const api = axios.create();
      api.interceptors.request.use((config) => ({ ...config, timeout: 1000 }));`, ['axios.create() response: unknown']],
    ['is not configured by an interceptor that adds a header', `
      import axios from 'axios';
      const api = axios.create();
      api.interceptors.request.use((config) => { config.headers.set('x', token()); return config; });`, ['axios.create() response: absent']],
    ['made out of sight is unknown', `import type { AxiosInstance } from 'axios'; function load(api: AxiosInstance) { return api.get('/x'); }`, [
      'axios.AxiosInstance.get() response: unknown',
    ]],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
