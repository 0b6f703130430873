import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('slonik', () => {
  it.each([
    ['bounds itself', `import { createPool } from 'slonik'; const pool = await createPool(process.env.DATABASE_URL!);`,
      ['slonik.createPool() connect: absent (5000)', 'slonik.createPool() query: absent (60000)']],
    ['is bounded by its options', `import { createPool } from 'slonik'; await createPool(url, { statementTimeout: 5000, connectionTimeout: 1000 });`,
      ['slonik.createPool() connect: set', 'slonik.createPool() query: set']],
    ['of an older major too', `import { createPool } from 'slonik'; await createPool(url);`,
      ['slonik.createPool() connect: absent (5000)', 'slonik.createPool() query: absent (60000)'], { slonik: '^46.0.0' }],
  ])('%s', (_claim, code, expected, dependencies = undefined as Record<string, string> | undefined) => {
    expect(waitsOf(code, dependencies ? { dependencies } : {})).toEqual(expected);
  });
});

const start = `import { createPool, sql } from 'slonik'; const pool = await createPool(url);\n`;

describe('slonik keeps data', () => {
  it.each([
    ['rows', `await pool.any(sql.unsafe\`SELECT * FROM users\`); await pool.maybeOne(sql.type(user)\`SELECT * FROM users WHERE id = 1\`);`, ['read-many users text: sql.unsafe`SELECT * FROM users`', 'read-one users text: sql.type(user)`SELECT * FROM users WHERE id = 1`']],
    ['a transaction', `await pool.transaction(async (tx) => { await tx.query(sql.unsafe\`DELETE FROM users WHERE id = 1\`); });`, ['transaction -', 'delete-many users in transaction text: sql.unsafe`DELETE FROM users WHERE id = 1`']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
