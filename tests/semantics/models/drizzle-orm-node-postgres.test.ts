import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('drizzle-orm/node-postgres', () => {
  it.each([
    ['waits for ever with a pool made of options', `import { drizzle } from 'drizzle-orm/node-postgres'; drizzle({ connection: { connectionString: process.env.DATABASE_URL, max: 10 } });`,
      ['drizzle-orm/node-postgres.drizzle() connect: absent', 'drizzle-orm/node-postgres.drizzle() query: absent']],
    ['waits for ever with a pool made of an address', `import { drizzle } from 'drizzle-orm/node-postgres'; drizzle({ connection: process.env.DATABASE_URL!, schema });`,
      ['drizzle-orm/node-postgres.drizzle() connect: absent', 'drizzle-orm/node-postgres.drizzle() query: absent']],
    ['is bounded by the options of the pool', `import { drizzle } from 'drizzle-orm/node-postgres'; drizzle({ connection: { connectionTimeoutMillis: 5, query_timeout: 5 } });`,
      ['drizzle-orm/node-postgres.drizzle() connect: set', 'drizzle-orm/node-postgres.drizzle() query: set']],
    ['leaves a pool it is given as it is', `import { Pool } from 'pg'; import { drizzle } from 'drizzle-orm/node-postgres'; const db = drizzle(new Pool({ max: 5 }));`,
      ['drizzle-orm/node-postgres.drizzle() connect: unknown', 'drizzle-orm/node-postgres.drizzle() query: unknown', 'new pg.Pool() connect: absent', 'new pg.Pool() query: absent']],
    ['waits for nothing with a client of options', `import { drizzle } from 'drizzle-orm/node-postgres'; drizzle({ client: pool, schema });`,
      ['drizzle-orm/node-postgres.drizzle() client: waits for nothing']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
