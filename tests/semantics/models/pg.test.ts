import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('pg', () => {
  it.each([
    ['waits for ever without options', `import { Pool } from 'pg'; const pool = new Pool();`,
      ['new pg.Pool() connect: absent', 'new pg.Pool() query: absent']],
    ['reads nothing from a connection string', `import pg from 'pg'; const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });`,
      ['new pg.Pool() connect: absent', 'new pg.Pool() query: absent']],
    ['bounds a query without bounding the connection', `const { Pool } = require('pg'); const pool = new Pool({ query_timeout: 5000 });`,
      ['new pg.Pool() connect: absent', 'new pg.Pool() query: set']],
    ['is bounded by both options', `import * as pg from 'pg'; new pg.Client({ connectionTimeoutMillis: 5000, statement_timeout: 5000 });`,
      ['new pg.Client() connect: set', 'new pg.Client() query: set']],
    ['has a native variant', `import pg from 'pg'; new pg.native.Pool({ connectionTimeoutMillis: 1 });`,
      ['new pg.native.Pool() connect: set', 'new pg.native.Pool() query: absent']],
    ['has its pool in a package of its own', `import Pool from 'pg-pool'; new Pool({ max: 5 });`,
      ['new pg-pool() connect: absent', 'new pg-pool() query: absent']],
    ['is made by the adapter of Prisma', `import { PrismaPg } from '@prisma/adapter-pg'; new PrismaPg({ connectionString: process.env.DATABASE_URL });`,
      ['new @prisma/adapter-pg.PrismaPg() connect: absent', 'new @prisma/adapter-pg.PrismaPg() query: absent'], { '@prisma/adapter-pg': '^7.0.0' }],
    ['given to the adapter of Prisma is judged where it is made', `import { Pool } from 'pg'; import { PrismaPg } from '@prisma/adapter-pg'; const pool = new Pool({ connectionTimeoutMillis: 1, query_timeout: 1 }); new PrismaPg(pool);`,
      ['new pg.Pool() connect: set', 'new pg.Pool() query: set', 'new @prisma/adapter-pg.PrismaPg() connect: unknown', 'new @prisma/adapter-pg.PrismaPg() query: unknown']],
    ['given to Kysely is judged where it is made', `import { Pool } from 'pg'; import { Kysely, PostgresDialect } from 'kysely'; new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ max: 10 }) }) });`,
      ['new kysely.Kysely() client: waits for nothing', 'new pg.Pool() connect: absent', 'new pg.Pool() query: absent']],
    ['may be limited when it connects', `import { Pool } from 'pg'; const pool = new Pool(); pool.on('connect', (client) => client.query('SET statement_timeout = 5000'));`,
      ['new pg.Pool() connect: unknown', 'new pg.Pool() query: unknown']],
    ['with options out of sight is unknown', `import { Pool } from 'pg'; export const make = (config) => new Pool({ max: 5, ...config });`,
      ['new pg.Pool() connect: unknown', 'new pg.Pool() query: unknown']],
    ['is not a pool of another package', `import { Pool } from 'generic-pool'; new Pool();`, []],
  ])('%s', (_claim, code, expected, dependencies = undefined as Record<string, string> | undefined) => {
    expect(waitsOf(code, dependencies ? { dependencies } : {})).toEqual(expected);
  });
});

describe('a statement of pg', () => {
  it.each([
    ['in an object', "await pool.query({ text: 'SELECT * FROM users WHERE id = $1', values: [id] });", ["read-many users text: 'SELECT * FROM users WHERE id = $1'"]],
    ['in an object that is held in a variable', "const query = { text: 'DELETE FROM users WHERE id = $1', values: [id] }; await pool.query(query);", ["delete-many users text: 'DELETE FROM users WHERE id = $1'"]],
    ['in a constant', "const text = 'SELECT * FROM users'; await pool.query(text);", ['read-many users text: text']],
    ['in a constant that is put together', "const table = 'users'; const text = `SELECT * FROM ${table} WHERE id = $1`; await pool.query(text, [id]);", ['read-many users text: text']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(`import { Pool } from 'pg'; const pool = new Pool(); ${code}`)).toEqual(expected);
  });
});
