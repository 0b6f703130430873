import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

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
