import type rule from '../../src/rules/no-mass-assignment.js';
import type { CasesOf } from '../support/rule-tester.js';

const extraKeys = [{ extraKeys: true }] as const;

const imports = `import express from 'express'; import { z } from 'zod'; import { PrismaClient } from '@prisma/client'; import mongoose from 'mongoose'; const app = express(); const prisma = new PrismaClient(); const Post = mongoose.model('Post', new mongoose.Schema({})); `;
const put = (body: string, before = ''): string => `${imports}${before} app.put('/posts/:id', async (req, res, next) => { ${body} });`;
const schema = 'const schema = z.object({ title: z.string() });';
const nest = (pipe: string, dto: string, type = 'Dto'): string =>
  `import { Body, Controller, Post, UsePipes, ValidationPipe } from '@nestjs/common'; import { IsString } from 'class-validator'; import { InjectRepository } from '@nestjs/typeorm'; import { Repository } from 'typeorm'; class Note {} ${dto} @Controller() ${pipe} class Notes { constructor(@InjectRepository(Note) private readonly notes: Repository<Note>) {} @Post() add(@Body() dto: ${type}) { return this.notes.save(dto); } }`;

const reports = (name: string, code: string, input = 'req.body', where = 'to a record') => ({ name, code, errors: [{ messageId: 'written', data: { input, where } }] }) as const;

/** What the rule says of which code. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'fields that are named one by one', code: put('const { title, body } = req.body; await prisma.post.create({ data: { title, body } });') },
    { name: 'what a schema gives, which drops other keys', code: put('await prisma.post.create({ data: schema.parse(req.body) });', schema), options: [...extraKeys] },
    { name: 'the same spread', code: put('const data = schema.parse(req.body); await Post.create({ ...data, author: 1 });', schema), options: [...extraKeys] },
    { name: 'a verdict and what it gives', code: put('const result = schema.safeParse(req.body); if (!result.success) return res.sendStatus(400); await Post.create(result.data);', schema), options: [...extraKeys] },
    { name: 'joi refuses other keys', code: `import Joi from 'joi'; ${put('const { error } = schema.validate(req.body); if (error) return res.sendStatus(400); await Post.create(req.body);', 'const schema = Joi.object({ title: Joi.string() });')}`, options: [...extraKeys] },
    { name: 'a schema before the handler replaces the body', code: `${imports}${schema} const check = (req, res, next) => { req.body = schema.parse(req.body); next(); }; app.post('/', check, async (req, res) => { await Post.create(req.body); });` },
    { name: 'a field that holds it', code: put('await Post.create({ title: "a", meta: req.body.meta });') },
    { name: 'a filter', code: put('await Post.find(req.body);') },
    { name: 'a filter and named fields', code: put('await Post.findByIdAndUpdate(req.params.id, { title: req.body.title });') },
    { name: 'a DTO behind a pipe that drops other keys', code: nest('@UsePipes(new ValidationPipe({ whitelist: true }))', 'class Dto { @IsString() text: string }'), options: [...extraKeys] },
    { name: 'a DTO behind a pipe that keeps other keys, unless asked for', code: nest('@UsePipes(new ValidationPipe())', 'class Dto { @IsString() text: string }') },
    { name: 'arguments of a resolver, whose keys the schema names', code: `import { ApolloServer } from '@apollo/server'; import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); new ApolloServer({ resolvers: { Mutation: { add: (_, { input }) => prisma.post.create({ data: input }) } } });`, options: [...extraKeys] },
    { name: 'a store that nothing proves to be a database', code: put('await store.create(req.body);'), options: [...extraKeys] },
    { name: 'a function that nothing proves to be a handler', code: `${imports} export async function add(req) { await Post.create(req.body); }` },
  ],
  invalid: [
    reports('the body as data of Prisma', put('await prisma.post.update({ where: { id: req.params.id }, data: req.body });')),
    reports('the body as a document', put('await Post.create(req.body);')),
    reports('the body in a new document', put('const post = new Post(req.body); await post.save();')),
    reports('a spread of it', put('await Post.create({ ...req.body, author: req.user.id });')),
    reports('a variable that holds it', put('const changes = req.body; await Post.findByIdAndUpdate(req.params.id, changes);')),
    reports('what is left of it', put('const { id, ...rest } = req.body; await Post.findByIdAndUpdate(id, rest);')),
    reports('an update with an operator', put('await Post.updateOne({ _id: req.params.id }, { $set: req.body });')),
    reports('an object in it', put('await Post.create(req.body.post);')),
    reports('elements of a list in it', put('await prisma.post.createMany({ data: req.body.posts.map((each) => ({ ...each, draft: true })) });')),
    reports('a cast of it', put('await prisma.post.create({ data: req.body as any });')),
    reports('what is assigned to a document', put('const post = await Post.findById(req.params.id); Object.assign(post, req.body); await post.save();')),
    reports('by a function', put('await add(req.body);', 'async function add(data) { await Post.create({ ...data, at: Date.now() }); }'), 'req.body', 'to a record elsewhere'),
    reports('presence says nothing of other keys', put('if (!req.body) return res.sendStatus(400); await Post.create(req.body);')),
    reports('neither does its type', put('if (typeof req.body !== "object") return res.sendStatus(400); await Post.create(req.body);')),
    reports('what a schema was given keeps its keys', put('const result = schema.safeParse(req.body); if (!result.success) return res.sendStatus(400); await Post.create(req.body);', schema)),
    { name: 'the values of a query builder', code: `import { drizzle } from 'drizzle-orm/node-postgres'; import { Hono } from 'hono'; const db = drizzle(url); const app = new Hono(); app.post('/', async (c) => { const body = await c.req.json(); await db.insert(notes).values(body); });`, errors: [{ messageId: 'written', data: { input: 'c.req.json()', where: 'to a record' } }] },
    { name: 'an inline type behind a pipe', code: nest('@UsePipes(new ValidationPipe({ whitelist: true }))', '', '{ text: string }'), errors: [{ messageId: 'written', data: { input: 'dto: { text: string }', where: 'to a record' } }] },
    { name: 'what yup gives, which keeps other keys', code: `import * as yup from 'yup'; ${put('const data = await schema.validate(req.body); await Post.create(data);', 'const schema = yup.object({ title: yup.string() });')}`, options: [...extraKeys], errors: [{ messageId: 'written' }] },
  ],
};
