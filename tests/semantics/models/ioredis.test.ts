import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('ioredis', () => {
  it.each([
    ['waits for ever for a command', `import Redis from 'ioredis'; const redis = new Redis();`,
      ['new ioredis() connect: absent (10000)', 'new ioredis() command: absent']],
    ['made of an address alone', `import { Redis } from 'ioredis'; new Redis(process.env.REDIS_URL!);`,
      ['new ioredis.Redis() connect: absent (10000)', 'new ioredis.Redis() command: absent']],
    ['made of an address or another', `import Redis from 'ioredis'; new Redis(process.env.REDIS_URL || 'redis://localhost:6379');`,
      ['new ioredis() connect: absent (10000)', 'new ioredis() command: absent']],
    ['is bounded by its option in the first place', `const Redis = require('ioredis'); new Redis({ host: 'cache', commandTimeout: 500 });`,
      ['new ioredis() connect: absent (10000)', 'new ioredis() command: set']],
    ['is bounded by its option in the second place', `import Redis from 'ioredis'; new Redis(url, { commandTimeout: 500, connectTimeout: 2000 });`,
      ['new ioredis() connect: set', 'new ioredis() command: set']],
    ['is bounded by its option in the third place', `import Redis from 'ioredis'; new Redis(6379, 'cache', { commandTimeout: 500 });`,
      ['new ioredis() connect: absent (10000)', 'new ioredis() command: set']],
    ['is bounded by the idle time of its socket', `import Redis from 'ioredis'; new Redis(url, { socketTimeout: 5000 });`,
      ['new ioredis() connect: absent (10000)', 'new ioredis() command: set']],
    ['knows no idle time of its socket in 4', `import Redis from 'ioredis'; new Redis(url, { socketTimeout: 5000 });`,
      ['new ioredis() connect: absent (10000)', 'new ioredis() command: absent'], { ioredis: '^4.28.0' }],
    ['for blocking commands has no limit of time', `import IORedis from 'ioredis'; export const connection = new IORedis(process.env.REDIS_URL, { maxRetriesPerRequest: null });`,
      ['new ioredis() connect: absent (10000)']],
    ['may be for blocking commands', `import IORedis from 'ioredis'; new IORedis(process.env.REDIS_URL, { maxRetriesPerRequest: retries });`,
      ['new ioredis() connect: absent (10000)', 'new ioredis() command: unknown']],
    ['that blocks by design has no limit of time', `import Redis from 'ioredis'; const redis = new Redis(); export const next = () => redis.blpop('jobs', 0);`,
      ['new ioredis() connect: absent (10000)']],
    ['that blocks by design in a copy has no limit of time', `import Redis from 'ioredis'; const redis = new Redis(); export const next = () => redis.duplicate().xreadgroup('GROUP', group, me);`,
      ['new ioredis() connect: absent (10000)']],
    ['whose neighbour blocks has a limit of its own', `import Redis from 'ioredis'; const redis = new Redis(); const queue = new Redis(); queue.brpop('jobs', 0);`,
      ['new ioredis() connect: absent (10000)', 'new ioredis() command: absent', 'new ioredis() connect: absent (10000)']],
    ['with an address or options out of sight is unknown', `import Redis from 'ioredis'; new Redis(config.redis);`,
      ['new ioredis() connect: unknown', 'new ioredis() command: unknown']],
    ['takes the options of a cluster for each node', `import Redis from 'ioredis'; new Redis.Cluster(nodes, { redisOptions: { commandTimeout: 500 } });`,
      ['new ioredis.Cluster() connect: absent (10000)', 'new ioredis.Cluster() command: set']],
    ['ignores them elsewhere in a cluster', `import { Cluster } from 'ioredis'; new Cluster(nodes, { commandTimeout: 500 });`,
      ['new ioredis.Cluster() connect: absent (10000)', 'new ioredis.Cluster() command: absent']],
    ['is not another client', `import Redis from 'ioredis-mock'; new Redis();`, []],
  ])('%s', (_claim, code, expected, dependencies = undefined as Record<string, string> | undefined) => {
    expect(waitsOf(code, dependencies ? { dependencies } : {})).toEqual(expected);
  });
});
