import type rule from '../../src/rules/require-input-validation.js';
import { inJavaScript } from '../support/in-javascript.js';
import type { CasesOf } from '../support/rule-tester.js';

const thorough = [{ thorough: true }] as const;

const imports = `import express from 'express'; import axios from 'axios'; import { z } from 'zod'; import { Pool } from 'pg'; import fs from 'node:fs'; const app = express(); const db = new Pool(); `;
/** A handler of a POST request. */
const post = (body: string, before = ''): string => `${imports}${before} app.post('/users/:id', async (req, res, next) => { ${body} });`;
const insert = (...values: string[]): string => `await db.query('INSERT INTO users (a) VALUES ($1)', [${values.join(', ')}]);`;
const schema = `const schema = z.object({ email: z.string() });`;

const reports = (name: string, code: string, input = 'req.body') => ({ name, code, errors: [{ messageId: 'unchecked', data: dataOf(input) }] }) as const;
const reportsThoroughly = (name: string, code: string, input = 'req.body') => ({ name, code, options: [...thorough], errors: [{ messageId: 'unchecked', data: dataOf(input) }] }) as const;

const nest = `import { Body, Controller, Get, Query, UsePipes, ValidationPipe } from '@nestjs/common'; import { IsString } from 'class-validator'; import { Pool } from 'pg'; const db = new Pool(); class Dto { @IsString() code: string; }`;
const head = `import express from 'express'; import { Pool } from 'pg'; import { z } from 'zod'; const app = express(); const db = new Pool(); `;
const send = insert('email');
const inAutofix = { settings: { resilience: { autofix: 'all' } } } as const;
/** One handler of each framework, without its imports' noise. */
const fastify = (options: string, before = ''): string => `import Fastify from 'fastify'; import { z } from 'zod'; import { Pool } from 'pg'; const app = Fastify(); const db = new Pool(); ${before} app.post('/', ${options}async (request) => { ${insert('request.body.email')} });`;
const hapi = (validate: string): string => `import Hapi from '@hapi/hapi'; import Joi from 'joi'; import { Pool } from 'pg'; const db = new Pool(); const server = Hapi.server(); server.route({ method: 'POST', path: '/', ${validate}handler: async (request, h) => { ${insert('request.payload.email')} return 1; } });`;
const elysia = (options: string, before = ''): string => `import { Elysia, t } from 'elysia'; import { Pool } from 'pg'; const db = new Pool(); new Elysia()${before}.post('/', async ({ body }) => { ${insert('body.email')} }${options});`;
const hono = (check: string, read: string): string => `import { Hono } from 'hono'; import { validator } from 'hono/validator'; import { zValidator } from '@hono/zod-validator'; import { z } from 'zod'; import { Pool } from 'pg'; const app = new Hono(); const db = new Pool(); app.post('/', ${check}, async (c) => { const { email } = ${read}; ${send} return c.json({}); });`;
const koa = (check: string, read = 'ctx.request.body.email'): string => `import Router from '@koa/router'; import { z } from 'zod'; import { Pool } from 'pg'; const db = new Pool(); const router = new Router(); const user = z.object({ email: z.string() }); ${check} router.post('/', check, async (ctx) => { ${insert('READ')} });`.replace('READ', read);
const h3 = (read: string): string => `import { defineEventHandler, readBody, readValidatedBody } from 'h3'; import { z } from 'zod'; import { Pool } from 'pg'; const db = new Pool(); const user = z.object({ email: z.string() }); export default defineEventHandler(async (event) => { const { email } = ${read}; ${insert('email')} });`;
const trpc = (input: string, read = 'input.email'): string => `import { initTRPC } from '@trpc/server'; import { z } from 'zod'; import { Pool } from 'pg'; const t = initTRPC.create(); const db = new Pool(); export const add = t.procedure.input(${input}).mutation(async ({ input, getRawInput }) => { ${insert('READ')} });`.replace('READ', read);
const safeAction = (schema: string, read: string): string => `'use server'; import { createSafeActionClient } from 'next-safe-action'; import { z } from 'zod'; import { zfd } from 'zod-form-data'; import { Pool } from 'pg'; const client = createSafeActionClient(); const db = new Pool(); export const save = client.inputSchema(${schema}).action(async ({ parsedInput, clientInput }) => { ${insert('READ')} });`.replace('READ', read);
const validated = (chains: string, body: string): string => `import { body, validationResult } from 'express-validator'; ${imports} const stop = (req, res, next) => { const errors = validationResult(req); if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() }); next(); }; app.post('/', ${chains}, async (req, res) => { ${body} });`;
const silent = (name: string, code: string) => ({ name, code, options: [...thorough] }) as const;
const speaks = (name: string, code: string) => ({ name, code, errors: [{ messageId: 'unchecked' }] }) as const;

const PARTS: Readonly<Record<string, string>> = { body: 'the body of the request', query: 'the query of the request', params: 'a part of the path', headers: 'a header' };

function dataOf(text: string): { input: string; part: string; sink: string } {
  const [input = '', sink = 'a query'] = text.split(' -> ');
  return { input, part: PARTS[/\.(body|query|params|headers|json)/.exec(input)?.[1] ?? 'body'] ?? 'the body of the request', sink };
}

/** What the rule says of which code. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'an id that the driver of MongoDB takes for one', code: post(`const { id } = req.body; if (!ObjectId.isValid(id)) return res.sendStatus(400); await client.db('a').collection('users').findOne({ _id: new ObjectId(id) });`, `import { MongoClient, ObjectId } from 'mongodb'; const client = new MongoClient(url);`) },
    { name: 'an id that mongoose takes for one', code: post(`const { id } = req.body; if (!mongoose.isValidObjectId(id)) return res.sendStatus(400); await User.findOne({ _id: id });`, `import mongoose from 'mongoose'; const User = mongoose.model('User', new mongoose.Schema({}));`) },
    { name: 'a field of a record that is saved, of a few', options: [...thorough], code: `const { Sequelize } = require('sequelize'); const express = require('express'); const app = express(); const Order = new Sequelize(url).define('Order', {}); app.patch('/orders/:id', async (req, res) => { const order = await Order.findByPk(1); order.status = req.body.isPaid === true ? 'paid' : 'open'; await order.save(); });` },
    { name: 'what a schema gives is checked', code: post(`${schema} const { email } = schema.parse(req.body); ${insert('email')}`) },
    { name: 'what a schema gives is checked, once its verdict is asked', code: post(`const result = schema.safeParse(req.body); if (!result.success) return res.status(400).end(); ${insert('result.data.email')}`, schema) },
    { name: 'a helper that parses gives what was checked', code: post(`const { email } = parse(schema, req.body); ${insert('email')}`, `${schema} function parse(schema, value) { const result = schema.safeParse(value); if (!result.success) throw new Error('invalid'); return result.data; }`) },
    { name: 'joi says what is wrong', code: `import Joi from 'joi'; ${post(`const { error } = schema.validate(req.body); if (error) return res.status(400).end(); ${insert('req.body.email')}`, 'const schema = Joi.object({ email: Joi.string() });')}` },
    { name: 'a compiled schema tells whether the body fits', code: `import Ajv from 'ajv'; ${post(`if (!validate(req.body)) return res.status(400).end(); ${insert('req.body.email')}`, 'const validate = new Ajv().compile({ type: "object" });')}` },
    { name: 'a schema before the handler replaces the body', code: `${imports}${schema} const check = (req, res, next) => { req.body = schema.parse(req.body); next(); }; app.post('/', check, async (req, res) => { ${insert('req.body.email')} });` },
    { name: 'a middleware made for a schema rejects', code: `${imports}${schema} const validate = (schema) => (req, res, next) => { const result = schema.validate(req.body); if (result.error) return res.status(400).end(); next(); }; app.post('/', validate(schema), async (req, res) => { ${insert('req.body.email')} });` },
    { name: 'celebrate replaces the body', code: `import { celebrate, Joi } from 'celebrate'; ${imports} app.post('/', celebrate({ body: Joi.object() }), async (req, res) => { ${insert('req.body.email')} });` },
    { name: 'express-validator, once its result is asked', code: `import { body, validationResult } from 'express-validator'; ${imports} app.post('/', body('email').isEmail(), async (req, res) => { const errors = validationResult(req); if (!errors.isEmpty()) return res.status(400).end(); ${insert('req.body.email')} });` },
    { name: 'a route schema of Fastify', code: `import Fastify from 'fastify'; import { Pool } from 'pg'; const app = Fastify(); const db = new Pool(); app.post('/', { schema: { body: { type: 'object' } } }, async (request) => { ${insert('request.body.email')} });` },
    { name: 'what Hono has validated', code: `import { Hono } from 'hono'; import { zValidator } from '@hono/zod-validator'; import { Pool } from 'pg'; const app = new Hono(); const db = new Pool(); app.post('/', zValidator('json', schema), async (c) => { const { email } = c.req.valid('json'); ${insert('email')} });` },
    { name: 'the type is checked by hand', code: post(`const { email } = req.body; if (typeof email !== 'string') return res.status(400).end(); ${insert('email')}`), options: [...thorough] },
    { name: 'the type is checked by a named condition', code: post(`const { ids } = req.body; const isList = Array.isArray(ids) && ids.every((id) => typeof id === 'string'); if (!isList) return res.status(400).end(); ${insert('ids')}`), options: [...thorough] },
    { name: 'it is one of a list', code: post(`const { sort } = req.query; if (!['name', 'age'].includes(sort)) return res.status(400).end(); ${insert('sort')}`), options: [...thorough] },
    { name: 'it fits a pattern', code: post(`const { id } = req.query; if (!/^[a-z]+$/.test(id)) return res.status(400).end(); ${insert('id')}`), options: [...thorough] },
    { name: 'it is a literal by then', code: post(`const order = req.query.order === 'asc' ? 'ASC' : 'DESC'; ${insert('order')}`), options: [...thorough] },
    { name: 'a number that is capped', code: post(`const limit = Math.min(Number(req.query.limit) || 20, 100); ${insert('limit')}`), options: [...thorough] },
    { name: 'a part of the path as the key of a query', code: post(insert('req.params.id')), options: [...thorough] },
    { name: 'presence alone, unless thorough', code: post(`const { email } = req.body; if (!email) return res.status(400).end(); ${insert('email')}`) },
    { name: 'a number without a bound, unless thorough', code: post(`const n = parseInt(req.query.n, 10) || 10; ${insert('n')}`) },
    { name: 'only its truth is used', code: post(`const rows = await db.query(req.query.all ? 'SELECT 1' : 'SELECT 2'); res.json(rows);`), options: [...thorough] },
    { name: 'it only goes back to who sent it', code: post('res.json(req.body);'), options: [...thorough] },
    { name: 'the signature of a webhook is checked by its library', code: post(`const { data } = verifier.verify(req.body); ${insert('data')}`, `import { verifier } from 'elsewhere';`), options: [...thorough] },
    { name: 'the last part of a path stays in its folder', code: `import path from 'node:path'; ${post("fs.readFile(path.join('files', path.basename(req.params.name)), done);")}`, options: [...thorough] },
    { name: 'credentials are checked by what they are for', code: post(insert('req.headers.authorization')), options: [...thorough] },
    { name: 'a DTO with decorators behind a pipe', code: `import { Body, Controller, Post, UsePipes, ValidationPipe } from '@nestjs/common'; import { IsString } from 'class-validator'; import { Pool } from 'pg'; const db = new Pool(); class Dto { @IsString() email: string; } @Controller() @UsePipes(new ValidationPipe()) class Users { @Post() async add(@Body() dto: Dto) { ${insert('dto.email')} } }`, options: [...thorough] },
    { name: 'a pipe of the parameter', code: `import { Controller, Get, ParseIntPipe, Query } from '@nestjs/common'; import { Pool } from 'pg'; const db = new Pool(); @Controller() class Users { @Get() async list(@Query('page', ParseIntPipe) page: number) { ${insert('page')} } }`, options: [...thorough] },
    { name: 'the input of a procedure', code: `import { initTRPC } from '@trpc/server'; import { Pool } from 'pg'; const t = initTRPC.create(); const db = new Pool(); export const add = t.procedure.input(schema).mutation(async ({ input }) => { ${insert('input.email')} });`, options: [...thorough] },
    { name: 'arguments of a resolver, which the schema types', code: `import { ApolloServer } from '@apollo/server'; import { Pool } from 'pg'; const db = new Pool(); new ApolloServer({ resolvers: { Mutation: { add: async (_, args) => { ${insert('args.email')} } } } });`, options: [...thorough] },
    { name: 'a function that nothing proves to be a handler', code: `import { Pool } from 'pg'; const db = new Pool(); export async function add(req) { ${insert('req.body.email')} }`, options: [...thorough] },
    { name: 'a call that nothing proves to do anything', code: post('store.save(req.body);'), options: [...thorough] },
    { name: 'a key that the server sets before the handler', code: `${imports} const own = () => (req, res, next) => { try { req.body.userId = sessions[tokenOf(req)].id; next(); } catch { res.sendStatus(401); } }; app.post('/', own(), async (req, res) => { ${insert('req.body.userId')} });`, options: [...thorough] },
    { name: 'a key that a middleware for all routes sets', code: `${imports} app.use((req, res, next) => { req.body.userId = session.userId; next(); }); app.post('/', async (req, res) => { ${insert('req.body.userId')} });`, options: [...thorough] },
    { name: 'a key that the handler itself sets', code: post(`const body = req.body; body.userId = session.userId; ${insert('body.userId')}`), options: [...thorough] },
    { name: 'a key of a copy that the handler sets', code: post(`const row = { ...req.body }; row.userId = session.userId; ${insert('row.userId')}`), options: [...thorough] },
    { name: 'a part of a path of which only letters are left', code: post("const name = String(req.body.name).toLowerCase().replace(/[^a-z0-9_-]+/g, '-').slice(0, 48); fs.readFile('files/' + name, done);") },
    { name: 'a part of a path that a helper narrows', code: post("fs.readFile('files/' + safe(req.params.name), done);", "function safe(value) { const text = value.replace(/\\W/g, ''); return text || 'none'; }") },
    { name: 'an assertion of a package is given a look at the type', code: `import { invariantResponse } from '@epic-web/invariant'; ${post(`const { email } = req.body; invariantResponse(typeof email === 'string', 'email must be a text'); ${insert('email')}`)}`, options: [...thorough] },
    { name: 'an assertion of Node.js', code: `import assert from 'node:assert'; ${post(`const { email } = req.body; assert(typeof email === 'string'); ${insert('email')}`)}`, options: [...thorough] },
    { name: 'a date that is asked whether it is one', code: post(`const from = new Date(req.query.from); if (isNaN(from.getTime())) return res.status(400).end(); ${insert('from')}`), options: [...thorough] },
    { name: 'a switch that refuses all other values', code: post(`switch (req.query.kind) { case 'a': case 'b': break; default: throw new Error('kind'); } ${insert('req.query.kind')}`), options: [...thorough] },
    { name: 'the signature of the body is compared', code: `import crypto from 'node:crypto'; ${post(`const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex'); if (expected !== req.headers['x-signature']) return res.sendStatus(401); ${insert('req.body.email')}`)}`, options: [...thorough] },
    { name: 'the signature of the raw body is compared', code: `import { createHmac, timingSafeEqual } from 'crypto'; ${post(`if (!isSigned(req.rawBody, req.headers['x-signature'])) return res.sendStatus(401); ${insert('req.body.email')}`, `function isSigned(raw, signature) { const hmac = createHmac('sha256', secret); hmac.update(raw); return timingSafeEqual(Buffer.from(signature), Buffer.from(hmac.digest('hex'))); }`)}`, options: [...thorough] },
    { name: 'the body is used where its signature is right', code: `import crypto from 'node:crypto'; ${post(`const hash = crypto.createHmac('sha512', secret).update(JSON.stringify(req.body)).digest('hex'); if (hash === req.headers['x-signature']) { ${insert('req.body.email')} }`)}` },
    { name: 'an event that Stripe has signed', code: `import Stripe from 'stripe'; const stripe = new Stripe(key); ${post(`stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], secret); const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); ${insert('event.id', 'req.body.id')}`)}`, options: [...thorough] },
    { name: 'a key that the class beside it does not name never arrives', code: `${nest} @Controller() @UsePipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true })) class Users { @Get() async list(@Query() query: Dto, @Query('from') from: string) { ${insert('new Date(from)')} } }`, options: [...thorough] },
    { name: 'a list of errors whose length is asked', code: `import { plainToInstance } from 'class-transformer'; import { validate, IsEmail } from 'class-validator'; class Dto { @IsEmail() email: string; } ${post(`const dto = plainToInstance(Dto, req.body); const errors = await validate(dto); if (errors.length > 0) return res.sendStatus(400); ${insert('dto.email')}`)}`, options: [...thorough] },
    { name: 'a middleware goes on with what fits a schema of all parts', code: `${imports} const all = z.object({ body: z.object({ email: z.string() }) }); const check = async (req, res, next) => { await all.parseAsync({ body: req.body, query: req.query }); next(); }; app.post('/', check, async (req, res) => { ${insert('req.body.email')} });`, options: [...thorough] },
    { name: 'numbers that are made of capped ones', code: post(`const page = Math.max(1, parseInt(req.query.page, 10) || 1); const limit = Math.min(100, parseInt(req.query.limit, 10) || 20); ${insert('(page - 1) * limit')}`), options: [...thorough] },
    { name: 'a number of the path that is looked at', code: post(`const id = Number(req.params.id); if (Number.isNaN(id)) return res.sendStatus(400); ${insert('id')}`), options: [...thorough] },
    { name: 'a number of the path', options: [...thorough], code: post(insert('Number(req.params.id)')) },
    silent('options of a route that come from elsewhere may have a schema', fastify('options, ', `import { options } from 'elsewhere';`)),
    silent('so may options that are spread', fastify('{ ...options }, ', `import { options } from 'elsewhere';`)),
    silent('so may what stands where the schema belongs', fastify('{ schema: schemas.create }, ', `import { schemas } from 'elsewhere';`)),
    silent('a schema of zod as that of a route of Fastify', fastify('{ schema: { body: z.object({ email: z.string() }) } }, ')),
    silent('a hook of a route that replaces the body', fastify('{ preHandler: async (request) => { request.body = user.parse(request.body); } }, ', 'const user = z.object({ email: z.string() });')),
    silent('a schema of a route of hapi', hapi('options: { validate: { payload: Joi.object({ email: Joi.string() }) } }, ')),
    silent('a schema of a route of Elysia', elysia(', { body: t.Object({ email: t.String() }) }')),
    silent('a guard of Elysia', elysia('', '.guard({ body: t.Object({ email: t.String() }) })')),
    silent('a function that Hono validates with', hono(`validator('json', (value, c) => { const parsed = user.safeParse(value); return parsed.success ? parsed.data : c.text('no', 400); })`, `c.req.valid('json')`)),
    silent('a middleware of Koa that replaces the body', koa('const check = async (ctx, next) => { ctx.request.body = user.parse(ctx.request.body); await next(); };')),
    silent('a middleware of Koa that keeps what it has checked', koa('const check = async (ctx, next) => { ctx.state.user = user.parse(ctx.request.body); await next(); };', 'ctx.state.user.email')),
    silent('a middleware that makes a number of a part of the query', koa('const check = async (ctx, next) => { const { query } = ctx; query.limit = query.limit ? parseInt(query.limit, 10) : 20; await next(); };', 'ctx.query.limit')),
    silent('a body that h3 has validated', h3('await readValidatedBody(event, user.parse)')),
    silent('the input of a procedure that a schema checks', trpc('z.object({ email: z.string() })')),
    silent('what a schema of a safe action gives', safeAction('z.object({ email: z.string() })', 'parsedInput.email')),
    silent('a form that zod-form-data parses', `'use server'; import { zfd } from 'zod-form-data'; import { Pool } from 'pg'; const db = new Pool(); const form = zfd.formData({ email: zfd.text() }); export async function save(data) { const { email } = form.parse(data); ${insert('email')} }`),
    silent('chains of express-validator and a middleware that asks for their result', validated(`[body('email').isEmail(), stop]`, insert('req.body.email'))),
    silent('a text of the query that a database is given as a value', post(`const search = String(req.query.search); ${insert('search')}`)),
    silent('what a table in sight has something for', post(`const kind = KINDS[req.body.kind]; if (!kind) return res.sendStatus(400); ${insert('req.body.kind')}`, `const KINDS = { a: 1, b: 2 };`)),
    silent('values that a function of the project is given beside their schemas', post(`check([req.body, user], [req.query, page]); ${insert('req.body.email', 'req.query.page')}`, `const user = z.object({ email: z.string() }); const page = z.object({ page: z.string() }); function check(...pairs) { for (const [value, schema] of pairs) { const result = schema.safeParse(value); if (!result.success) throw new Error('invalid'); } }`)),
    silent('fields that are picked and looked at one by one', `import _ from 'lodash'; ${post(`const row = _.pick(req.body, ['email']); if (typeof row.email !== 'string') return res.status(400).end(); ${insert('row.email')}`)}`),
    { name: 'code for a browser', code: `'use client'; ${post(insert('req.body.email'))}` },
    { name: 'presence alone of a message of a queue, unless thorough', code: `import { Worker } from 'bullmq'; import { Pool } from 'pg'; const db = new Pool(); new Worker('mail', async (job) => { ${insert('job.data.email')} });` },
  ],
  invalid: inJavaScript([
    reports('an id of MongoDB that nobody looks at', post(`const { id } = req.body; await client.db('a').collection('users').findOne({ _id: new ObjectId(id) });`, `import { MongoClient, ObjectId } from 'mongodb'; const client = new MongoClient(url);`)),
    reports('a document found through a client that is kept on a global', post(`const { email } = req.body; const db = await getDb(); await db.collection('users').findOne({ email });`, `import { MongoClient } from 'mongodb'; let promise; if (dev) { if (!global._p) global._p = new MongoClient(url).connect(); promise = global._p; } else { promise = new MongoClient(url).connect(); } async function getDb() { return (await promise).db('a'); }`)),
    reportsThoroughly('a field of a record that is saved', `const { Sequelize } = require('sequelize'); const express = require('express'); const app = express(); const Order = new Sequelize(url).define('Order', {}); app.patch('/orders/:id', async (req, res) => { const order = await Order.findByPk(1); order.status = req.body.status; await order.save(); });`),
    reports('a member of the body reaches a query', post(insert('req.body.email'))),
    reports('by destructuring', post(`const { email } = req.body; ${insert('email')}`)),
    reports('by nested destructuring and an alias', post(`const { user: { email: mail } } = req.body; const text = mail; ${insert('text')}`)),
    reports('by destructuring of the request', `${imports} app.post('/', async ({ body }, res) => { ${insert('body.email')} });`, 'body'),
    reports('by an object that it is put into', post(`const filter = {}; if (req.query.tag) filter.tag = req.query.tag; ${insert('filter')}`), 'req.query'),
    reports('by a spread', post(`const row = { ...req.body, at: new Date() }; ${insert('row')}`)),
    reports('by a list', post(`for (const item of req.body.items) { ${insert('item.id')} }`)),
    reports('by a callback', post(`await Promise.all(req.body.items.map((item) => db.query('DELETE FROM t WHERE id = $1', [item.id])));`)),
    reports('by a default', post(`const days = req.body.days || 30; ${insert('days')}`)),
    reports('by a cast', post(`const email = req.body.email as string; ${insert('email')}`)),
    reports('by a function of the file', post('await save(req.body.email);', `async function save(email) { ${insert('email')} }`)),
    reports('by what a function of the file returns', post(`const row = rowOf(req.body); ${insert('row')}`, 'const rowOf = (body) => ({ email: body.email });')),
    reports('by a method of a class', post('await users.add(req.body.email);', `class Users { async add(email) { ${insert('email')} } } const users = new Users();`)),
    reports('by a function that is given the request', post('await save(req);', `async function save(request) { ${insert('request.body.email')} }`), 'save(req)'),
    reports('one report for each part of the input', post(`const { a, b } = req.body; ${insert('a')} ${insert('b')} ${insert('req.body.c')}`)),
    reports('a date of anything', post(`const from = new Date(req.query.from); ${insert('from')}`), 'req.query'),
    reports('an address from outside', post('await axios.get(req.query.url);'), 'req.query -> a request to another service'),
    reports('the body of a request to another service', post(`await axios.post('https://api.example.com', { email: req.body.email });`), 'req.body -> a request to another service'),
    reports('the path of a file', post(`fs.readFile('files/' + req.params.name, done);`), 'req.params -> the path of a file'),
    reports('the path that a file is moved to', `import { move } from 'fs-extra'; ${post("await move('in/a.txt', 'files/' + req.body.name);")}`, 'req.body -> the path of a file'),
    reports('a path of graceful-fs, without waiting', `import gfs from 'graceful-fs'; ${post("gfs.unlinkSync('files/' + req.body.name);")}`, 'req.body -> the path of a file'),
    reports('a command of execa', `import { execaCommand } from 'execa'; ${post("await execaCommand('convert ' + req.query.name);")}`, 'req.query -> another process'),
    reports('a command', `import { exec } from 'node:child_process'; ${post("exec('convert ' + req.query.name);")}`, 'req.query -> another process'),
    reports('a pattern', post(`const pattern = new RegExp(req.query.search, 'i'); res.json(names.filter((name) => pattern.test(name)));`), 'req.query -> a regular expression'),
    reports('what runs', `${post('const job = jobs[req.params.job]; await job();', `import * as jobs from './jobs';`)}`, 'req.params -> a look-up that decides what runs'),
    reports('how often a loop runs', post('for (let day = 0; day < req.query.days; day += 1) { count(day); }'), 'req.query -> the end of a loop'),
    reports('chains of express-validator whose result nobody asks', `import { body } from 'express-validator'; ${imports} app.post('/', body('email').isEmail(), async (req, res) => { ${insert('req.body.email')} });`),
    reports('a list of errors that nobody looks at', `import { validate } from 'class-validator'; ${post(`await validate(req.body); ${insert('req.body.email')}`)}`),
    reports('an instance is made, and nothing checks it', `import { plainToInstance } from 'class-transformer'; ${post(`const user = plainToInstance(User, req.body); ${insert('user.email')}`)}`),
    reports('an input beside the one that is checked', post(`const { email } = schema.parse(req.body); ${insert('email', 'req.query.role')}`, schema), 'req.query'),
    reports('a field beside those that are checked', post(`const { email, role } = req.body; if (typeof email !== 'string') return res.status(400).end(); ${insert('email', 'role')}`)),
    { name: 'the body of a Hono request', code: `import { Hono } from 'hono'; import { Pool } from 'pg'; const app = new Hono(); const db = new Pool(); app.post('/', async (c) => { const body = await c.req.json(); ${insert('body.email')} });`, errors: [{ messageId: 'unchecked' }] },
    { name: 'the body of a Lambda event', code: `import type { APIGatewayProxyEvent } from 'aws-lambda'; import { Pool } from 'pg'; const db = new Pool(); export const handler = async (event: APIGatewayProxyEvent) => { const { id } = JSON.parse(event.body ?? '{}'); ${insert('id')} };`, errors: [{ messageId: 'unchecked' }] },
    { name: 'a message of a socket', code: `import { Server } from 'socket.io'; import { Pool } from 'pg'; const io = new Server(); const db = new Pool(); io.on('connection', (socket) => { socket.on('say', async (text) => { ${insert('text')} }); });`, errors: [{ messageId: 'unchecked' }] },
    { name: 'a DTO without any pipe', code: `import { Body, Controller, Post, UsePipes, ValidationPipe } from '@nestjs/common'; import { Pool } from 'pg'; const db = new Pool(); class Dto { email: string; } @Controller() @UsePipes(new ValidationPipe()) class Users { @Post() async add(@Body() dto: Dto) { ${insert('dto.email')} } }`, errors: [{ messageId: 'unchecked' }] },
    { name: 'an inline type behind a pipe', code: `import { Body, Controller, Post, UsePipes, ValidationPipe } from '@nestjs/common'; import { Pool } from 'pg'; const db = new Pool(); @Controller() @UsePipes(new ValidationPipe()) class Users { @Post() async add(@Body() body: { email: string }) { ${insert('body.email')} } }`, errors: [{ messageId: 'unchecked' }] },
    reports('a key beside the one that the server sets', `${imports} const own = (req, res, next) => { req.body.userId = session.userId; next(); }; app.post('/', own, async (req, res) => { const id = req.body.userId; ${insert('id', 'req.body.amount')} });`),
    reports('a key that is only set where it is missing', `${imports} const own = (req, res, next) => { if (!req.body.limit) req.body.limit = 10; next(); }; app.post('/', own, async (req, res) => { ${insert('req.body.limit')} });`),
    reports('a key that has a default', post(`req.body.limit ??= 10; ${insert('req.body.limit')}`)),
    reports('a key that is set from input', `${imports} const own = (req, res, next) => { req.body.userId = req.query.userId; next(); }; app.post('/', own, async (req, res) => { ${insert('req.body.userId')} });`),
    reports('a key that may not be set, and the handler runs all the same', `${imports} const own = (req, res, next) => { try { req.body.userId = verify(token).id; } catch { log(); } next(); }; app.post('/', own, async (req, res) => { ${insert('req.body.userId')} });`),
    reports('a part of a path that may have separators left', post("fs.readFile('files/' + req.params.name.replace(/[^\\w./-]/g, ''), done);"), 'req.params -> the path of a file'),
    reports('a part of a path of which only the first separator is gone', post("fs.readFile('files/' + req.params.name.replace(/[^a-z]/, ''), done);"), 'req.params -> the path of a file'),
    reports('a part of a path whose separators are put back', post("fs.readFile('files/' + req.params.name.replace(/[^a-z]/g, '/'), done);"), 'req.params -> the path of a file'),
    reports('a log line is given a look at the type', `import { log } from 'some-logger'; ${post(`const { email } = req.body; log(typeof email === 'string'); ${insert('email')}`)}`),
    reports('a date that nobody asks whether it is one', post(`const from = new Date(req.query.from); report(from.getTime()); ${insert('from')}`), 'req.query'),
    reportsThoroughly('a switch that lets other values through', post(`switch (req.query.kind) { case 'a': break; default: break; } ${insert('req.query.kind')}`), 'req.query'),
    reports('a signature that nobody compares', `import crypto from 'node:crypto'; ${post(`const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex'); res.set('x-signature', expected); ${insert('req.body.email')}`)}`),
    reports('a wrong signature that is only logged', `import crypto from 'node:crypto'; ${post(`const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex'); if (expected !== req.headers['x-signature']) console.warn('signature'); ${insert('req.body.email')}`)}`),
    reports('a hash that needs no secret', `import crypto from 'node:crypto'; ${post(`const sum = crypto.createHash('sha256').update(JSON.stringify(req.body)).digest('hex'); if (!crypto.timingSafeEqual(Buffer.from(sum), Buffer.from(req.body.sum))) return res.sendStatus(400); ${insert('req.body.email')}`)}`),
    { name: 'a key beside a class whose pipe drops other keys', code: `${nest} @Controller() @UsePipes(new ValidationPipe({ whitelist: true })) class Users { @Get() async list(@Query() query: Dto, @Query('from') from: string) { ${insert('new Date(from)')} } }`, errors: [{ messageId: 'unchecked' }] },
    { name: 'a key of another part than the class', code: `${nest} @Controller() @UsePipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true })) class Users { @Get() async list(@Body() body: Dto, @Query('from') from: string) { ${insert('new Date(from)')} } }`, errors: [{ messageId: 'unchecked' }] },
    reportsThoroughly('presence alone', post(`const { email } = req.body; if (!email) return res.status(400).end(); ${insert('email')}`)),
    reportsThoroughly('length alone', post(`const { password } = req.body; if (password.length < 8) return res.status(400).end(); ${insert('password')}`)),
    reportsThoroughly('a number without a bound', post(`const n = Number(req.query.n) || 10; ${insert('n')}`), 'req.query'),
    reportsThoroughly('a header of its own', post(insert(`req.headers['x-tenant-id']`)), 'req.headers'),
    reportsThoroughly('a part of the path in an address', post('await axios.get(`https://api.example.com/users/${req.params.id}`);'), 'req.params -> a request to another service'),
    reportsThoroughly('the body beside what a schema gave', post(`const result = schema.safeParse(req.body); if (!result.success) return res.status(400).end(); ${insert('req.body.role')}`, schema)),
    reportsThoroughly('numbers that a list is made into', post(`const ids = req.query.ids.split(',').map(Number); ${insert('ids')}`), 'req.query'),
    { name: 'a message of a socket by its fields', code: `import { Server } from 'socket.io'; import { Pool } from 'pg'; const io = new Server(); const db = new Pool(); io.on('connection', (socket) => { socket.on('find', async ({ email }) => { ${insert('email')} }); });`, errors: [{ messageId: 'unchecked' }] },
    { name: 'the input of a procedure that takes anything', code: `import { initTRPC } from '@trpc/server'; import { z } from 'zod'; import { Pool } from 'pg'; const t = initTRPC.create(); const db = new Pool(); export const add = t.procedure.input(z.any()).mutation(async ({ input }) => { ${insert('input.email')} });`, errors: [{ messageId: 'unchecked' }] },
    { name: 'a message of a queue, when thorough', code: `import { Worker } from 'bullmq'; import { Pool } from 'pg'; const db = new Pool(); new Worker('mail', async (job) => { ${insert('job.data.email')} });`, options: [...thorough], errors: [{ messageId: 'unchecked' }] },
    speaks('a route of Fastify without a schema', fastify('')),
    speaks('a schema of a route that only says what is answered', fastify('{ schema: { response: { 200: {} } } }, ')),
    speaks('a schema of a route for another part', fastify(`{ schema: { querystring: { type: 'object' } } }, `)),
    speaks('a bound method is no options', `import Fastify from 'fastify'; import { Pool } from 'pg'; const app = Fastify(); const db = new Pool(); class Users { async add(request) { ${insert('request.body.email')} } } const users = new Users(); app.post('/', users.add.bind(users));`),
    speaks('a route of hapi without a schema', hapi('')),
    speaks('a route of hapi with a schema for another part', hapi('options: { validate: { query: Joi.object({}) } }, ')),
    speaks('a route of Elysia without a schema', elysia('')),
    speaks('a route of Elysia with a schema for another part', elysia(', { query: t.Object({}) }')),
    speaks('a validator of Hono for another part', hono(`zValidator('query', z.object({}))`, 'await c.req.json()')),
    speaks('a validator of Hono that takes anything', hono(`zValidator('json', z.any())`, `c.req.valid('json')`)),
    speaks('a function that Hono is given, and that gives back what it is given', hono(`validator('json', (value) => value)`, `c.req.valid('json')`)),
    speaks('a body that h3 validates with nothing', h3('await readValidatedBody(event, (body) => body)')),
    speaks('the input of a procedure that a function lets through', trpc('(value) => value as { email: string }')),
    speaks('the input of a procedure that is only said to be something', trpc('z.custom()')),
    speaks('what was sent to a safe action', safeAction('z.object({ email: z.string() })', 'clientInput.email')),
    speaks('a safe action that takes anything', safeAction('z.any()', 'parsedInput.email')),
    speaks('a schema of celebrate for another part', `import { celebrate, Joi } from 'celebrate'; ${imports} app.post('/', celebrate({ query: Joi.object() }), async (req, res) => { ${insert('req.body.email')} });`),
    speaks('a form that nothing parses', `import { Hono } from 'hono'; import { Pool } from 'pg'; const app = new Hono(); const db = new Pool(); app.post('/', async (c) => { const form = await c.req.formData(); const email = form.get('email') as string; ${insert('email')} });`),
    reportsThoroughly('what a function of the project checks, and gives, where the original is used', post(`const user = check(req.body); ${insert('req.body.email')}`, `${schema} function check(value) { const result = schema.safeParse(value); if (!result.success) throw new Error('invalid'); return result.data; }`)),
    reports('what a table in sight has something for, where that runs', post('const job = JOBS[req.params.job]; if (!job) return res.sendStatus(404); await job();', 'const JOBS = { a: () => 1 };'), 'req.params -> a look-up that decides what runs'),
    reports('a value that nobody looks up', post(`const kind = KINDS[req.body.kind]; ${insert('req.body.kind', 'kind')}`, `const KINDS = { a: 1, b: 2 };`)),
    speaks('a class that is imported as a type is none for the pipe', `import { Body, Controller, Post, UsePipes, ValidationPipe } from '@nestjs/common'; import type { Dto } from './dto'; import { Pool } from 'pg'; const db = new Pool(); @Controller() @UsePipes(new ValidationPipe()) class Users { @Post() async add(@Body() dto: Dto) { ${insert('dto.email')} } }`),
    speaks('a handler that a function keeps on what it makes', `${imports} function Users() { this.add = async (req, res) => { ${insert('req.body.email')} }; } const users = new Users(); app.post('/', users.add);`),
    speaks('a handler that stands in a prototype', `${imports} function Users() {} Users.prototype.add = async function (req, res) { ${insert('req.body.email')} }; const users = new Users(); app.post('/', users.add);`),
    {
      name: 'a type makes the schema of a route that has none',
      code: `import Fastify from 'fastify'; import { Pool } from 'pg'; const app = Fastify(); const db = new Pool();\napp.post<{ Body: { email: string } }>('/', async (request) => {\n  const { email } = request.body;\n  ${send}\n});`,
      filename: 'file.ts',
      errors: [
        {
          messageId: 'unchecked',
          suggestions: [
            {
              messageId: 'route',
              data: { schema: 'body' },
              output: `import Fastify from 'fastify'; import { Pool } from 'pg'; const app = Fastify(); const db = new Pool();\napp.post<{ Body: { email: string } }>('/', { schema: { body: { type: 'object', properties: { email: { type: 'string' } }, required: ['email'], additionalProperties: false } } }, async (request) => {\n  const { email } = request.body;\n  ${send}\n});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a schema of a route in the way of TypeBox, where the file has that',
      code: `import Fastify from 'fastify'; import { Type } from '@sinclair/typebox'; import { Pool } from 'pg'; const app = Fastify(); const db = new Pool();\napp.post('/', { schema: { response: {} } }, async (request) => {\n  const { email } = request.body as { email: string };\n  ${send}\n});`,
      filename: 'file.ts',
      ...inAutofix,
      output: `import Fastify from 'fastify'; import { Type } from '@sinclair/typebox'; import { Pool } from 'pg'; const app = Fastify(); const db = new Pool();\napp.post('/', { schema: { response: {}, body: Type.Object({ email: Type.String() }, { additionalProperties: false }) } }, async (request) => {\n  const { email } = request.body as { email: string };\n  ${send}\n});`,
      errors: [{ messageId: 'unchecked' }],
    },
    {
      name: 'a schema in scope that names the same keys parses it',
      code: `${head}const userBody = z.object({ email: z.string() }); app.post('/', async (req, res) => {\n  const { email } = req.body;\n  ${send}\n});`,
      ...inAutofix,
      output: `${head}const userBody = z.object({ email: z.string() }); app.post('/', async (req, res) => {\n  const parsed = userBody.safeParse(req.body);\n  if (!parsed.success) {\n    res.status(400).json({ error: 'Invalid input' });\n    return;\n  }\n  const { email } = parsed.data;\n  ${send}\n});`,
      errors: [{ messageId: 'unchecked' }],
    },
    {
      name: 'a declared type makes a schema',
      code: `import Fastify from 'fastify'; import { Pool } from 'pg'; import { z } from 'zod'; const app = Fastify(); const db = new Pool();\ninterface Body { email: string; role?: 'a' | 'b'; tags: string[] }\napp.post('/', async (request, reply) => {\n  const { email } = request.body as Body;\n  ${send}\n});`,
      errors: [
        {
          messageId: 'unchecked',
          suggestions: [
            {
              messageId: 'parse',
              data: { schema: 'bodySchema' },
              output: `import Fastify from 'fastify'; import { Pool } from 'pg'; import { z } from 'zod'; const app = Fastify(); const db = new Pool();\ninterface Body { email: string; role?: 'a' | 'b'; tags: string[] }\nconst bodySchema = z.object({ email: z.string(), role: z.enum(['a', 'b']).optional(), tags: z.array(z.string()) });\n\napp.post('/', async (request, reply) => {\n  const parsed = bodySchema.safeParse(request.body);\n  if (!parsed.success) {\n    return reply.code(400).send({ error: 'Invalid input' });\n  }\n  const { email } = parsed.data;\n  ${send}\n});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a schema that is still to be written, where no type says what is expected',
      code: `${head}app.post('/', async (req, res) => {\n  const { email } = req.body as any;\n  ${send}\n});`,
      filename: 'file.ts',
      errors: [
        {
          messageId: 'unchecked',
          suggestions: [
            {
              messageId: 'write',
              data: { schema: 'bodySchema' },
              output: `${head}app.post('/', async (req, res) => {\n  const parsed = bodySchema.safeParse(req.body);\n  if (!parsed.success) {\n    res.status(400).json({ error: 'Invalid input' });\n    return;\n  }\n  const { email } = parsed.data;\n  ${send}\n});`,
            },
          ],
        },
      ],
    },
    {
      name: 'no repair where another expression has the same part',
      code: `${head}const userBody = z.object({ email: z.string() }); app.post('/', async (req, res) => {\n  const { email } = req.body;\n  ${send} ${insert('req.body.role')}\n});`,
      errors: [{ messageId: 'unchecked' }],
    },
    {
      name: 'no repair where the type says nothing',
      code: `${head}app.post('/', async (req, res) => {\n  const { email } = req.body as any;\n  ${send}\n});`,
      errors: [{ messageId: 'unchecked' }],
    },
  ]),
};
