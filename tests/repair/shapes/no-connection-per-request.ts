import type { FiftyFindings } from '../../support/repair-sources.js';

const head = `import express from 'express';\nimport { Pool } from 'pg';\nimport { PrismaClient } from '@prisma/client';\nconst web = express();\n`;
const esm = (code: string): string => `${head}${code}`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  esm(`web.get('/', async (req, res) => {\n  const pool = new Pool();\n  const { rows } = await pool.query('select 1');\n  res.json(rows);\n});`),
  esm(`web.get('/', async (req, res) => {\n  const pool = new Pool({\n    max: 5,\n  });\n\n  res.json((await pool.query('select 1')).rows);\n});`),
  esm(`web.get('/', async (req, res) => {\n  // one for us\n  const pool = new Pool(); // here\n  res.json((await pool.query('select 1')).rows);\n});`),
  esm(`web.get('/', async (req, res) => { const pool = new Pool({ /* few */ max: 5 }); res.json((await pool.query('select 1')).rows); });`),
  esm(`/** What there is. */\nexport async function list() { const pool = new Pool(); return (await pool.query('select 1')).rows; }\nweb.get('/', async (req, res) => { res.json(await list()); });`),
  esm(`export class Repo {\n  async list() {\n    const pool: Pool = new Pool()\n    return (await pool.query('select 1')).rows\n  }\n}\nconst repo = new Repo()\nweb.get('/', async (req, res) => { res.json(await repo.list()); })`),
  esm('web.get(\'/\', async (req, res) => {\n  const pool = new Pool({\n    connectionString: `postgres://\n    db`,\n  });\n  res.json((await pool.query(\'select 1\')).rows);\n});'),
  esm(`web.get('/', async (req, res) => { const pool = new Pool({ max: limits.pool }); res.json((await pool.query('select 1')).rows); });\nconst limits = { pool: 5 };`),
  esm(`web.get('/', async (req, res) => { { const pool = new Pool(); res.json((await pool.query('select 1')).rows); } });\nexport const pool = 1;`),
  esm(`web.get('/', async (req, res) => {\n  const pool = new Pool();\n  res.json([1].map((pool) => pool));\n  await pool.query('select 1');\n});`),
  `const express = require('express')\nconst { Pool } = require('pg')\nconst web = express()\nweb.get('/', async (req, res) => {\n  const pool = new Pool()\n  res.json((await pool.query('select 1')).rows)\n})\n`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head,
  kinds: [
    (n: number) => `web.get('/a${n}', async (req, res) => {\n  const pool = new Pool({ connectionTimeoutMillis: 500, query_timeout: 500 });\n  res.json((await pool.query('select ${n}')).rows);\n});`,
    (n: number) => `web.get('/b${n}', async (req, res) => {\n  const prisma = new PrismaClient();\n  res.json(await prisma.order.findMany({ take: ${n} }));\n});`,
  ],
};
