import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';
import { operationsOf } from '../../support/operations.js';

describe('objection', () => {
  it.each([
    ['leaves the client it is given as it is', `import knex from 'knex'; import { Model } from 'objection'; Model.knex(knex({ client: 'pg', connection: {} }));`,
      ['objection.Model.knex() decorates', 'knex() connect: absent (60000)', 'knex() query: absent']],
    ['names the client once', `import knex from 'knex'; import { Model } from 'objection'; const db = knex({ client: 'sqlite3' }); Model.knex(db);`,
      ['knex() connect: absent (60000)', 'objection.Model.knex() decorates']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });

  const person = `import { Model } from 'objection'; class Person extends Model {} `;

  it.each([
    ['reads all', `${person}await Person.query();`, ['read-many Person']],
    ['reads one by its key', `${person}await Person.query().findById(id);`, ['read-one Person filter: id limit: Person.query().findById(id)']],
    ['inserts', `${person}await Person.query().insert(values);`, ['insert Person data: values']],
    ['changes what a filter finds', `${person}await Person.query().patch(values).where('age', 3);`, ["update-many Person filter: 'age' data: values"]],
    ['changes one by its key', `${person}await Person.query().patchAndFetchById(id, values);`, ['update Person filter: id data: values']],
    ['deletes', `${person}await Person.query().deleteById(id);`, ['delete Person filter: id']],
    ['makes a record without writing it', `${person}Person.fromJson(values);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(code)).toEqual(expected);
  });
});
