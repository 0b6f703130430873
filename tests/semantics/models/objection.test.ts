import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('objection', () => {
  it.each([
    ['leaves the client it is given as it is', `import knex from 'knex'; import { Model } from 'objection'; Model.knex(knex({ client: 'pg', connection: {} }));`,
      ['objection.Model.knex() decorates', 'knex() connect: absent (60000)', 'knex() query: absent']],
    ['names the client once', `import knex from 'knex'; import { Model } from 'objection'; const db = knex({ client: 'sqlite3' }); Model.knex(db);`,
      ['knex() connect: absent (60000)', 'objection.Model.knex() decorates']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
