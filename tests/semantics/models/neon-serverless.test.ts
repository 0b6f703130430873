import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

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

const start = `import { neon, Pool } from '@neondatabase/serverless'; import { sql as vercel } from '@vercel/postgres'; const sql = neon(url); const pool = new Pool({ connectionString: url });\n`;

describe('@neondatabase/serverless keeps data', () => {
  it.each([
    ['a template', `await sql\`SELECT * FROM users\`; await vercel\`DELETE FROM users WHERE id = 1\`;`, ['read-many users text: `SELECT * FROM users`', 'delete-many users text: `DELETE FROM users WHERE id = 1`']],
    ['a query', `await sql.query('SELECT * FROM users', []); await pool.query({ text: 'SELECT * FROM users', values: [] });`, ["read-many users text: 'SELECT * FROM users'", "read-many users text: 'SELECT * FROM users'"]],
    ['a transaction', `await sql.transaction([]);`, ['transaction -']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
