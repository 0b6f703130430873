import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('mysql2', () => {
  it.each([
    ['limits the time to connect', `import mysql from 'mysql2/promise'; export const pool = mysql.createPool({ host, connectionLimit: 10 });`,
      ['mysql2/promise.createPool() connect: absent (10000)']],
    ['is required', `const { createPool } = require('mysql2'); const pool = createPool(process.env.DATABASE_URL).promise();`,
      ['mysql2.createPool() connect: absent (10000)']],
    ['is bounded by its option', `import * as mysql from 'mysql2/promise'; await mysql.createConnection({ connectTimeout: 2000 });`,
      ['mysql2/promise.createConnection() connect: set']],
    ['whose limit is off', `import mysql from 'mysql2'; mysql.createPool({ connectTimeout: 0 });`, ['mysql2.createPool() connect: absent']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
