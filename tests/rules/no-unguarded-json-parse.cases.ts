import type rule from '../../src/rules/no-unguarded-json-parse.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ stored: true }] as const;

const express = `import express from 'express'; const app = express(); `;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres'; import { jobs, drafts } from './schema.js'; ${express}const db = drizzle(process.env.DATABASE_URL); `;
const redis = `import Redis from 'ioredis'; const redis = new Redis('redis://cache'); `;

/** A parse that a handler can answer for, and the code that the suggestion makes of it. */
const answers = (name: string, code: string, output: string, filename = 'file.js') =>
  ({ name, code, filename, errors: [{ messageId: 'unguarded', suggestions: [{ messageId: 'addGuard', output }] }] }) as const;

/** A parse whose error only a person knows what to do with. */
const found = (name: string, code: string, options?: readonly [{ stored: boolean }]) =>
  ({ name, code, filename: 'file.js', errors: [{ messageId: 'unguarded' }], ...(options ? { options } : {}) }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a parse that is caught', code: `${express}app.post('/', (req, res) => { try { res.json(JSON.parse(req.body)); } catch { res.sendStatus(400); } });` },
    { name: 'a parse that a function of its own catches', code: `${express}const parse = (text) => { try { return JSON.parse(text); } catch { return null; } }; app.post('/', (req, res) => { res.json(parse(req.body)); });` },
    { name: 'a function that is called where its error is caught', code: `${express}function parse(text) { return JSON.parse(text); } app.post('/', (req, res) => { try { res.json(parse(req.body)); } catch { res.sendStatus(400); } });` },
    { name: 'a promise that is caught', code: `${express}app.post('/', (req, res) => { fetch('https://a.example').then((r) => r.text()).then((text) => JSON.parse(text)).catch(() => res.sendStatus(502)); });` },
    { name: 'a promise that is caught by its second function', code: `${express}app.post('/', (req, res) => { fetch('https://a.example').then((r) => r.text()).then((text) => JSON.parse(text)).then(send, () => res.sendStatus(502)); });` },
    { name: 'a copy', code: `${express}app.post('/', (req, res) => { const copy = JSON.parse(JSON.stringify(req.body)); res.json(copy); });` },
    { name: 'text of its own', code: `${express}app.post('/', (req, res) => { const text = '{"a":1}'; res.json(JSON.parse(text)); });` },
    { name: 'text that nothing is known of', code: `${express}import { text } from 'elsewhere'; app.post('/', (req, res) => { res.json(JSON.parse(text)); });` },
    { name: 'a parameter whose callers are not known', code: `export function read(text) { return JSON.parse(text); }` },
    { name: 'a function that nothing is known to call', code: `${redis}export async function read(key) { return JSON.parse(await redis.get(key)); }`, options: [...strict] },
    { name: 'a callback of something that may catch it', code: `import { run } from 'elsewhere'; ${redis}run(async () => { JSON.parse(await redis.get('a')); });`, options: [...strict] },
    { name: 'a configuration of its own at the start', code: `import fs from 'node:fs'; export const config = JSON.parse(fs.readFileSync('./config.json', 'utf8'));` },
    { name: 'a file that is rewritten in one go', code: `import fs from 'node:fs'; const data = JSON.parse(fs.readFileSync('package.json', 'utf8')); data.version = '2'; fs.writeFileSync('package.json', JSON.stringify(data));` },
    { name: 'a file from somewhere at the start', code: `import fs from 'node:fs'; export const config = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));` },
    { name: 'a file that comes with the code', code: `import fs from 'node:fs'; import path from 'node:path'; ${express}app.get('/', (req, res) => { res.json(JSON.parse(fs.readFileSync(path.join(__dirname, 'data.json'), 'utf8'))); });` },
    { name: 'a cached value, unless asked for', code: `${express}${redis}app.get('/', async (req, res) => { res.json(JSON.parse(await redis.get('a'))); });` },
    { name: 'a single row, unless asked for', code: `import { Pool } from 'pg'; ${express}const pool = new Pool(); app.get('/', async (req, res) => { const { rows } = await pool.query('select data from a limit 1'); res.json(JSON.parse(rows[0].data)); });` },
    { name: 'what the write that gives it back has written', code: `${drizzle}app.post('/', async (req, res) => { const [row] = await db.insert(jobs).values({ ...rest, data: tags ? JSON.stringify(tags) : undefined }).returning(); res.json(JSON.parse(row.data)); });`, options: [...strict] },
    { name: 'rows whose column is only ever written by `JSON.stringify`, unless asked for', code: `${drizzle}export const add = (tags) => db.insert(jobs).values({ data: JSON.stringify(tags) }); app.get('/', async (req, res) => { const rows = await db.select().from(jobs).limit(20); res.json(rows.map((row) => JSON.parse(row.data || '[]'))); });` },
    { name: 'a single row whose list is gone through afterwards, unless asked for', code: `${drizzle}app.get('/', async (req, res) => { const [row] = await db.select().from(jobs).limit(1); res.json(JSON.parse(row.data).map((tag) => tag.name)); });` },
    { name: 'a `parse` of something else', code: `import { z } from 'zod'; ${express}app.post('/', (req, res) => { res.json(z.object({}).parse(req.body)); });` },
    { name: 'a `JSON` of its own', code: `import JSON from 'json5'; ${express}app.post('/', (req, res) => { res.json(JSON.parse(req.body)); });` },
    { name: 'a text that the class of a body says to be JSON', code: `import { Body, Controller, Post } from '@nestjs/common'; import { IsJSON } from 'class-validator'; class Dto { @IsJSON() content: string; } @Controller() class Notes { @Post() add(@Body() dto: Dto) { return JSON.parse(dto.content); } }` },
    { name: 'rows whose column is set on an object that is written afterwards, unless asked for', code: `${drizzle}export const put = (tags) => { const changes = { at: 1 }; if (tags) changes.data = JSON.stringify(tags); return db.update(jobs).set(changes).where(own); }; app.get('/', async (req, res) => { const rows = await db.select().from(jobs).limit(20); res.json(rows.map((row) => JSON.parse(row.data))); });` },
    { name: 'messages whose outcomes are all waited for', code: `import type { SQSEvent } from 'aws-lambda'; async function handle(record) { return JSON.parse(record.body); } export const handler = async (event: SQSEvent) => { const results = await Promise.allSettled(event.Records.map((record) => handle(record))); return results.length; };` },
    { name: 'a cached value that the same file writes', code: `${redis}${express}async function cached(key, load) { const hit = await redis.get(key); if (hit) return JSON.parse(hit); const value = await load(); await redis.set(key, JSON.stringify(value)); return value; } app.get('/', async (req, res) => { res.json(await cached('a', load)); });`, options: [...strict] },
    { name: 'a script', code: `#!/usr/bin/env node\nconst flags = JSON.parse(process.env.FLAGS);` },
  ],
  invalid: [
    { name: 'a message of a Redis channel, which comes once', code: `${redis}redis.on('message', (channel, message) => { notify(JSON.parse(message)); });`, filename: 'file.js', errors: [{ messageId: 'unguarded', data: { call: 'JSON.parse(message)', what: 'the message', consequence: 'ends the process', remedy: 'put the message aside' } }] },
    found('a message of a Redis channel by its pattern', `${redis}redis.on('pmessage', (pattern, channel, message) => { notify(JSON.parse(message)); });`),
    found('a message that node-redis subscribes to', `import { createClient } from 'redis'; const client = createClient({ url: 'redis://cache' }); await client.subscribe('news', (message) => { notify(JSON.parse(message)); });`),
    found('a message of a web socket of fastify', `import Fastify from 'fastify'; const app = Fastify(); app.get('/ws', { websocket: true }, (socket, request) => { socket.on('message', (raw) => { use(JSON.parse(raw.toString())); }); });`),
    found('rows whose column is only ever written by `JSON.stringify`, when asked for', `${drizzle}export const add = (tags) => db.insert(jobs).values({ data: JSON.stringify(tags) }); app.get('/', async (req, res) => { const rows = await db.select().from(jobs).limit(20); res.json(rows.map((row) => JSON.parse(row.data))); });`, strict),
    found('rows whose column is written by something else, too', `${drizzle}export const add = (tags) => db.insert(jobs).values({ data: JSON.stringify(tags) }); export const put = (data) => db.update(jobs).set({ data }).where(own); app.get('/', async (req, res) => { const rows = await db.select().from(jobs).limit(20); res.json(rows.map((row) => JSON.parse(row.data))); });`),
    { name: 'messages of which the first that fails ends all', code: `import type { SQSEvent } from 'aws-lambda'; async function handle(record) { return JSON.parse(record.body); } export const handler = async (event: SQSEvent) => Promise.all(event.Records.map((record) => handle(record)));`, errors: [{ messageId: 'unguarded' }] },
    found('a text beside the one that the class says to be JSON', `import { Body, Controller, Post } from '@nestjs/common'; import { IsJSON, IsString } from 'class-validator'; class Dto { @IsJSON() content; @IsString() other; } @Controller() class Notes { @Post() add(@Body() dto: Dto) { return JSON.parse(dto.other); } }`),
    found('rows whose column is set to a text from elsewhere', `${drizzle}export const put = (text) => { const changes = { at: 1 }; changes.data = text; return db.update(jobs).set(changes).where(own); }; app.get('/', async (req, res) => { const rows = await db.select().from(jobs).limit(20); res.json(rows.map((row) => JSON.parse(row.data))); });`),
    found('rows of another table than the one that is written by `JSON.stringify`', `${drizzle}export const add = (tags) => db.insert(drafts).values({ data: JSON.stringify(tags) }); app.get('/', async (req, res) => { const rows = await db.select().from(jobs).limit(20); res.json(rows.map((row) => JSON.parse(row.data))); });`),
    found('a column that the write that gives it back takes as it is', `${drizzle}app.post('/', async (req, res) => { const rows = await db.insert(jobs).values({ data: text }).returning(); res.json(rows.map((row) => JSON.parse(row.data))); });`),
    { name: 'a function that is not asynchronous: Express answers with 500', code: `${express}app.use((req, res, next) => { req.body = JSON.parse(req.body); next(); });`, errors: [{ messageId: 'unguarded', data: { call: 'JSON.parse(req.body)', what: 'what it was sent', consequence: 'is answered with an error 500', remedy: 'answer that it is wrong' } }] },
    answers(
      'a body in express',
      `import express from 'express';\nconst app = express();\napp.post('/', (req, res) => {\n  const order = JSON.parse(req.body);\n  res.json(order.id);\n});`,
      `import express from 'express';\nconst app = express();\napp.post('/', (req, res) => {\n  let order;\n  try {\n    order = JSON.parse(req.body);\n  } catch {\n    res.status(400).json({ error: 'Invalid JSON' });\n    return;\n  }\n  res.json(order.id);\n});`,
    ),
    answers(
      'a header in express, by a pattern',
      `const express = require('express');\nconst app = express();\napp.get('/', async (req, res) => {\n  const { id } = JSON.parse(req.headers['x-user']);\n  res.json(id);\n});`,
      `const express = require('express');\nconst app = express();\napp.get('/', async (req, res) => {\n  let parsed;\n  try {\n    parsed = JSON.parse(req.headers['x-user']);\n  } catch {\n    res.status(400).json({ error: 'Invalid JSON' });\n    return;\n  }\n  const { id } = parsed;\n  res.json(id);\n});`,
    ),
    answers(
      'a query that a schema checks afterwards',
      `import express from 'express';\nimport { z } from 'zod';\nconst filter = z.object({});\nconst app = express();\napp.get('/', (req, res) => {\n  const where = filter.parse(JSON.parse(req.query.filter as string));\n  res.json(where);\n});`,
      `import express from 'express';\nimport { z } from 'zod';\nconst filter = z.object({});\nconst app = express();\napp.get('/', (req, res) => {\n  let parsed: ReturnType<typeof JSON.parse>;\n  try {\n    parsed = JSON.parse(req.query.filter as string);\n  } catch {\n    res.status(400).json({ error: 'Invalid JSON' });\n    return;\n  }\n  const where = filter.parse(parsed);\n  res.json(where);\n});`,
      'file.ts',
    ),
    answers(
      'the body of a function of AWS Lambda, with a cast',
      `import type { APIGatewayProxyEvent } from 'aws-lambda';\nexport const handler = async (event: APIGatewayProxyEvent) => {\n  const order = JSON.parse(event.body ?? '{}') as { id: string };\n  return { statusCode: 200, body: order.id };\n};`,
      `import type { APIGatewayProxyEvent } from 'aws-lambda';\nexport const handler = async (event: APIGatewayProxyEvent) => {\n  let order: { id: string };\n  try {\n    order = JSON.parse(event.body ?? '{}') as { id: string };\n  } catch {\n    return { statusCode: 400, body: JSON.stringify({ error: 'Invalid JSON' }) };\n  }\n  return { statusCode: 200, body: order.id };\n};`,
      'file.ts',
    ),
    answers(
      'a message of ws',
      `import { WebSocketServer } from 'ws';\nconst server = new WebSocketServer({ port: 1 });\nserver.on('connection', (socket) => {\n  socket.on('message', (data) => {\n    const message = JSON.parse(data.toString());\n    socket.send(message.id);\n  });\n});`,
      `import { WebSocketServer } from 'ws';\nconst server = new WebSocketServer({ port: 1 });\nserver.on('connection', (socket) => {\n  socket.on('message', (data) => {\n    let message;\n    try {\n      message = JSON.parse(data.toString());\n    } catch {\n      return;\n    }\n    socket.send(message.id);\n  });\n});`,
    ),
    answers(
      'a message of RabbitMQ',
      `import amqp from 'amqplib';\nconst connection = await amqp.connect('amqp://queue');\nconst channel = await connection.createChannel();\nawait channel.consume('jobs', async (message) => {\n  const job = JSON.parse(message.content.toString());\n  await work(job);\n  channel.ack(message);\n});`,
      `import amqp from 'amqplib';\nconst connection = await amqp.connect('amqp://queue');\nconst channel = await connection.createChannel();\nawait channel.consume('jobs', async (message) => {\n  let job;\n  try {\n    job = JSON.parse(message.content.toString());\n  } catch {\n    channel.nack(message, false, false);\n    return;\n  }\n  await work(job);\n  channel.ack(message);\n});`,
    ),
    answers(
      'a body in Hono that is a text',
      `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/', async (c) => {\n  const order = JSON.parse(await c.req.text());\n  return c.json(order);\n});`,
      `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/', async (c) => {\n  let order;\n  try {\n    order = JSON.parse(await c.req.text());\n  } catch {\n    return c.json({ error: 'Invalid JSON' }, 400);\n  }\n  return c.json(order);\n});`,
    ),
    found('a message of Kafka', `import { Kafka } from 'kafkajs'; const consumer = new Kafka({ brokers: ['a'] }).consumer({ groupId: 'a' }); consumer.run({ eachMessage: async ({ message }) => { const order = JSON.parse(message.value.toString()); await work(order); } });`),
    found('a body that is added up', `import { createServer } from 'node:http'; createServer((request, response) => { let body = ''; request.on('data', (chunk) => { body += chunk; }); request.on('end', () => { response.end(JSON.parse(body).id); }); });`),
    found('a body that is put together from its parts', `import { createServer } from 'node:http'; createServer((request, response) => { const chunks = []; request.on('data', (chunk) => chunks.push(chunk)); request.on('end', () => { response.end(JSON.parse(Buffer.concat(chunks).toString()).id); }); });`),
    found('a function that a handler calls', `${express}function read(text) { return JSON.parse(text); } app.post('/', (req, res) => { res.json(read(req.body)); });`),
    found('the error is thrown again', `${express}app.post('/', (req, res) => { try { use(JSON.parse(req.body)); } catch (error) { console.error(error); throw error; } });`),
    found('a parse of what a parse gave', `${express}app.post('/', (req, res) => { try { JSON.parse(req.body); } catch { return; } const event = JSON.parse(req.body.Message); res.json(event); });`.replace(`const event = JSON.parse(req.body.Message); res.json(event);`, `res.json(JSON.parse(req.body.Message));`)),
    found('the answer of a model', `import OpenAI from 'openai'; const openai = new OpenAI(); ${express}app.post('/', async (req, res) => { const answer = await openai.chat.completions.create({ model: 'a', messages: [] }); res.json(JSON.parse(answer.choices[0].message.content)); });`),
    found('the text of an answer', `${express}app.post('/', async (req, res) => { const response = await fetch('https://a.example'); res.json(JSON.parse(await response.text())); });`),
    found('rows of a table, one by one', `import { Pool } from 'pg'; const pool = new Pool(); setInterval(async () => { const { rows } = await pool.query('select payload from outbox limit 10'); for (const row of rows) await send(JSON.parse(row.payload)); }, 1000);`),
    found('a file that the service writes', `import fs from 'node:fs'; const FILE = './state.json'; let state = JSON.parse(fs.readFileSync(FILE, 'utf8')); export const save = () => fs.writeFileSync(FILE, JSON.stringify(state));`),
    found('a file whose name is not fixed', `import fs from 'node:fs/promises'; ${express}app.get('/:id', async (req, res) => { res.json(JSON.parse(await fs.readFile('data/' + req.params.id, 'utf8'))); });`),
    found('a variable of the environment', `export const flags = JSON.parse(process.env.FEATURE_FLAGS || '{}');`),
    found('a cached value under a key that the same file writes as it is', `${redis}${express}app.put('/', async (req, res) => { await redis.set('a', req.body); res.end(); }); app.get('/', async (req, res) => { res.json(JSON.parse(await redis.get('a'))); });`, strict),
    found('a cached value, if asked for', `${express}${redis}app.get('/', async (req, res) => { res.json(JSON.parse(await redis.get('a'))); });`, strict),
    found('a single row, if asked for', `import { Pool } from 'pg'; ${express}const pool = new Pool(); app.get('/', async (req, res) => { const { rows } = await pool.query('select data from a limit 1'); res.json(JSON.parse(rows[0].data)); });`, strict),
  ],
};
