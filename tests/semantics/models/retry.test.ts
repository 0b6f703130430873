import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('retry', () => {
  it.each([
    ['adds no bound', `import retry from 'retry'; const operation = retry.operation({ retries: 3 }); operation.attempt(async () => { await fetch(url); });`,
      ['retry.operation().attempt() runs', 'fetch() response: absent (300000)']],
    ['is imported by name', `import { operation } from 'retry'; operation().attempt(() => fetch(url));`,
      ['retry.operation().attempt() runs', 'fetch() response: absent (300000)']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
