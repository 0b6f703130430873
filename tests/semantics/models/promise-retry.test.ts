import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('promise-retry', () => {
  it.each([
    ['adds no bound', `import promiseRetry from 'promise-retry'; await promiseRetry((retry) => fetch(url).catch(retry));`,
      ['promise-retry() runs', 'fetch() response: absent (300000)']],
    ['takes its options first as well', `import promiseRetry from 'promise-retry'; await promiseRetry({ retries: 2 }, (retry) => fetch(url).catch(retry));`,
      ['promise-retry() runs', 'fetch() response: absent (300000)']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
