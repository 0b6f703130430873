import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

const start = `import { Kysely } from 'kysely';\nconst db = new Kysely({});\n`;

describe('kysely', () => {
  it.each([
    ['a list', `db.selectFrom('users').selectAll().where('id', 'in', ids).limit(5).execute();`, [`read-many users filter: 'id' limit: 5`]],
    ['the first row', `db.selectFrom('users').selectAll().executeTakeFirst();`, ['read-one users']],
    ['an insert', `db.insertInto('users').values({ n: 1 }).returningAll().execute();`, ['insert users data: { n: 1 }']],
    ['an upsert', `db.insertInto('users').values({ n: 1 }).onConflict((c) => c.doNothing()).execute();`, ['upsert users data: { n: 1 }']],
    ['an update and a delete', `db.updateTable('users').set({ n: 1 }).execute();\ndb.deleteFrom('users').where('id', '=', 1).execute();`, ['update-many users data: { n: 1 }', `delete-many users filter: 'id'`]],
    ['a row that is locked', `db.selectFrom('users').selectAll().forUpdate().executeTakeFirst();`, [`read-one users lock: db.selectFrom('users').selectAll().forUpdate()`]],
    ['a transaction', `db.transaction().execute(async (trx) => { await trx.deleteFrom('users').execute(); });`, ['transaction -', 'delete-many users in transaction']],
    ['a builder that nobody runs', `db.selectFrom('users').selectAll();`, []],
  ])('%s', (_name, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });

  it('is no store that only looks like one', () => {
    expect(operationsOf(`const db = make();\ndb.selectFrom('users').execute();`)).toEqual([]);
  });
});
