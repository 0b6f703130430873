import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('redis', () => {
  it.each([
    ['waits for ever for a command', `import { createClient } from 'redis'; const client = createClient({ url: process.env.REDIS_URL });`,
      ['redis.createClient() connect: absent (5000)', 'redis.createClient() command: absent'], { redis: '^5.0.0' }],
    ['whose default limit only covers its queue', `import { createClient } from 'redis'; createClient();`,
      ['redis.createClient() connect: absent (5000)', 'redis.createClient() command: absent'], { redis: '^6.0.0' }],
    ['is bounded by the idle time of its socket', `import * as redis from 'redis'; redis.createClient({ url, socket: { socketTimeout: 5000, connectTimeout: 1000 }, pingInterval: 1000 });`,
      ['redis.createClient() connect: set', 'redis.createClient() command: set']],
    ['is not bounded by the time a command may queue', `const { createClient } = require('redis'); createClient({ commandOptions: { timeout: 5000 } });`,
      ['redis.createClient() connect: absent (5000)', 'redis.createClient() command: absent']],
    ['says nothing in 4, where nothing bounds it', `import { createClient } from 'redis'; createClient({ url });`, [], { redis: '^4.7.0' }],
    ['takes the options of a cluster from its defaults', `import { createCluster } from 'redis'; createCluster({ rootNodes, defaults: { socket: { socketTimeout: 5000 } } });`,
      ['redis.createCluster() connect: absent (5000)', 'redis.createCluster() command: set']],
    ['that blocks by design has no limit of time', `import { createClient } from 'redis'; const client = createClient({ url }); export const next = () => client.blPop('jobs', 0);`,
      ['redis.createClient() connect: absent (5000)']],
    ['made in a pool', `import { createClientPool } from 'redis'; createClientPool({ url });`,
      ['redis.createClientPool() connect: absent (5000)', 'redis.createClientPool() command: absent']],
    ['with options out of sight is unknown', `import { createClient } from 'redis'; export const make = (socket) => createClient({ socket });`,
      ['redis.createClient() connect: unknown', 'redis.createClient() command: unknown']],
  ])('%s', (_claim, code, expected, dependencies = undefined as Record<string, string> | undefined) => {
    expect(waitsOf(code, dependencies ? { dependencies } : {})).toEqual(expected);
  });
});
