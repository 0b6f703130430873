import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('@upstash/redis', () => {
  it.each([
    ['gives up when fetch does', `import { Redis } from '@upstash/redis'; const redis = Redis.fromEnv();`,
      ['@upstash/redis.Redis.fromEnv() command: absent (300000)']],
    ['is bounded by a signal made for each command', `import { Redis } from '@upstash/redis'; new Redis({ url, token, signal: () => AbortSignal.timeout(1000) });`,
      ['new @upstash/redis.Redis() command: set']],
    ['with options out of sight is unknown', `import { Redis } from '@upstash/redis'; new Redis(config);`,
      ['new @upstash/redis.Redis() command: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

const start = `import { Redis } from '@upstash/redis'; const redis = Redis.fromEnv();\n`;

describe('@upstash/redis keeps data', () => {
  it.each([
    ['entries', `await redis.get(key); await redis.set(key, value); await redis.incr(key); await redis.keys('*');`, ['read-one key', 'update key data: value', 'increment key', 'read-many *']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
