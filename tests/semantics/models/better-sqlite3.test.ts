import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

const start = `import Database from 'better-sqlite3'; import { DatabaseSync } from 'node:sqlite'; const db = new Database('a.db'); const own = new DatabaseSync(':memory:');\n`;

describe('better-sqlite3 keeps data', () => {
  it.each([
    ['one row', `db.prepare('SELECT * FROM users WHERE id = ?').get(id);`, ["read-one users text: 'SELECT * FROM users WHERE id = ?'"]],
    ['all rows, by a statement that is kept', `const all = db.prepare('SELECT * FROM users'); all.all();`, ["read-many users text: 'SELECT * FROM users'"]],
    ['a write', `own.prepare('UPDATE users SET name = ? WHERE id = ?').run(name, id);`, ["update-many users text: 'UPDATE users SET name = ? WHERE id = ?'"]],
    ['a script', `db.exec('DELETE FROM users');`, ["delete-many users text: 'DELETE FROM users'"]],
    ['what is made by a call', `const other = Database('b.db'); other.prepare('SELECT id FROM users').pluck().all();`, ["read-many users text: 'SELECT id FROM users'"]],
    ['a transaction', `db.transaction((rows) => rows.length);`, ['transaction -']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
