import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

const start = `import { connect, Client } from '@planetscale/database'; const db = connect({ url }); const client = new Client({ url });\n`;

describe('@planetscale/database keeps data', () => {
  it.each([
    ['a statement', `await db.execute('SELECT * FROM users WHERE id = ?', [id]); await client.execute('SELECT 1 FROM users');`, ["read-many users text: 'SELECT * FROM users WHERE id = ?'", "read-many users text: 'SELECT 1 FROM users'"]],
    ['a transaction', `await db.transaction(async (tx) => { await tx.execute('DELETE FROM users WHERE id = ?', [id]); });`, ['transaction -', "delete-many users in transaction text: 'DELETE FROM users WHERE id = ?'"]],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(start + code)).toEqual(expected);
  });
});
