import type rule from '../../src/rules/no-mass-assignment.js';
import { inJavaScript } from '../support/in-javascript.js';
import type { CasesOf } from '../support/rule-tester.js';

const extraKeys = [{ extraKeys: true }] as const;

const imports = `import express from 'express'; import { z } from 'zod'; import { PrismaClient } from '@prisma/client'; import mongoose from 'mongoose'; const app = express(); const prisma = new PrismaClient(); const Post = mongoose.model('Post', new mongoose.Schema({})); `;
const put = (body: string, before = ''): string => `${imports}${before} app.put('/posts/:id', async (req, res, next) => { ${body} });`;
const schema = 'const schema = z.object({ title: z.string() });';
const nest = (pipe: string, dto: string, type = 'Dto'): string =>
  `import { Body, Controller, Post, UsePipes, ValidationPipe } from '@nestjs/common'; import { IsString } from 'class-validator'; import { InjectRepository } from '@nestjs/typeorm'; import { Repository } from 'typeorm'; class Note {} ${dto} @Controller() ${pipe} class Notes { constructor(@InjectRepository(Note) private readonly notes: Repository<Note>) {} @Post() add(@Body() dto: ${type}) { return this.notes.save(dto); } }`;

const typeorm = (body: string): string =>
  `import express from 'express'; import { DataSource } from 'typeorm'; const app = express(); class Note {} const source = new DataSource({}); const notes = source.getRepository(Note); app.put('/notes/:id', async (req, res) => { ${body} });`;
const knex = `import express from 'express'; import knex from 'knex'; const app = express(); const db = knex({ client: 'pg' });`;
const kysely = `import express from 'express'; import { Kysely } from 'kysely'; const app = express(); const db = new Kysely({ dialect });`;
const sequelize = `import express from 'express'; import { Model } from 'sequelize'; const app = express(); class User extends Model {}`;

const typed = 'interface Note { title: string; tag?: string }';
const ajv = `import Ajv from 'ajv'; const validate = new Ajv().compile(schema); ${typed}`;
const checked = (body: string): string => put(`if (!validate(req.body)) return res.sendStatus(400); ${body}`, ajv);
const picks = (name: string, body: string, output: string, fields = '`title`, `tag`') =>
  ({ name, code: checked(body), options: [...extraKeys], errors: [{ messageId: 'written', suggestions: [{ messageId: 'pick', data: { fields }, output: checked(output) }] }] }) as const;
const unpicked = (name: string, body: string) => ({ name, code: checked(body), options: [...extraKeys], errors: [{ messageId: 'written' }] }) as const;

const reports = (name: string, code: string, input = 'req.body', where = 'to a record') => ({ name, code, errors: [{ messageId: 'written', data: { input, where } }] }) as const;

const fastify = (schema: string): string => `import Fastify from 'fastify'; import { Type } from '@sinclair/typebox'; import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); const app = Fastify(); app.post('/', { schema: { body: ${schema} } }, async (request) => prisma.post.create({ data: request.body }));`;
const trpc = (schema: string): string => `import { initTRPC } from '@trpc/server'; import { z } from 'zod'; import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); const t = initTRPC.create(); export const add = t.procedure.input(${schema}).mutation(({ input }) => prisma.post.create({ data: input }));`;
const signUp = (body: string, before = '', route = '/auth/register'): string => `${imports} app.post('${route}', ${before}async (req, res) => { ${body} });`;
const account = `const { email, role } = req.body; await Post.create({ email, role: role || 'user' }); res.end();`;
const keeps = (name: string, code: string) => ({ name, code, options: [...extraKeys], errors: [{ messageId: 'written' }] }) as const;
const chosen = (name: string, code: string, input = 'role') => ({ name, code, errors: [{ messageId: 'chosen', data: { input } }] }) as const;

/** What the rule says of which code. */
const parsed = put(`const parsed = noteSchema.safeParse(req.body);\nif (!parsed.success) {\n  res.status(400).json({ error: 'Invalid input' });\n  return;\n}\nconst note = parsed.data; await Post.findByIdAndUpdate(req.params.id, note);`, `${typed} const noteSchema = z.object({ title: z.string(), tag: z.string().optional() });\n\n`).replace('\n\n app', '\n\napp');

export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'columns of postgres.js that are named', code: `import express from 'express'; import postgres from 'postgres'; const app = express(); const sql = postgres(url); app.put('/:id', async (req, res) => { await sql\`update users set \${sql(req.body, 'name', 'bio')} where id = \${req.params.id}\`; });` },
    { name: 'a list for postgres.js', code: `import express from 'express'; import postgres from 'postgres'; const app = express(); const sql = postgres(url); app.post('/', async (req, res) => { await sql\`select id from users where id in \${sql(req.body.ids)}\`; });` },
    { name: 'fields that are named one by one', code: put('const { title, body } = req.body; await prisma.post.create({ data: { title, body } });') },
    { name: 'what a schema gives, which drops other keys', code: put('await prisma.post.create({ data: schema.parse(req.body) });', schema), options: [...extraKeys] },
    { name: 'the same spread', code: put('const data = schema.parse(req.body); await Post.create({ ...data, author: 1 });', schema), options: [...extraKeys] },
    { name: 'a verdict and what it gives', code: put('const result = schema.safeParse(req.body); if (!result.success) return res.sendStatus(400); await Post.create(result.data);', schema), options: [...extraKeys] },
    { name: 'joi refuses other keys', code: `import Joi from 'joi'; ${put('const { error } = schema.validate(req.body); if (error) return res.sendStatus(400); await Post.create(req.body);', 'const schema = Joi.object({ title: Joi.string() });')}`, options: [...extraKeys] },
    { name: 'a schema before the handler replaces the body', code: `${imports}${schema} const check = (req, res, next) => { req.body = schema.parse(req.body); next(); }; app.post('/', check, async (req, res) => { await Post.create(req.body); });` },
    { name: 'a field that holds it', code: put('await Post.create({ title: "a", meta: req.body.meta });') },
    { name: 'the condition of a query builder', code: `${knex} app.get('/posts', async (req, res) => { res.json(await db('posts').where(req.query)); });` },
    { name: 'a record that is deleted', code: typeorm('await notes.remove(req.body);') },
    { name: 'an object of zod that is strict after all', code: put('await Post.create(schema.parse(req.body));', 'const schema = z.object({ title: z.string() }).passthrough().strict();'), options: [...extraKeys] },
    { name: 'an object of yup that drops other keys', code: `import * as yup from 'yup'; ${put('const data = await schema.validate(req.body); await Post.create(data);', 'const schema = yup.object({ title: yup.string() }).noUnknown();')}`, options: [...extraKeys] },
    { name: 'an option of yup that drops other keys', code: `import * as yup from 'yup'; ${put('const data = await schema.validate(req.body, { stripUnknown: true }); await Post.create(data);', 'const schema = yup.object({ title: yup.string() });')}`, options: [...extraKeys] },
    { name: 'a JSON schema that refuses other keys', code: `import Ajv from 'ajv'; ${put('if (!check(req.body)) return res.sendStatus(400); await Post.create(req.body);', 'const check = new Ajv().compile({ type: "object", properties: {}, additionalProperties: false });')}`, options: [...extraKeys] },
    { name: 'fields of a list in sight', code: put('const post = await Post.findById(req.params.id); for (const key of KEYS) if (req.body[key] !== undefined) post[key] = req.body[key]; await post.save();', "const KEYS = ['title', 'text'];"), options: [...extraKeys] },
    { name: 'fields of a list in sight, by a callback', code: put("const post = await Post.findById(req.params.id); ['title', 'text'].forEach((key) => { post[key] = req.body[key]; }); await post.save();"), options: [...extraKeys] },
    { name: 'an instance of Ajv that takes all other keys away', code: `import Ajv from 'ajv'; ${put('if (!check(req.body)) return res.sendStatus(400); await Post.create(req.body);', 'const check = new Ajv({ removeAdditional: "all" }).compile({ type: "object", properties: {} });')}`, options: [...extraKeys] },
    { name: 'a JSON schema of a route that takes other keys out', code: fastify(`{ type: 'object', properties: {}, additionalProperties: false }`), options: [...extraKeys] },
    { name: 'a schema of TypeBox that refuses other keys', code: fastify('Type.Object({}, { additionalProperties: false })'), options: [...extraKeys] },
    { name: 'a JSON schema of a route that keeps other keys, unless asked for', code: fastify(`{ type: 'object', properties: {} }`) },
    { name: 'a schema of a procedure drops other keys', code: trpc('z.object({ title: z.string() })'), options: [...extraKeys] },
    { name: 'fields that are picked', code: `import _ from 'lodash'; ${put("await Post.create(_.pick(req.body, ['title']));")}`, options: [...extraKeys] },
    { name: 'entries whose keys are asked for', code: put('await Post.create(Object.fromEntries(Object.entries(req.body).filter(([key]) => KEYS.includes(key))));', "const KEYS = ['title'];") },
    { name: 'a key that is looked up in a list before it is written', code: put('const post = await Post.findById(req.params.id); for (const [key, value] of Object.entries(req.body)) { if (!KEYS.includes(key)) continue; post[key] = value; } await post.save();', "const KEYS = ['title'];") },
    { name: 'columns of Sequelize that are listed', code: `${sequelize} app.put('/:id', async (req, res) => { await User.update(req.body, { where: { id: req.params.id }, fields: ['name'] }); });` },
    { name: 'what express-validator has checked, unless asked for', code: `import { body, validationResult } from 'express-validator'; ${imports} app.post('/', body('title').isString(), async (req, res) => { if (!validationResult(req).isEmpty()) return res.sendStatus(400); await Post.create(req.body); });` },
    { name: 'what express-validator gives, which has no other keys', code: `import { body, matchedData } from 'express-validator'; ${imports} app.post('/', body('title').isString(), async (req, res) => { await Post.create(matchedData(req)); });`, options: [...extraKeys] },
    { name: 'a role that is one of a list', code: signUp(`if (!['buyer', 'seller'].includes(req.body.role)) return res.sendStatus(400); ${account}`) },
    { name: 'a role that somebody who is let in chooses', code: signUp(account, 'requireAdmin, ') },
    { name: 'a role that somebody who is logged in chooses', code: signUp(`if (!req.user.isAdmin) return res.sendStatus(403); ${account}`) },
    { name: 'a role in a route that is no sign-up', code: signUp(account, '', '/users') },
    { name: 'a role that is looked for', code: signUp('const { role } = req.body; res.json(await Post.find({ role }).limit(10));') },
    { name: 'a role of the server', code: signUp(`const { email } = req.body; await Post.create({ email, role: 'user' });`) },
    { name: 'a filter', code: put('await Post.find(req.body);') },
    { name: 'a filter and named fields', code: put('await Post.findByIdAndUpdate(req.params.id, { title: req.body.title });') },
    { name: 'a DTO behind a pipe that drops other keys', code: nest('@UsePipes(new ValidationPipe({ whitelist: true }))', 'class Dto { @IsString() text: string }'), options: [...extraKeys] },
    { name: 'a DTO behind a pipe that keeps other keys, unless asked for', code: nest('@UsePipes(new ValidationPipe())', 'class Dto { @IsString() text: string }') },
    { name: 'arguments of a resolver, whose keys the schema names', code: `import { ApolloServer } from '@apollo/server'; import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); new ApolloServer({ resolvers: { Mutation: { add: (_, { input }) => prisma.post.create({ data: input }) } } });`, options: [...extraKeys] },
    { name: 'a store that nothing proves to be a database', code: put('await store.create(req.body);'), options: [...extraKeys] },
    { name: 'a function that nothing proves to be a handler', code: `${imports} export async function add(req) { await Post.create(req.body); }` },
  ],
  invalid: inJavaScript([
    reports('the body as columns of postgres.js', `import express from 'express'; import postgres from 'postgres'; const app = express(); const sql = postgres(url); app.put('/:id', async (req, res) => { await sql\`update users set \${sql(req.body)} where id = \${req.params.id}\`; });`),
    reports('the body as data of Prisma', put('await prisma.post.update({ where: { id: req.params.id }, data: req.body });')),
    reports('the body as a document', put('await Post.create(req.body);')),
    reports('the body in a new document', put('const post = new Post(req.body); await post.save();')),
    reports('a spread of it', put('await Post.create({ ...req.body, author: req.user.id });')),
    reports('a variable that holds it', put('const changes = req.body; await Post.findByIdAndUpdate(req.params.id, changes);')),
    reports('what is left of it', put('const { id, ...rest } = req.body; await Post.findByIdAndUpdate(id, rest);')),
    reports('an update with an operator', put('await Post.updateOne({ _id: req.params.id }, { $set: req.body });')),
    reports('each of its keys', put('const post = await Post.findById(req.params.id); for (const key of Object.keys(req.body)) post[key] = req.body[key]; await post.save();')),
    reports('an object in it', put('await Post.create(req.body.post);')),
    reports('elements of a list in it', put('await prisma.post.createMany({ data: req.body.posts.map((each) => ({ ...each, draft: true })) });')),
    reports('a cast of it', put('await prisma.post.create({ data: req.body as any });')),
    reports('what is assigned to a document', put('const post = await Post.findById(req.params.id); Object.assign(post, req.body); await post.save();')),
    reports('what a new document is given later', put('const post = await Post.findById(req.params.id); post.set(req.body); await post.save();')),
    reports('an entity that is made of it', typeorm('const note = notes.create(req.body); await notes.save(note);')),
    reports('an entity that it is merged into', typeorm('const note = await notes.findOneBy({ id: req.params.id }); notes.merge(note, req.body); await notes.save(note);')),
    reports('through the manager of a transaction', typeorm('await source.transaction(async (manager) => { await manager.insert(Note, req.body); });')),
    reports('a query that is run later', `${knex} app.put('/posts/:id', async (req, res) => { const query = db('posts').update(req.body); await query.where({ id: req.params.id }); });`),
    reports('a chain that is run later', `${kysely} app.put('/posts/:id', async (req, res) => { const query = db.updateTable('posts').set(req.body); await query.where('id', '=', req.params.id).execute(); });`),
    reports('what a conflict writes', `import { drizzle } from 'drizzle-orm/node-postgres'; import express from 'express'; const app = express(); const db = drizzle(url); app.put('/', async (req, res) => { await db.insert(notes).values({ id: 1 }).onConflictDoUpdate({ target: notes.id, set: req.body }); });`),
    reports('an instance of Sequelize', `${sequelize} app.put('/:id', async (req, res) => { const user = await User.findByPk(req.params.id); await user.update(req.body); });`),
    reports('a record that is built first', `${sequelize} app.put('/', async (req, res) => { const user = User.build(req.body); await user.save(); });`),
    reports('a model of Objection', `import { Model } from 'objection'; import express from 'express'; const app = express(); class Person extends Model {} app.put('/:id', async (req, res) => { res.json(await Person.query().patchAndFetchById(req.params.id, req.body)); });`),
    reports('by a function', put('await add(req.body);', 'async function add(data) { await Post.create({ ...data, at: Date.now() }); }'), 'req.body', 'to a record elsewhere'),
    chosen('a role that whoever signs up chooses', signUp(account)),
    chosen('a role behind a limit of requests', signUp(account, 'authLimiter, ', '/signup')),
    chosen('a role in a handler whose parameters have types', signUp(account).replace('(req, res)', '(req: express.Request, res: express.Response)')),
    chosen('a role of a record that is saved later', signUp('const { email, isAdmin } = req.body; const user = new Post({ email, isAdmin }); await user.save();'), 'isAdmin'),
    chosen('a role that another function inserts', `import { Pool } from 'pg'; const db = new Pool(); async function add(email, role) { await db.query('INSERT INTO users (email, role) VALUES ($1, $2)', [email, role]); } ${signUp('const { email, role } = req.body; await add(email, role);')}`),
    keeps('a JSON schema of a route that keeps other keys', fastify(`{ type: 'object', properties: {} }`)),
    keeps('a schema of TypeBox that keeps other keys', fastify('Type.Object({})')),
    keeps('a schema of a procedure that is told to keep other keys', trpc('z.object({ title: z.string() }).passthrough()')),
    keeps('a body whose fields express-validator has checked', `import { body, validationResult } from 'express-validator'; ${imports} app.post('/', body('title').isString(), async (req, res) => { if (!validationResult(req).isEmpty()) return res.sendStatus(400); await Post.create(req.body); });`),
    reports('an upsert, which is one write', put('await prisma.post.upsert({ where: { id: req.params.id }, create: { ...req.body }, update: req.body });')),
    reports('an item of DynamoDB', `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'; const db = DynamoDBDocumentClient.from(new DynamoDBClient({})); ${put("await db.send(new PutCommand({ TableName: 'posts', Item: { ...req.body } }));")}`),
    reports('presence says nothing of other keys', put('if (!req.body) return res.sendStatus(400); await Post.create(req.body);')),
    reports('neither does its type', put('if (typeof req.body !== "object") return res.sendStatus(400); await Post.create(req.body);')),
    reports('what a schema was given keeps its keys', put('const result = schema.safeParse(req.body); if (!result.success) return res.sendStatus(400); await Post.create(req.body);', schema)),
    { name: 'the values of a query builder', code: `import { drizzle } from 'drizzle-orm/node-postgres'; import { Hono } from 'hono'; const db = drizzle(url); const app = new Hono(); app.post('/', async (c) => { const body = await c.req.json(); await db.insert(notes).values(body); });`, errors: [{ messageId: 'written', data: { input: 'c.req.json()', where: 'to a record' } }] },
    { name: 'an inline type behind a pipe', code: nest('@UsePipes(new ValidationPipe({ whitelist: true }))', '', '{ text: string }'), errors: [{ messageId: 'written', data: { input: 'dto: { text: string }', where: 'to a record' } }] },
    { name: 'what yup gives, which keeps other keys', code: `import * as yup from 'yup'; ${put('const data = await schema.validate(req.body); await Post.create(data);', 'const schema = yup.object({ title: yup.string() });')}`, options: [...extraKeys], errors: [{ messageId: 'written' }] },
    { name: 'an object of zod that is told to keep other keys', code: put('await Post.create(schema.parse(req.body));', 'const schema = z.object({ title: z.string() }).passthrough();'), options: [...extraKeys], errors: [{ messageId: 'written' }] },
    { name: 'one that keeps them from the start', code: put('await Post.create(schema.parse(req.body));', 'const schema = z.looseObject({ title: z.string() });'), options: [...extraKeys], errors: [{ messageId: 'written' }] },
    { name: 'a record of anything', code: put('const result = schema.safeParse(req.body); if (!result.success) return res.sendStatus(400); await Post.create(result.data);', 'const schema = z.record(z.string(), z.any());'), options: [...extraKeys], errors: [{ messageId: 'written' }] },
    { name: 'a loose object of valibot', code: `import * as v from 'valibot'; ${put('await Post.create(v.parse(schema, req.body));', 'const schema = v.looseObject({ title: v.string() });')}`, options: [...extraKeys], errors: [{ messageId: 'written' }] },
    { name: 'joi where it is told to allow other keys', code: `import Joi from 'joi'; ${put('const data = await schema.validateAsync(req.body); await Post.create(data);', 'const schema = Joi.object({ title: Joi.string() }).unknown();')}`, options: [...extraKeys], errors: [{ messageId: 'written' }] },
    { name: 'joi that is asked to allow other keys', code: `import Joi from 'joi'; ${put('const data = await schema.validateAsync(req.body, { allowUnknown: true }); await Post.create(data);', 'const schema = Joi.object({ title: Joi.string() });')}`, options: [...extraKeys], errors: [{ messageId: 'written' }] },
    { name: 'a JSON schema that allows other keys', code: `import Ajv from 'ajv'; ${put('if (!check(req.body)) return res.sendStatus(400); await Post.create(req.body);', 'const check = new Ajv().compile({ type: "object", properties: {} });')}`, options: [...extraKeys], errors: [{ messageId: 'written' }] },
    picks('a cast becomes the fields of its type', 'await prisma.post.create({ data: req.body as Note });', 'await prisma.post.create({ data: { title: (req.body as Note).title, tag: (req.body as Note).tag } });'),
    picks('a variable becomes the fields of its type', 'const note: Note = req.body; await Post.create(note);', 'const note: Note = req.body; await Post.create({ title: note.title, tag: note.tag });'),
    picks('a spread becomes the fields of its type', 'const note = req.body as Note; await Post.create({ ...note, author: 1 });', 'const note = req.body as Note; await Post.create({ title: note.title, tag: note.tag, author: 1 });'),
    picks('what is written behind a spread stays', 'const note = req.body as Note; await Post.create({ ...note, tag: "new" });', 'const note = req.body as Note; await Post.create({ title: note.title, tag: "new" });', '`title`'),
    picks('all fields of an update are required', 'const note = req.body as { title: string }; await Post.findByIdAndUpdate(req.params.id, note);', 'const note = req.body as { title: string }; await Post.findByIdAndUpdate(req.params.id, { title: note.title });', '`title`'),
    { name: 'a field of an update may be missing: a schema drops the others', code: put('const note = req.body as Note; await Post.findByIdAndUpdate(req.params.id, note);', typed), errors: [{ messageId: 'written', suggestions: [{ messageId: 'parse', data: { schema: 'noteSchema' }, output: parsed }] }] },
    unpicked('a list of what its type names', 'await Post.insertMany(req.body as Note[]);'),
    unpicked('what a type of a package may name', 'const note = req.body as mongoose.AnyObject; await Post.create(note);'),
    unpicked('a field of an update that may be missing', 'await Post.findByIdAndUpdate(req.params.id, req.body as Note);'),
    unpicked('what is written before a spread', 'await Post.create({ tag: "new", ...(req.body as Note) });'),
    reports('a request that is waited for where it is written', `import { PrismaClient } from '@prisma/client'; import { Hono } from 'hono'; const prisma = new PrismaClient(); const app = new Hono(); app.post('/', async (c) => { await prisma.post.create({ data: (await c.req.json()) as { title: string } }); });`, 'c.req.json()'),
  ]),
};
