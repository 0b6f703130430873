import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('axios-cache-interceptor', () => {
  it.each([
    ['is the client it caches', `import axios from 'axios'; import { setupCache } from 'axios-cache-interceptor'; const api = setupCache(axios.create({ timeout: 5 })); api.get('/x');`,
      ['axios-cache-interceptor.setupCache() decorates', 'axios.create() response: set', 'axios.create().get() response: set']],
    ['adds no bound', `import axios from 'axios'; import { setupCache } from 'axios-cache-interceptor'; export const api = setupCache(axios.create());`,
      ['axios-cache-interceptor.setupCache() decorates', 'axios.create() response: absent']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
