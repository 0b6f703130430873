import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('cockatiel', () => {
  it.each([
    ['bounds by a timeout policy', `import { timeout, TimeoutStrategy } from 'cockatiel'; const policy = timeout(5000, TimeoutStrategy.Aggressive); await policy.execute(() => fetch(url));`,
      ['cockatiel.timeout().execute() deadline', 'fetch() response: set']],
    ['says nothing of policies wrapped together', `import { wrap, retry, timeout, handleAll } from 'cockatiel'; const policy = wrap(retry(handleAll, { maxAttempts: 3 }), timeout(500, 'aggressive')); await policy.execute(() => fetch(url));`,
      ['cockatiel.wrap().execute() deadline', 'fetch() response: set']],
    ['adds no bound by a retry', `import { retry, handleAll } from 'cockatiel'; const policy = retry(handleAll, { maxAttempts: 3 }); await policy.execute(() => fetch(url));`,
      ['cockatiel.retry().execute() runs', 'fetch() response: absent (300000)']],
    ['adds no bound by a breaker', `import { circuitBreaker, handleAll } from 'cockatiel'; const breaker = circuitBreaker(handleAll, options); await breaker.execute(async () => { const r = await fetch(url); return r.json(); });`,
      ['cockatiel.circuitBreaker().execute() runs', 'fetch() response: absent (300000)']],
    ['of another file is unknown', `import { policy } from './policies.js'; await policy.execute(() => fetch(url));`, ['fetch() response: unknown']],
    ['in a field is unknown', `class A { constructor(private policy: Policy) {} load() { return this.policy.execute(() => fetch(url)); } }`,
      ['fetch() response: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
