import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('bottleneck', () => {
  it.each([
    ['adds no bound', `import Bottleneck from 'bottleneck'; const limiter = new Bottleneck({ maxConcurrent: 1 }); await limiter.schedule(() => fetch(url));`,
      ['new bottleneck().schedule() deadline', 'fetch() response: absent (300000)']],
    ['bounds by the expiration of a job', `import Bottleneck from 'bottleneck'; const limiter = new Bottleneck(); await limiter.schedule({ expiration: 5000 }, () => fetch(url));`,
      ['new bottleneck().schedule() deadline', 'fetch() response: set']],
    ['does not bound by another option of a job', `const Bottleneck = require('bottleneck'); await new Bottleneck().schedule({ priority: 1 }, () => fetch(url));`,
      ['new bottleneck().schedule() deadline', 'fetch() response: absent (300000)']],
    ['wraps', `import Bottleneck from 'bottleneck'; const limiter = new Bottleneck(); export const load = limiter.wrap(async (id) => fetch(url + id));`,
      ['new bottleneck().wrap() runs', 'fetch() response: absent (300000)']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
