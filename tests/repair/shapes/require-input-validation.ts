import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

const head = `import express from 'express';\nimport { Pool } from 'pg';\nimport { z } from 'zod';\n\nconst app = express();\nconst db = new Pool({ connectionTimeoutMillis: 5000, query_timeout: 5000 });\n`;
const schema = `const userBody = z.object({ email: z.string() });\n`;
const insert = `await db.query('INSERT INTO users (email) VALUES ($1)', [email]);`;
const post = (body: string, before = ''): string => `${head}${before}\napp.post('/users', async (req, res) => {\n  ${body}\n  ${insert}\n  res.sendStatus(201);\n});\n`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  post('const { email } = req.body;', schema),
  post('const { email } = (req.body);', schema),
  post('const { email } = req.body as { email: string };', schema),
  post('const { email }: { email: string } = req.body;'),
  post('// who it is\n  const { email } = req.body as { email: string }; // sent by the form'),
  post('const { email, role } = req.body as { email: string; role?: "admin" | "user" };'),
  post('const { email } = <{ email: string }>req.body;'),
  post('const { email } = req.body as StockEvent;', `interface StockEvent {\n  email: string;\n  stock: number;\n}\n`),
  post('const { email } = req.body as UserBody;', `interface UserBody {\n  email: string;\n  tags: string[];\n  address: { city: string; zip?: number };\n  born: Date | null;\n}\n`),
  post('const parsed = 1; const { email } = req.body as { email: string };'),
  post('const { email } = req.query as { email: string };'),
  `${head}${schema}app.post('/a', async (req, res) => { const { email } = req.body; ${insert} res.sendStatus(201); });\n`,
  `const express = require('express');\nconst { Pool } = require('pg');\nconst { z } = require('zod');\n\nconst app = express()\nconst db = new Pool()\nconst userBody = z.object({ email: z.string() })\n\napp.post('/users', async (req, res) => {\n  const { email } = req.body\n  await db.query('INSERT INTO users (email) VALUES ($1)', [email])\n  res.sendStatus(201)\n})\n`,
  `import Fastify from 'fastify';\nimport { Pool } from 'pg';\nimport { z } from 'zod';\n\nconst app = Fastify();\nconst db = new Pool();\n\napp.post('/users', async (request, reply) => {\n  const { email } = request.body as { email: string };\n  ${insert}\n  return reply.code(201).send();\n});\n`,
  `import { Hono } from 'hono';\nimport { Pool } from 'pg';\nimport { z } from 'zod';\n\nconst app = new Hono();\nconst db = new Pool();\n\napp.post('/users', async (c) => {\n  const { email } = (await c.req.json()) as { email: string };\n  ${insert}\n  return c.json({ ok: true }, 201);\n});\n`,
  `import Fastify from 'fastify';\nimport { Pool } from 'pg';\n\nconst app = Fastify();\nconst db = new Pool();\n\napp.post<{ Body: { email: string; tags: string[]; kind: 'a' | 'b' } }>('/users', async (request) => {\n  const { email } = request.body;\n  ${insert}\n});\n`,
  `import Fastify from 'fastify';\nimport { Pool } from 'pg';\n\nconst app = Fastify();\nconst db = new Pool();\n\napp.post(\n  '/users', // all of them\n  { schema: { response: {} }, logLevel: 'warn' },\n  async (request) => {\n    const { email } = request.body as { email: string };\n    ${insert}\n  },\n);\n`,
  `import Fastify from 'fastify';\nimport { Type } from '@sinclair/typebox';\nimport { Pool } from 'pg';\n\nconst app = Fastify();\nconst db = new Pool();\n\napp.route<{ Querystring: { email: string } }>({\n  method: 'GET',\n  url: '/users',\n  // who it is\n  handler: async (request) => {\n    const { email } = request.query;\n    ${insert}\n  },\n});\n`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: `${head}${schema}`,
  kinds: [
    (n: number) => `app.post('/users/${n}', async (req, res) => {\n  const { email } = req.body;\n  ${insert}\n  res.sendStatus(201);\n});`,
  ],
};

export const known: readonly KnownBreach[] = [
  { code: "interface Body { email: string; role?: 'a' | 'b'; tags: string[] }", rule: '@typescript-eslint/no-unused-vars', because: 'the type that the schema was made of is left behind' },
  { code: 'interface StockEvent {', rule: '@typescript-eslint/no-unused-vars', because: 'the type that the schema was made of is left behind' },
  { code: 'interface UserBody {', rule: '@typescript-eslint/no-unused-vars', because: 'the type that the schema was made of is left behind' },
];
