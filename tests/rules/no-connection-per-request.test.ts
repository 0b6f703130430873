import rule from '../../src/rules/no-connection-per-request.js';
import { lintProject } from '../support/project.js';
import { createRuleTester } from '../support/rule-tester.js';
import { expect, it } from 'vitest';
import { cases } from './no-connection-per-request.cases.js';

createRuleTester().run('no-connection-per-request', rule, cases);

const only = { 'resilience/require-timeout': 'off' } as const;
const manifest = JSON.stringify({ private: true, dependencies: { pg: '^8.0.0', express: '^5.0.0', kysely: '^0.28.0' } });
const db = `import { Pool } from 'pg';\nimport { Kysely, PostgresDialect } from 'kysely';\nexport function createDb() {\n  return new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ max: 5 }) }) });\n}`;
const routes = `import { Router } from 'express';\nimport { findUsers } from './users';\nexport const router = Router();\nrouter.get('/', async (req, res) => { res.json(await findUsers()); });`;

it('follows a factory of another file, and reports each call that a request leads to', async () => {
  const found = await lintProject({
    config: 'recommended',
    rules: only,
    files: { 'package.json': manifest, 'db.ts': db, 'users.ts': `import { createDb } from './db';\nexport async function findUsers() {\n  const db = createDb();\n  return db.selectFrom('users').selectAll().limit(10).execute();\n}`, 'routes.ts': routes },
  });
  expect(found).toEqual({ 'db.ts': [], 'users.ts': ['3: no-connection-per-request perRequest'], 'routes.ts': [] });
});

it('is silent on one that another file keeps', async () => {
  const found = await lintProject({
    config: 'recommended',
    rules: only,
    files: { 'package.json': manifest, 'db.ts': `import { Pool } from 'pg';\nlet pool;\nexport function getPool() {\n  if (!pool) pool = new Pool();\n  return pool;\n}`, 'users.ts': `import { getPool } from './db';\nexport async function findUsers() {\n  return getPool().query('select 1');\n}`, 'routes.ts': routes },
  });
  expect(found).toEqual({ 'db.ts': [], 'users.ts': [], 'routes.ts': [] });
});
