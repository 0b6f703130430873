import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@neondatabase/serverless', () => {
  it.each([
    ['waits for ever without options', `import { Pool } from '@neondatabase/serverless'; new Pool({ connectionString: process.env.DATABASE_URL });`,
      ['new @neondatabase/serverless.Pool() connect: absent', 'new @neondatabase/serverless.Pool() query: absent']],
    ['is bounded by its options', `import { Pool } from '@neondatabase/serverless'; new Pool({ connectionTimeoutMillis: 5000, query_timeout: 5000 });`,
      ['new @neondatabase/serverless.Pool() connect: set', 'new @neondatabase/serverless.Pool() query: set']],
    ['asks nothing of queries by fetch', `import { neon } from '@neondatabase/serverless'; const sql = neon(process.env.DATABASE_URL!);`, []],
    ['is what Vercel makes', `import { createPool } from '@vercel/postgres'; createPool({ connectionString: process.env.POSTGRES_URL });`,
      ['@vercel/postgres.createPool() connect: absent', '@vercel/postgres.createPool() query: absent']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
