import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('axios-cookiejar-support', () => {
  it.each([
    ['is the client it wraps', `import axios from 'axios'; import { wrapper } from 'axios-cookiejar-support'; const api = wrapper(axios.create({ jar })); api.get('/x');`,
      ['axios-cookiejar-support.wrapper() decorates', 'axios.create() response: absent', 'axios.create().get() response: absent']],
    ['keeps the timeout of the client', `import axios from 'axios'; import { wrapper } from 'axios-cookiejar-support'; const api = wrapper(axios.create({ timeout: 5 })); api.get('/x');`,
      ['axios-cookiejar-support.wrapper() decorates', 'axios.create() response: set', 'axios.create().get() response: set']],
    ['wraps the shared client', `import axios from 'axios'; import { wrapper } from 'axios-cookiejar-support'; const api = wrapper(axios); api.get('https://a.example');`,
      ['axios-cookiejar-support.wrapper() decorates', 'axios.get() response: absent']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
