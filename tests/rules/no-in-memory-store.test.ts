import { describe, expect, it } from 'vitest';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import rule from '../../src/rules/no-in-memory-store.js';
import { writeFiles } from '../support/analyze.js';
import { fix } from '../support/lint.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-in-memory-store.cases.js';

createRuleTester().run('no-in-memory-store', rule, cases);

/** What `eslint --fix` under `autofix: 'all'` makes of a file beside others. */
function repaired(code: string, dependencies: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>, name = 'src/app.ts'): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-store-')));
  try {
    writeFiles(folder, { 'package.json': JSON.stringify({ private: true, dependencies }), ...files, [name]: code });
    return fix(code, { rules: { 'resilience/no-in-memory-store': 'error' }, settings: { resilience: { autofix: 'all' } }, cwd: folder, filename: path.join(folder, name) }).output;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a store on a client of the project', () => {
  const session = "import session from 'express-session';\n\napp.use(session({ secret }));\n";
  const withStore = (imports: string): string => `import session from 'express-session';\n${imports}\n\napp.use(session({ secret, store: new RedisStore({ client: redis }) }));\n`;
  const ioredis = { 'src/lib/redis.ts': "import Redis from 'ioredis';\nexport const redis = new Redis(process.env.REDIS_URL);\n" };
  const nodeRedis = { 'src/lib/redis.ts': "import { createClient } from 'redis';\nexport const redis = createClient({ url: process.env.REDIS_URL });\n" };
  const imports = "import { RedisStore } from 'connect-redis';\nimport { redis } from './lib/redis';";

  it('is imported where another file has it', () => {
    expect(repaired(session, { 'connect-redis': '^8.0.0', ioredis: '^5.0.0' }, ioredis)).toBe(withStore(imports));
    expect(repaired(session, { 'connect-redis': '^9.0.0', redis: '^5.0.0' }, nodeRedis)).toBe(withStore(imports));
  });

  it('is the default export where the store is', () => {
    expect(repaired(session, { 'connect-redis': '^7.1.0', ioredis: '^5.0.0' }, ioredis)).toBe(withStore("import RedisStore from 'connect-redis';\nimport { redis } from './lib/redis';"));
  });

  it('is not written where the store takes no such client, or is not installed, or there is no client', () => {
    expect(repaired(session, { 'connect-redis': '^9.0.0', ioredis: '^5.0.0' }, ioredis)).toBe(session);
    expect(repaired(session, { ioredis: '^5.0.0' }, ioredis)).toBe(session);
    expect(repaired(session, { 'connect-redis': '^8.0.0', ioredis: '^5.0.0' }, { 'src/lib/other.ts': 'export const other = 1;\n' })).toBe(session);
  });

  it('takes the place of a store in memory', () => {
    const code = "import session from 'express-session';\n\napp.use(session({ secret, store: new session.MemoryStore() }));\n";
    expect(repaired(code, { 'connect-redis': '^8.0.0', ioredis: '^5.0.0' }, ioredis)).toBe(withStore(imports));
  });

  it('counts requests for a limiter, in TypeScript and in CommonJS', () => {
    const dependencies = { 'express-rate-limit': '^7.0.0', 'rate-limit-redis': '^4.2.0', ioredis: '^5.0.0' };
    expect(repaired("import rateLimit from 'express-rate-limit';\n\napp.use(rateLimit({ max: 5 }));\n", dependencies, ioredis)).toBe(
      "import rateLimit from 'express-rate-limit';\nimport { RedisStore } from 'rate-limit-redis';\nimport { redis } from './lib/redis';\n\napp.use(rateLimit({ max: 5, store: new RedisStore({ sendCommand: (command: string, ...args: string[]) => redis.call(command, ...args) as Promise<never> }) }));\n",
    );
    expect(
      repaired("const rateLimit = require('express-rate-limit');\n\napp.use(rateLimit());\n", dependencies, { 'src/redis.js': "const Redis = require('ioredis');\nconst client = new Redis();\nmodule.exports = { client };\n" }, 'src/app.js'),
    ).toBe(
      "const rateLimit = require('express-rate-limit');\nconst { RedisStore } = require('rate-limit-redis');\nconst { client } = require('./redis');\n\napp.use(rateLimit({ store: new RedisStore({ sendCommand: (...args) => client.call(...args) }) }));\n",
    );
  });
});
