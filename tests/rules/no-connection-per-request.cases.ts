import type rule from '../../src/rules/no-connection-per-request.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ unproven: true }] as const;

const app = `import express from 'express';\nconst app = express();\n`;
const inRoute = (body: string): string => `app.get('/', async (req, res) => { ${body} });`;
const pg = `import { Pool } from 'pg';\n`;
const query = `res.json(await pool.query('select 1'));`;

type MessageId = 'perRequest' | 'perMail';

/** A connection for each request that only a person can move. */
const reports = (name: string, code: string, messageId: MessageId = 'perRequest') => ({ name, code, errors: [{ messageId, suggestions: null }] }) as const;

const moves = (name: string, code: string, output: string) => ({ name, code, errors: [{ messageId: 'perRequest', suggestions: [{ messageId: 'moveOut', output }] }] }) as const;

/** What the rule says of which code; `tests/repair/laws.test.ts` holds its repairs to their laws. */
export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'a pool in module scope', code: `${app}${pg}const pool = new Pool();\n${inRoute(query)}` },
    { name: 'a pool that a variable of the file keeps', code: `${app}${pg}let pool;\n${inRoute(`if (!pool) pool = new Pool(); ${query}`)}` },
    { name: 'a pool that a variable of the file keeps, by ??=', code: `${app}${pg}let pool;\n${inRoute(`pool ??= new Pool(); ${query}`)}` },
    { name: 'a pool that a getter of the file keeps', code: `${app}${pg}let cached;\nfunction getPool() { return (cached ??= new Pool()); }\n${inRoute(`const pool = getPool(); ${query}`)}` },
    { name: 'a pool that a function of the file keeps by hand', code: `${app}${pg}let cached;\nfunction getPool() { if (cached) return cached; const pool = new Pool(); cached = pool; return pool; }\n${inRoute(`const pool = getPool(); ${query}`)}` },
    { name: 'a pool that another function of the file keeps', code: `${app}${pg}let pool;\nfunction getPool() { if (!pool) pool = new Pool(); return pool; }\n${inRoute(`res.json(await getPool().query('select 1'));`)}` },
    { name: 'a client that the global object keeps', code: `${app}import { PrismaClient } from '@prisma/client';\nconst prisma = globalThis.prisma ?? new PrismaClient();\n${inRoute(`res.json(await prisma.user.findMany());`)}` },
    { name: 'a connection whose promise the global object keeps', code: `${app}import mongoose from 'mongoose';\nconst cached = (global.mongoose ??= { conn: null, promise: null });\nasync function connect() { if (!cached.promise) cached.promise = mongoose.createConnection('mongodb://db').asPromise(); cached.conn = await cached.promise; return cached.conn; }\n${inRoute('await connect(); res.end();')}` },
    { name: 'the one connection of mongoose, which is there already when asked again', code: `${app}import mongoose from 'mongoose';\n${inRoute(`await mongoose.connect('mongodb://db'); res.end();`)}` },
    { name: 'one of several kinds, which its caller keeps', code: `${app}${pg}let cached;\nfunction open(kind) { switch (kind) { case 'read': return new Pool({ max: 5 }); default: return new Pool({ max: 2 }); } }\nfunction getPool() { if (!cached) cached = open('read'); return cached; }\n${inRoute(`const pool = getPool(); ${query}`)}` },
    { name: 'a connection that a queue asks for', code: `${app}import Queue from 'bull';\nimport Redis from 'ioredis';\nconst shared = new Redis();\nlet cached;\nconst open = () => new Queue('jobs', { createClient(type) { switch (type) { case 'client': return shared; default: return new Redis(); } } });\nconst jobs = () => { if (!cached) cached = open(); return cached; };\n${inRoute(`await jobs().add({}); res.end();`)}` },
    { name: 'a transport that sends by requests', code: `${app}import nodemailer from 'nodemailer';\n${inRoute(`const mail = nodemailer.createTransport({ SES: { ses, aws } }); await mail.sendMail({ to: 'a' }); res.end();`)}` },
    { name: 'a pool for each tenant, kept in a map', code: `${app}${pg}const pools = new Map();\n${inRoute(`let pool = pools.get('a'); if (!pool) { pool = new Pool({ database: 'a' }); pools.set('a', pool); } ${query}`)}` },
    { name: 'a pool for the database that the request names', code: `${app}${pg}${inRoute(`const pool = new Pool({ connectionString: req.tenant.databaseUrl }); ${query}`)}` },
    { name: 'a pool for the database that the request names, through a variable', code: `${app}${pg}${inRoute(`const { url } = await tenants.find(req.params.id); const pool = new Pool({ connectionString: url }); ${query}`)}` },
    { name: 'a factory that is given what the request names', code: `${app}${pg}const open = (connectionString) => new Pool({ connectionString });\n${inRoute(`const pool = open(req.tenant.databaseUrl); ${query}`)}` },
    { name: 'a pool that is made where the file is loaded', code: `${app}${pg}function createPool() { return new Pool(); }\nconst pool = createPool();\n${inRoute(query)}` },
    { name: 'a pool that start-up code makes', code: `${app}${pg}async function main() { const pool = new Pool(); app.get('/', async (req, res) => { ${query} }); }\nmain();`, options: [...strict] },
    { name: 'a field of a class that is made once', code: `${app}${pg}class Repo { pool = new Pool(); find() { return this.pool.query('select 1'); } }\nconst repo = new Repo();\n${inRoute('res.json(await repo.find());')}`, options: [...strict] },
    { name: 'a method that keeps it in a field', code: `${pg}export class Repo { async connect() { this.pool = new Pool(); } }`, options: [...strict] },
    { name: 'a provider of NestJS', code: `import { Module } from '@nestjs/common';\n${pg}@Module({ providers: [{ provide: 'DB', useFactory: () => new Pool() }] })\nexport class DbModule {}` },
    { name: 'a connection of its own for what waits for messages', code: `${app}import Redis from 'ioredis';\n${inRoute(`const subscriber = new Redis(); await subscriber.subscribe('news'); subscriber.on('message', (channel, text) => res.write(text));`)}` },
    { name: 'a connection of its own for notifications', code: `${app}import { Client } from 'pg';\n${inRoute(`const client = new Client(); client.on('notification', (each) => res.write(each.payload)); await client.query('LISTEN news');`)}` },
    { name: 'a database around a binding that holds no connection', code: `import { Hono } from 'hono';\nimport { drizzle } from 'drizzle-orm/d1';\nconst app = new Hono();\napp.get('/', (c) => c.json(drizzle(c.env.DB)));` },
    { name: 'a query builder around the pool of the file', code: `${app}${pg}import { drizzle } from 'drizzle-orm/node-postgres';\nconst pool = new Pool();\n${inRoute('const db = drizzle(pool); res.json(await db.select());')}` },
    { name: 'a client that sends each request by itself', code: `${app}import { Resend } from 'resend';\n${inRoute(`const resend = new Resend('key'); await resend.emails.send({});`)}` },
    { name: 'a script', code: `#!/usr/bin/env node\n${app}${pg}${inRoute(`const pool = new Pool(); ${query}`)}` },
    { name: 'a class of the same name from elsewhere', code: `${app}import { Pool } from './workers';\n${inRoute(`const pool = new Pool(); ${query}`)}` },
    { name: 'a function of which nobody knows when it runs, unless asked for', code: `${pg}export async function find() { const pool = new Pool(); return pool.query('select 1'); }` },
    { name: 'a function that is called where its file is loaded, and again where it fails', code: `import amqp from 'amqplib';\nasync function start() { const connection = await amqp.connect('amqp://mq'); connection.on('close', () => setTimeout(start, 5000)); }\nstart();`, options: [...strict] },
    { name: 'a function that gives a new one to whoever wants it', code: `${pg}export const createPool = () => new Pool();`, options: [...strict] },
  ],
  invalid: [
    moves('a pool in a handler', `${app}${pg}${inRoute(`const pool = new Pool(); ${query}`)}`, `${app}${pg}const pool = new Pool();\n\n${inRoute(query)}`),
    moves('a client of Prisma in a handler', `${app}import { PrismaClient } from '@prisma/client';\n${inRoute(`const prisma = new PrismaClient({ log: ['error'] }); res.json(await prisma.user.findMany());`)}`, `${app}import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient({ log: ['error'] });\n\n${inRoute(`res.json(await prisma.user.findMany());`)}`),
    moves('knex by require', `const express = require('express');\nconst knex = require('knex');\nconst app = express();\n${inRoute(`const db = knex({ client: 'pg' }); res.json(await db('users'));`)}`, `const express = require('express');\nconst knex = require('knex');\nconst app = express();\nconst db = knex({ client: 'pg' });\n\n${inRoute(`res.json(await db('users'));`)}`),
    moves('a factory of the file', `${app}${pg}function createPool() { return new Pool(); }\n${inRoute(`const pool = createPool(); ${query}`)}`, `${app}${pg}function createPool() { return new Pool(); }\nconst pool = createPool();\n\n${inRoute(query)}`),
    moves('a factory whose constants stand above', `${app}${pg}const max = 5;\nconst createPool = () => { const pool = new Pool({ max }); return pool; };\n${inRoute(`const pool = createPool(); ${query}`)}`, `${app}${pg}const max = 5;\nconst createPool = () => { const pool = new Pool({ max }); return pool; };\nconst pool = createPool();\n\n${inRoute(query)}`),
    moves('a pool below a handler of a route, behind a helper', `${app}${pg}async function find() {\n  const pool = new Pool();\n\n  return pool.query('select 1');\n}\n${inRoute('res.json(await find());')}`, `${app}${pg}const pool = new Pool();\n\nasync function find() {\n  return pool.query('select 1');\n}\n${inRoute('res.json(await find());')}`),
    moves('a connection of Redis in a resolver', `import { ApolloServer } from '@apollo/server';\nimport Redis from 'ioredis';\nnew ApolloServer({ resolvers: { Query: { hits: async () => { const redis = new Redis(); return redis.get('hits'); } } } });`, `import { ApolloServer } from '@apollo/server';\nimport Redis from 'ioredis';\nconst redis = new Redis();\n\nnew ApolloServer({ resolvers: { Query: { hits: async () => { return redis.get('hits'); } } } });`),
    moves('a constant that is there already', `${app}${pg}const pool = new Pool();\n${inRoute(`const pool = new Pool(); ${query}`)}`, `${app}${pg}const pool = new Pool();\n${inRoute(query)}`),
    reports('one of several kinds, which its caller does not keep', `${app}${pg}function open(kind) { switch (kind) { case 'read': return new Pool({ max: 5 }); default: return new Pool({ max: 2 }); } }\n${inRoute(`const pool = open('read'); await pool.query('select 1'); await pool.end(); res.end();`)}`),
    reports('the context of a GraphQL server', `import { ApolloServer } from '@apollo/server';\nimport { startStandaloneServer } from '@apollo/server/standalone';\nimport knex from 'knex';\nconst server = new ApolloServer({});\nstartStandaloneServer(server, { context: async () => ({ db: knex({ client: 'pg' }) }) });`),
    reports('a connection that the handler closes again', `${app}import { Client } from 'pg';\n${inRoute(`const client = new Client(); await client.connect(); try { res.json(await client.query('select 1')); } finally { await client.end(); }`)}`),
    reports('a connection that is waited for', `${app}import mysql from 'mysql2/promise';\n${inRoute(`const connection = await mysql.createConnection({ host: 'db' }); res.json(await connection.query('select 1'));`)}`),
    reports('a connection of a message broker', `${app}import amqp from 'amqplib';\n${inRoute(`const connection = await amqp.connect('amqp://mq'); const channel = await connection.createChannel(); channel.sendToQueue('mail', Buffer.from('x')); await connection.close(); res.end();`)}`),
    reports('a client that is used where it is made', `${app}import { MongoClient } from 'mongodb';\n${inRoute(`const db = (await MongoClient.connect('mongodb://db')).db('shop'); res.json(await db.collection('a').findOne());`)}`.replace('MongoClient.connect(', 'new MongoClient(')),
    reports('a factory that gives a part of it', `${app}import { MongoClient } from 'mongodb';\nasync function open() { const client = new MongoClient('mongodb://db'); await client.connect(); return client.db('shop'); }\n${inRoute(`const db = await open(); res.json(await db.collection('a').findOne());`)}`),
    reports('a factory that gives more than it', `${app}${pg}import { drizzle } from 'drizzle-orm/node-postgres';\nconst open = () => { const pool = new Pool(); const db = drizzle(pool); return { db, pool }; };\n${inRoute(`const { db } = open(); res.json(await db.execute('select 1'));`)}`),
    moves('a class that makes one for each of its instances', `${app}${pg}class Repo { pool = new Pool(); find() { return this.pool.query('select 1'); } }\n${inRoute(`const repo = new Repo(); res.json(await repo.find());`)}`, `${app}${pg}class Repo { pool = new Pool(); find() { return this.pool.query('select 1'); } }\nconst repo = new Repo();\n\n${inRoute(`res.json(await repo.find());`)}`),
    reports('a transport for each mail', `${app}import nodemailer from 'nodemailer';\n${inRoute(`const mail = nodemailer.createTransport({ host: 'mail' }); await mail.sendMail({ to: 'a' }); res.end();`)}`, 'perMail'),
    reports('one that is not given a name', `${app}${pg}${inRoute(`res.json(await new Pool().query('select 1'));`)}`),
    reports('a name that module scope has for something else', `${app}${pg}const pool = 'pool';\n${inRoute(`const pool = new Pool(); ${query}`)}`),
    reports('options that are no constants of the file', `${app}${pg}${inRoute(`const max = Number(process.env.MAX); const pool = new Pool({ max }); ${query}`)}`),
    { ...moves('a function of which nobody knows when it runs', `${pg}export async function find() { const pool = new Pool(); return (await pool.query('select 1')).rows; }`, `${pg}const pool = new Pool();\n\nexport async function find() { return (await pool.query('select 1')).rows; }`), options: [...strict] },
  ],
};
