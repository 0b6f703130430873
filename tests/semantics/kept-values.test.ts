import { describe, expect, it } from 'vitest';
import { operationsOf } from '../support/operations.js';

const dependencies = { hono: '^4.0.0', express: '^5.0.0', fastify: '^5.0.0', koa: '^3.0.0', pg: '^8.0.0', ioredis: '^5.0.0', 'drizzle-orm': '^0.40.0' };
const pool = `import { Pool } from 'pg';\nexport const pool = new Pool();\n`;
const asked = `read-many users text: 'SELECT * FROM users'`;

/** What is done in a file beside others of its package. */
const beside = (files: Readonly<Record<string, string>>, code: string) => operationsOf(code, { dependencies, files: { 'db.ts': pool, ...files } });

const hono = `import { Hono } from 'hono';\nimport { pool } from './db';\nconst app = new Hono();\napp.use(async (c, next) => { c.set('db', pool); await next(); });`;
const express = `import express from 'express';\nimport { pool } from './db';\nconst app = express();\napp.locals.db = pool;\napp.set('pool', pool);\napp.use((req, res, next) => { req.db = pool; next(); });`;
const fastify = `import fp from 'fastify-plugin';\nimport { pool } from './db';\nexport default fp(async (app) => { app.decorate('db', pool); });`;
const koa = `import Koa from 'koa';\nimport { pool } from './db';\nconst app = new Koa();\napp.context.db = pool;\napp.use(async (ctx, next) => { ctx.state.pool = pool; await next(); });`;

describe('what a framework hands on', () => {
  it.each([
    ['by a key of Hono', { 'app.ts': hono }, `import { Hono } from 'hono';\nconst users = new Hono();\nusers.get('/', async (c) => { await c.get('db').query('SELECT * FROM users'); });`],
    ['by a member of Hono', { 'app.ts': hono }, `import { Hono } from 'hono';\nconst users = new Hono();\nusers.get('/', async (c) => { const { db } = c.var; await db.query('SELECT * FROM users'); });`],
    ['to a handler that its type tells', { 'app.ts': hono }, `import type { Context } from 'hono';\nexport const list = async (c: Context) => c.get('db').query('SELECT * FROM users');`],
    ['by the request of Express', { 'app.ts': express }, `import { Router } from 'express';\nconst router = Router();\nrouter.get('/', async (req, res) => { await req.db.query('SELECT * FROM users'); });`],
    ['by the locals of Express', { 'app.ts': express }, `import { Router } from 'express';\nconst router = Router();\nrouter.get('/', async (req, res) => { await req.app.locals.db.query('SELECT * FROM users'); });`],
    ['by a setting of Express', { 'app.ts': express }, `import { Router } from 'express';\nconst router = Router();\nrouter.get('/', async (req, res) => { await req.app.get('pool').query('SELECT * FROM users'); });`],
    ['by a decorator of Fastify', { 'plugin.ts': fastify }, `import type { FastifyInstance } from 'fastify';\nexport async function routes(fastify: FastifyInstance) { fastify.get('/', async () => fastify.db.query('SELECT * FROM users')); }`],
    ['by the server of a request of Fastify', { 'plugin.ts': fastify }, `export default async function (fastify) { fastify.get('/', async (request) => request.server.db.query('SELECT * FROM users')); }\nimport 'fastify';`],
    ['by the context of Koa', { 'app.ts': koa }, `import Router from '@koa/router';\nconst router = new Router();\nrouter.get('/', async (ctx) => { await ctx.db.query('SELECT * FROM users'); });`],
    ['by the state of Koa', { 'app.ts': koa }, `import Router from '@koa/router';\nconst router = new Router();\nrouter.get('/', async (ctx) => { await ctx.state.pool.query('SELECT * FROM users'); });`],
  ])('%s', (_claim, files, code) => {
    expect(beside(files, code)).toEqual([asked]);
  });

  it.each([
    ['where different things are kept', { 'app.ts': hono, 'other.ts': `import { Hono } from 'hono';\nimport Redis from 'ioredis';\nnew Hono().use(async (c) => { c.set('db', new Redis()); });` }, `import { Hono } from 'hono';\nnew Hono().get('/', async (c) => { await c.get('db').query('SELECT * FROM users'); });`],
    ['where something out of sight is kept', { 'app.ts': `import { Hono } from 'hono';\nnew Hono().use(async (c) => { c.set('db', make()); });` }, `import { Hono } from 'hono';\nnew Hono().get('/', async (c) => { await c.get('db').query('SELECT * FROM users'); });`],
    ['under another key', { 'app.ts': hono }, `import { Hono } from 'hono';\nnew Hono().get('/', async (c) => { await c.get('other').query('SELECT * FROM users'); });`],
    ['of what is no context', { 'app.ts': express }, `import { Router } from 'express';\nconst holder = make();\nholder.db.query('SELECT * FROM users');\nexport const run = (name, holder) => holder.db.query('SELECT * FROM users');`],
  ])('is unknown %s', (_claim, files, code) => {
    expect(beside(files, code)).toEqual([]);
  });

  it('in one file', () => {
    expect(operationsOf(`import { Hono } from 'hono'; import { drizzle } from 'drizzle-orm/d1'; const app = new Hono();
      app.use(async (c, next) => { c.set('db', drizzle(c.env.DB)); await next(); });
      app.get('/', async (c) => { await c.get('db').select().from(users); });`)).toEqual(['read-many users']);
  });
});
