import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('mssql', () => {
  it.each([
    ['bounds itself', `import sql from 'mssql'; new sql.ConnectionPool({ server });`,
      ['new mssql.ConnectionPool() connect: absent (15000)', 'new mssql.ConnectionPool() query: absent (15000)']],
    ['made of an address', `import sql from 'mssql'; await sql.connect(process.env.DATABASE_URL);`,
      ['mssql.connect() connect: absent (15000)', 'mssql.connect() query: absent (15000)']],
    ['whose limit is off', `const sql = require('mssql'); new sql.ConnectionPool({ server, requestTimeout: 0 });`,
      ['new mssql.ConnectionPool() connect: absent (15000)', 'new mssql.ConnectionPool() query: absent']],
    ['is bounded by the options of its driver', `import { ConnectionPool } from 'mssql'; new ConnectionPool({ server, options: { requestTimeout: 5000, connectTimeout: 5000 } });`,
      ['new mssql.ConnectionPool() connect: set', 'new mssql.ConnectionPool() query: set']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

const start = `import sql from 'mssql'; const pool = await sql.connect(config);\n`;

describe('mssql keeps data', () => {
  it.each([
    ['a request', `await pool.request().input('id', sql.Int, id).query('SELECT * FROM users WHERE id = @id');`, ["read-many users text: 'SELECT * FROM users WHERE id = @id'"]],
    ['a template', `await sql.query\`SELECT * FROM users WHERE id = \${id}\`;`, ['read-many users text: `SELECT * FROM users WHERE id = ${id}`']],
    ['a transaction', `const transaction = new sql.Transaction(pool); await transaction.begin(); await new sql.Request(transaction).query('DELETE FROM users WHERE id = 1'); await transaction.commit();`, ['begin -', "delete-many users text: 'DELETE FROM users WHERE id = 1' handle: transaction", 'commit -']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
