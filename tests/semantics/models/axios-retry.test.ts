import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('axios-retry', () => {
  it.each([
    ['leaves the client as it is', `import axios from 'axios'; import axiosRetry from 'axios-retry'; const api = axios.create(); axiosRetry(api, { retries: 3 }); api.get('/x');`,
      ['axios.create() response: absent', 'axios-retry() decorates', 'axios.create().get() response: absent']],
    ['leaves its timeout', `const axios = require('axios'); const axiosRetry = require('axios-retry').default; const api = axios.create({ timeout: 5 }); axiosRetry(api);`,
      ['axios.create() response: set', 'axios-retry() decorates']],
    ['is no function of another file', `import axios from 'axios'; import axiosRetry from './axios-retry.js'; const api = axios.create(); axiosRetry(api);`,
      ['axios.create() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
