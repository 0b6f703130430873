import { describe, expect, it } from 'vitest';
import { isFunction, walk } from '../../src/ast/index.js';
import { findInputHandler, findMassAssignments, findUncheckedInputs } from '../../src/semantics/index.js';
import { analyze } from '../support/analyze.js';

const dependencies = ['express', '@koa/router', 'koa', 'fastify', 'next', '@nestjs/common', '@nestjs/core', 'class-validator', 'celebrate', 'express-validator', '@sveltejs/kit', 'pg', 'postgres', 'knex', 'zod', 'mongoose'];
const manifest = JSON.stringify({ dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])) });

type Files = Readonly<Record<string, string>>;

/** What the handlers of the first file use unchecked, and `whole` for what they write as it is. */
function findIn(files: Files): string[] {
  const [[filename, code] = ['', ''], ...others] = Object.entries(files);
  return analyze(
    code,
    (module) => {
      const found: string[] = [];
      walk(module.program, (node) => {
        const handler = isFunction(node) ? findInputHandler(module, node) : null;
        if (handler) found.push(...findUncheckedInputs(module, handler).map(({ part }) => part), ...findMassAssignments(module, handler).map(() => 'whole'));
        return true;
      });
      return found;
    },
    { filename, files: { 'package.json': manifest, ...Object.fromEntries(others) } },
  );
}

const pg = `import { Pool } from 'pg'; const db = new Pool();`;
const insert = (value: string): string => `await db.query('INSERT INTO users (a) VALUES ($1)', [${value}]);`;

const nest = (dto: string, importing = `import { Dto } from './dto';`): string =>
  `import { Body, Controller, Post } from '@nestjs/common'; ${pg} ${importing} @Controller() export class Users { @Post() async add(@Body() dto: ${dto}) { ${insert('dto.email')} } }`;
const decorated = `import { IsString } from 'class-validator'; export class Dto { @IsString() email: string; }`;
const bootstrap = (pipe: string): string => `import { NestFactory } from '@nestjs/core'; import { ValidationPipe } from '@nestjs/common'; const app = await NestFactory.create(AppModule); ${pipe} await app.listen(3000);`;
const piped = bootstrap('app.useGlobalPipes(new ValidationPipe());');

const next = (names: string, used: string): string =>
  `${pg} import type { NextApiRequest, NextApiResponse } from 'next'; export default async function handler(req: NextApiRequest, res: NextApiResponse) { const { ${names} } = req.query; ${insert(used)} res.end(); }`;
const svelte = (body: string): string =>
  `import { sql } from '$lib/server/db'; import type { RequestHandler } from './$types'; export const PATCH: RequestHandler = async ({ params, request }) => { const body = await request.json(); ${body} return new Response(); };`;
const svelteDb = { 'src/lib/server/db.ts': `import postgres from 'postgres'; export const sql = postgres('postgres://db/donations');` };

describe('untrusted input through other files', () => {
  it.each<[string, Files, readonly string[]]>([
    [
      'a handler that a function keeps on what it makes is registered elsewhere',
      {
        'src/users.js': `const { Pool } = require('pg'); const db = new Pool(); function Users() { this.add = async (req, res) => { ${insert('req.body.email')} }; } module.exports = Users;`,
        'src/routes.js': `const express = require('express'); const Users = require('./users'); const app = express(); const users = new Users(); app.post('/users', users.add);`,
      },
      ['body'],
    ],
    [
      'one that a constructor keeps, behind a check',
      {
        'src/users.ts': `${pg} export class Users { add; constructor() { this.add = async (req, res) => { ${insert('req.body.email')} }; } }`,
        'src/routes.ts': `import express from 'express'; import { celebrate, Joi } from 'celebrate'; import { Users } from './users'; const app = express(); const users = new Users(); app.post('/users', celebrate({ body: Joi.object({}) }), users.add);`,
      },
      [],
    ],
    [
      'chains of express-validator whose result a middleware elsewhere asks for',
      {
        'src/users.ts': `import express from 'express'; import { body } from 'express-validator'; import { stop } from './stop'; ${pg} const app = express(); app.post('/users', body('email').isEmail(), stop, async (req, res) => { ${insert('req.body.email')} });`,
        'src/stop.ts': `import { validationResult } from 'express-validator'; export const stop = (req, res, next) => { const errors = validationResult(req); if (errors.isEmpty()) return next(); return res.status(422).json({}); };`,
      },
      [],
    ],
    [
      'a middleware for all routes makes numbers of a part of the query',
      {
        'src/routes.js': `const Router = require('@koa/router'); const db = require('knex')({ client: 'pg' }); const router = new Router(); router.get('/', async (ctx) => { const { limit, tag } = ctx.query; ctx.body = await db('a').limit(limit); }); module.exports = router;`,
        'src/app.js': `const Koa = require('koa'); const routes = require('./routes'); const page = require('./page'); const app = new Koa(); app.use(page); app.use(routes.routes());`,
        'src/page.js': `module.exports = async (ctx, next) => { const { query } = ctx; query.limit = query.limit ? parseInt(query.limit, 10) : 20; await next(); };`,
      },
      [],
    ],
    [
      'a schema of a route in another file',
      {
        'src/app.ts': `import Fastify from 'fastify'; import { schemas } from './schemas'; ${pg} const app = Fastify(); app.post('/', { schema: schemas.add }, async (request) => { ${insert('request.body.email')} });`,
        'src/schemas.ts': `export const schemas = { add: { body: { type: 'object', properties: {} } } };`,
      },
      [],
    ],
    [
      'a schema of a route in another file that is for another part',
      {
        'src/app.ts': `import Fastify from 'fastify'; import { schemas } from './schemas'; ${pg} const app = Fastify(); app.post('/', { schema: schemas.add }, async (request) => { ${insert('request.body.email')} });`,
        'src/schemas.ts': `export const schemas = { add: { querystring: { type: 'object', properties: {} } } };`,
      },
      ['body'],
    ],
    ['a class behind a global pipe', { 'src/users.ts': nest('Dto'), 'src/dto.ts': decorated, 'src/main.ts': piped }, []],
    ['a class behind a pipe that a module provides', { 'src/users.ts': nest('Dto'), 'src/dto.ts': decorated, 'src/main.ts': bootstrap(''), 'src/app.module.ts': `import { Module, ValidationPipe } from '@nestjs/common'; import { APP_PIPE } from '@nestjs/core'; @Module({ providers: [{ provide: APP_PIPE, useClass: ValidationPipe }] }) export class AppModule {}` }, []],
    ['a class without any pipe', { 'src/users.ts': nest('Dto'), 'src/dto.ts': decorated, 'src/main.ts': bootstrap('') }, ['body']],
    ['a class without decorators behind a global pipe', { 'src/users.ts': nest('Dto'), 'src/dto.ts': 'export class Dto { email: string; }', 'src/main.ts': piped }, ['body']],
    ['an interface behind a global pipe', { 'src/users.ts': nest('Dto'), 'src/dto.ts': 'export interface Dto { email: string }', 'src/main.ts': piped }, ['body']],
    ['a class that is imported as a type', { 'src/users.ts': nest('Dto', `import type { Dto } from './dto';`), 'src/dto.ts': decorated, 'src/main.ts': piped }, ['body']],
    ['a part of a class behind a global pipe', { 'src/users.ts': nest('Partial<Dto>'), 'src/dto.ts': decorated, 'src/main.ts': piped }, ['body']],
    ['a class that is made of another', { 'src/users.ts': nest('Update', `import { Update } from './update';`), 'src/update.ts': `import { PartialType } from '@nestjs/mapped-types'; import { Dto } from './dto'; export class Update extends PartialType(Dto) {}`, 'src/dto.ts': decorated, 'src/main.ts': piped }, []],
    ['names in the path of the file', { 'pages/api/teams/[team]/[...rest].ts': next('team, rest', 'team, rest') }, []],
    ['a name beside those in the path', { 'pages/api/teams/[team]/users.ts': next('team, role', 'team, role') }, ['query']],
    ['names in the path of a file that hands a handler on', { 'src/users.ts': next('team', 'team'), 'pages/api/teams/[team]/users.ts': `export { default } from '../../../../src/users';` }, []],
    [
      'names in the path of a file that calls it',
      {
        'src/users.ts': next('team', 'team').replace('default async function handler', 'async function list'),
        'pages/api/teams/[team]/users.ts': `import { list } from '../../../../src/users'; export default async function handler(req, res) { return list(req, res); }`,
      },
      [],
    ],
    [
      'a handler that another file only calls tells what it does itself',
      {
        'pages/api/teams/[team]/users.ts': `import { list } from '../../../../src/users'; import type { NextApiRequest, NextApiResponse } from 'next'; export default async function handler(req: NextApiRequest, res: NextApiResponse) { return list(req, res); }`,
        'src/users.ts': next('role', 'role').replace('default async function handler', 'async function list'),
      },
      [],
    ],
    ['a client below `$lib`', { 'src/routes/users/[id]/+server.ts': svelte('await sql`INSERT INTO users (email) VALUES (${body.email})`;'), ...svelteDb }, ['body']],
    ['a row that a client below `$lib` writes as it is', { 'src/routes/users/[id]/+server.ts': svelte('await sql`UPDATE users SET ${sql(body)} WHERE id = ${params.id}`;'), ...svelteDb }, ['whole']],
    [
      'arguments of an action beside their schemas',
      {
        'app/actions.ts': `'use server'; import { z } from 'zod'; import { validateInputs } from './validate'; ${pg} export async function save(id: string, user: { email: string }) { validateInputs([id, z.string()], [user, z.object({ email: z.string() })]); ${insert('id, user.email')} }`,
        'app/validate.ts': `import type { z } from 'zod'; export function validateInputs(...pairs: [unknown, z.ZodType][]): void { for (const [value, schema] of pairs) { const result = schema.safeParse(value); if (!result.success) throw new Error('invalid'); } }`,
      },
      [],
    ],
    [
      'an argument of an action that is left out there',
      {
        'app/actions.ts': `'use server'; import { z } from 'zod'; import { validateInputs } from './validate'; ${pg} export async function save(id: string, user: { email: string }) { validateInputs([id, z.string()]); ${insert('id, user.email')} }`,
        'app/validate.ts': `import type { z } from 'zod'; export function validateInputs(...pairs: [unknown, z.ZodType][]): void { for (const [value, schema] of pairs) { const result = schema.safeParse(value); if (!result.success) throw new Error('invalid'); } }`,
      },
      ['args'],
    ],
  ])('%s', (_claim, files, expected) => {
    expect(findIn(files)).toEqual(expected);
  });
});
