import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('pg-promise', () => {
  it.each([
    ['waits for ever made of an address', `import pgPromise from 'pg-promise'; const pgp = pgPromise(); const db = pgp(process.env.DATABASE_URL!);`,
      ['pg-promise()() connect: absent', 'pg-promise()() query: absent']],
    ['is bounded by its options', `const pgp = require('pg-promise')({ capSQL: true }); const db = pgp({ connectionString, connectionTimeoutMillis: 5000, query_timeout: 5000 });`,
      ['pg-promise()() connect: set', 'pg-promise()() query: set']],
    ['with options out of sight is unknown', `const pgp = require('pg-promise')(); module.exports = pgp(config.db);`,
      ['pg-promise()() connect: unknown', 'pg-promise()() query: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

const start = `import pgPromise from 'pg-promise'; const pgp = pgPromise(); const db = pgp(url);\n`;

describe('pg-promise keeps data', () => {
  it.each([
    ['rows', `await db.any('SELECT * FROM users'); await db.oneOrNone('SELECT * FROM users WHERE id = $1', [id]); await db.none('DELETE FROM users WHERE id = $1', id);`, ["read-many users text: 'SELECT * FROM users'", "read-one users text: 'SELECT * FROM users WHERE id = $1'", "delete-many users text: 'DELETE FROM users WHERE id = $1'"]],
    ['a transaction', `await db.tx(async (t) => { await t.none('DELETE FROM users WHERE id = $1', id); });`, ['transaction -', "delete-many users in transaction text: 'DELETE FROM users WHERE id = $1'"]],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
