import { describe, expect, it } from 'vitest';
import { findErrorHandling, type ErrorHandling } from '../../../src/semantics/index.js';
import { factIn, manifest, type Files } from './ask.js';

const print = ({ framework, by }: ErrorHandling): string => `${framework} ${by}`;
const handlingOf = (dependencies: Readonly<Record<string, string>>, files: Files) => factIn({ 'package.json': manifest(dependencies), ...files }, findErrorHandling, print);

const app = (use: string): Files => ({ 'src/app.ts': `import express from 'express';\nimport { onError, plain } from './errors';\nconst app = express();\n${use}` });
const errors = { 'src/errors.ts': 'export const onError = (error, request, response, next) => response.status(500).end();\nexport function plain(request, response, next) { next(); }' };

describe('how errors of handlers are treated', () => {
  it.each<[string, Readonly<Record<string, string>>, Files, string | string[]]>([
    ['by express 5', { express: '^5.0.0' }, {}, ['express framework']],
    ['not by express 4', { express: '^4.18.0' }, {}, 'no'],
    ['unknown where either may be installed', { express: '>=4' }, {}, 'unknown'],
    ['by a package that patches express', { express: '^4.0.0' }, { 'src/server.ts': "import 'express-async-errors';" }, ['src/server.ts: express patch']],
    ['by that package required', { express: '^4.0.0' }, { 'src/server.js': "require('express-async-errors');" }, ['src/server.js: express patch']],
    ['by a handler of express', { express: '^4.0.0' }, app('app.use((err, req, res, next) => { res.status(500).end(); });'), ['src/app.ts: express handler']],
    ['by a handler in another file', { express: '^4.0.0' }, { ...app("app.use('/api', onError);"), ...errors }, ['src/app.ts: express handler']],
    ['by a function that gives a handler', { express: '^4.0.0' }, { ...app('app.use(makeHandler());\nfunction makeHandler() { return (error, req, res, next) => res.end(); }') }, ['src/app.ts: express handler']],
    ['by a handler of a package', { express: '^4.0.0' }, app("import errorhandler from 'errorhandler';\napp.use(errorhandler());"), ['src/app.ts: express handler']],
    ['not by a middleware of three parameters', { express: '^4.0.0' }, { ...app('app.use(plain);'), ...errors }, 'no'],
    ['not by `use` of something else', { express: '^4.0.0' }, app('const bus = new Map(); bus.use((err, req, res, next) => {});'), 'no'],
    ['by fastify, and by its handler', { fastify: '^5.0.0' }, { 'src/app.ts': "import Fastify from 'fastify';\nconst app = Fastify();\napp.setErrorHandler((error, request, reply) => reply.code(500).send());" }, ['fastify framework', 'src/app.ts: fastify handler']],
    ['by koa, its event and its first middleware', { koa: '^3.0.0' }, { 'src/app.ts': "import Koa from 'koa';\nconst app = new Koa();\napp.on('error', console.error);\napp.use(async (ctx, next) => { try { await next(); } catch (error) { ctx.status = 500; } });\napp.use(async (ctx, next) => { await next(); });" }, ['koa framework', 'src/app.ts: koa handler', 'src/app.ts: koa handler']],
    ['by hono, and by its handler', { hono: '^4.0.0' }, { 'src/app.ts': "import { Hono } from 'hono';\nconst app = new Hono();\napp.onError((error, c) => c.text('', 500));" }, ['hono framework', 'src/app.ts: hono handler']],
    ['by NestJS, and by its filter', { '@nestjs/core': '11' }, { 'src/main.ts': "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(class {});\napp.useGlobalFilters(new (class {})());" }, ['nest framework', 'src/main.ts: nest handler']],
  ])('%s', (_claim, dependencies, files, expected) => {
    expect(handlingOf(dependencies, files)).toEqual(expected);
  });
});
