import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('knex', () => {
  it.each([
    ['waits for ever for a query of PostgreSQL', `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });`,
      ['knex() connect: absent (60000)', 'knex() query: absent']],
    ['is bounded by the options of its driver', `const db = require('knex')({ client: 'pg', connection: { host, statement_timeout: 5000 }, acquireConnectionTimeout: 1000 });`,
      ['knex() connect: set', 'knex() query: set']],
    ['may be bounded when a connection is made', `import { knex } from 'knex'; knex({ client: 'postgresql', connection: {}, pool: { afterCreate: setLimits } });`,
      ['knex.knex() connect: absent (60000)', 'knex.knex() query: set']],
    ['says nothing of a query of MySQL', `import knex from 'knex'; knex({ client: 'mysql2', connection: { host } });`,
      ['knex() connect: absent (60000)']],
    ['may be of PostgreSQL', `import knex from 'knex'; knex({ client: process.env.DB_CLIENT, connection: {} });`,
      ['knex() connect: absent (60000)', 'knex() query: unknown']],
    ['made by a function is unknown', `import knex from 'knex'; knex({ client: 'pg', connection: async () => load() });`,
      ['knex() connect: absent (60000)', 'knex() query: unknown']],
    ['with a configuration out of sight is unknown', `import knex from 'knex'; import config from './knexfile.js'; export default knex(config.production);`,
      ['knex() connect: unknown', 'knex() query: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
