import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@supercharge/promise-pool', () => {
  it.each([
    ['adds no bound', `import { PromisePool } from '@supercharge/promise-pool'; await PromisePool.withConcurrency(2).for(urls).process(async (url) => fetch(url));`,
      ['@supercharge/promise-pool.PromisePool.withConcurrency().for().process() runs', 'fetch() response: absent (300000)']],
    ['bounds by a task timeout', `import { PromisePool } from '@supercharge/promise-pool'; await PromisePool.for(urls).withTaskTimeout(2000).process(async (url) => fetch(url));`,
      ['@supercharge/promise-pool.PromisePool.for().withTaskTimeout().process() deadline', 'fetch() response: set']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
