import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

const start = `import { createClient } from '@libsql/client'; const db = createClient({ url });\n`;

describe('@libsql/client keeps data', () => {
  it.each([
    ['a statement', `await db.execute('SELECT * FROM users');`, ["read-many users text: 'SELECT * FROM users'"]],
    ['a statement with arguments', `await db.execute({ sql: 'DELETE FROM users WHERE id = ?', args: [id] });`, ["delete-many users text: 'DELETE FROM users WHERE id = ?'"]],
    ['a transaction', `const tx = await db.transaction('write'); await tx.execute('DELETE FROM users WHERE id = 1'); await tx.commit();`, ['begin -', "delete-many users text: 'DELETE FROM users WHERE id = 1'", 'commit -']],
    ['many in one', `await db.batch(statements, 'write');`, ['transaction -']],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
