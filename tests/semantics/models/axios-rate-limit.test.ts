import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('axios-rate-limit', () => {
  it.each([
    ['is the client it limits', `import axios from 'axios'; import rateLimit from 'axios-rate-limit'; const http = rateLimit(axios.create(), { maxRequests: 2, perMilliseconds: 1000 }); http.get('/x');`,
      ['axios-rate-limit() decorates', 'axios.create() response: absent', 'axios.create().get() response: absent']],
    ['may be combined with others', `import axios from 'axios'; import rateLimit from 'axios-rate-limit'; import axiosRetry from 'axios-retry'; const http = rateLimit(axios.create({ timeout: 5 }), { maxRPS: 2 }); axiosRetry(http); http.get('/x');`,
      ['axios-rate-limit() decorates', 'axios.create() response: set', 'axios-retry() decorates', 'axios.create().get() response: set']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
