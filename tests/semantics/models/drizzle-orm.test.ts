import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';
import { waitsOf } from '../../support/analyze.js';

describe('drizzle-orm', () => {
  it.each([
    ['waits for nothing itself', `import { drizzle } from 'drizzle-orm/postgres-js'; export const db = drizzle(client, { schema });`,
      ['drizzle-orm/postgres-js.drizzle() client: waits for nothing']],
    ['leaves a client made inside it as it is', `import { Client } from '@neondatabase/serverless'; import { drizzle } from 'drizzle-orm/neon-serverless'; drizzle(new Client(process.env.DATABASE_URL));`,
      ['drizzle-orm/neon-serverless.drizzle() client: waits for nothing', 'new @neondatabase/serverless.Client() connect: absent', 'new @neondatabase/serverless.Client() query: absent']],
    ['says nothing of its operators', `import { eq } from 'drizzle-orm'; eq(a, b);`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});

describe('a database of drizzle-orm in another file', () => {
  it('is asked where nothing but the helpers of the package is imported', () => {
    const files = { 'db.ts': "import { drizzle } from 'drizzle-orm/node-postgres';\nexport const db = drizzle(url);" };
    expect(operationsOf("import { eq } from 'drizzle-orm';\nimport { db } from './db';\nawait db.select().from(users).where(eq(users.id, id));", { dependencies: { 'drizzle-orm': '^0.40.0' }, files })).toEqual([
      'read-many users filter: eq(users.id, id)',
    ]);
  });
});
