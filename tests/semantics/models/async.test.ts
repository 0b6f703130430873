import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('async', () => {
  it.each([
    ['adds no bound', `import async from 'async'; await async.mapLimit(urls, 5, async (url) => fetch(url));`,
      ['async.mapLimit() runs', 'fetch() response: absent (300000)']],
    ['is imported by name', `import { retry } from 'async'; await retry({ times: 3 }, async () => fetch(url));`,
      ['async.retry() runs', 'fetch() response: absent (300000)']],
    ['is required', `const { parallel } = require('async'); await parallel([async () => fetch(url)]);`,
      ['async.parallel() runs', 'fetch() response: absent (300000)']],
    ['bounds by timeout', `import * as async from 'async'; export const load = async.timeout(async () => fetch(url), 5000);`,
      ['async.timeout() deadline', 'fetch() response: set']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
