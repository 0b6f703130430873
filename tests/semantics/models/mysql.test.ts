import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('mysql', () => {
  it.each([
    ['limits the time to connect', `const mysql = require('mysql'); const pool = mysql.createPool({ host });`,
      ['mysql.createPool() connect: absent (10000)']],
    ['made of an address', `import mysql from 'mysql'; mysql.createConnection(process.env.DATABASE_URL);`,
      ['mysql.createConnection() connect: absent (10000)']],
    ['whose limit is off', `import { createPool } from 'mysql'; createPool({ connectTimeout: 0 });`, ['mysql.createPool() connect: absent']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
