import type rule from '../../src/rules/no-unbounded-query.js';
import type { CasesOf } from '../support/rule-tester.js';

const strict = [{ filtered: true, anywhere: true }] as const;
const prisma = `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n`;
const pg = `import pg from 'pg';\nconst pool = new pg.Pool();\n`;
const mysql = `import mysql from 'mysql2/promise';\nconst pool = mysql.createPool(url);\n`;
const knex = `import knex from 'knex';\nconst db = knex({ client: 'pg' });\n`;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres';\nimport { pgTable } from 'drizzle-orm/pg-core';\nconst users = pgTable('users', {});\nconst db = drizzle(url);\n`;
const mongoose = `import mongoose from 'mongoose';\nconst User = mongoose.model('User', new mongoose.Schema({}));\n`;
const kysely = `import { Kysely } from 'kysely';\nconst db = new Kysely({ dialect });\n`;
const sequelize = `import { Model } from 'sequelize';\nclass User extends Model {}\n`;

const dynamo = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nimport { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';\nconst ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));\n`;

/** Code of a handler. */
const route = (start: string, body: string) => `import express from 'express';\n${start}const app = express();\napp.get('/', async (req, res) => {\n  ${body}\n});`;

const limits = (output: string) => [{ messageId: 'addLimit' as const, output }];

const firestore = `import { getFirestore } from 'firebase-admin/firestore'; const db = getFirestore();\n`;
const mikro = (query: string) => `import { EntityManager } from '@mikro-orm/postgresql'; import { User } from './user'; class Users { constructor(private readonly em: EntityManager) {} list() { return ${query}; } }`;
const mssql = `import sql from 'mssql'; const pool = await sql.connect(url);\n`;

export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'Firestore counts', code: route(firestore, `res.json(await db.collection('users').count().get());`), options: [...strict] },
    { name: 'a query of Firestore of which only the first is used', code: route(firestore, `const found = await db.collection('users').where('email', '==', req.query.email).get(); if (found.empty) return; res.json(found.docs[0].data());`), options: [...strict] },
    { name: 'rows of mssql that are only counted', code: route(mssql, `const { recordset } = await pool.request().input('email', req.query.email).query('SELECT id FROM users WHERE email = @email'); res.json(recordset.length);`), options: [...strict] },
    { name: 'a list of conditions is a filter, which is left to strict', code: route(`import { Repository } from 'typeorm';\nconst users: Repository<User> = load();\n`, `res.json(await users.find({ where: [{ status: 'open' }, { status: 'late' }] }));`) },
    { name: 'a query in a variable that gets its limit later', code: route(knex, `const query = db('links').select('id');\n  if (req.query.search) query.whereLike('address', req.query.search);\n  query.limit(20);\n  query.leftJoin('domains', 'a', 'b');\n  res.json(await query);`), options: [...strict] },
    { name: 'a query in a variable that is counted later', code: route(knex, `const query = db('links');\n  query.leftJoin('domains', 'a', 'b');\n  query.count('* as count');\n  const [{ count }] = await query;\n  res.json(count);`), options: [...strict] },
    { name: 'a query in a variable that is handed on', code: route(knex, `const query = db('links');\n  paginate(query, req.query);\n  res.json(await query);`), options: [...strict] },
    { name: 'a query of DynamoDB ends with its page', code: route(dynamo, `res.json(await ddb.send(new QueryCommand({ TableName: 'orders', KeyConditionExpression: 'pk = :p' })));`), options: [...strict] },
    { name: 'a scan of DynamoDB in steps', code: route(dynamo, `res.json(await ddb.send(new ScanCommand({ TableName: 'orders', ExclusiveStartKey: cursor, Limit: 100 })));`), options: [...strict] },
    { name: 'from a query of its own', code: route(drizzle, `const ranked = db.select().from(users).limit(10).as('ranked'); res.json(await db.select().from(ranked));`), options: [...strict] },
    { name: 'rows that are locked to be changed', code: route(drizzle, "await db.select({ id: users.id }).from(users).where(eq(users.teamId, req.params.id)).for('update');\n  res.end();"), options: [...strict] },
    { name: 'rows that a statement locks', code: route(pg, "const { rows } = await pool.query('SELECT id FROM seats WHERE show_id = $1 FOR UPDATE', [req.params.id]);\n  res.json(rows);"), options: [...strict] },
    { name: 'from a query of Kysely that is named before', code: route(kysely, "res.json(await db.withRecursive('tree', (qb) => qb.selectFrom('pages').selectAll().where('id', '=', req.params.id)).selectFrom('tree').selectAll().execute());"), options: [...strict] },
    { name: 'numbers over all rows', code: route(drizzle.replace("import { pgTable", "import { count, sql } from 'drizzle-orm';\nimport { pgTable"), 'const [a, b] = await Promise.all([db.select({ value: count() }).from(users), db.select({ sum: sql`sum(${users.size})`.mapWith(Number) }).from(users)]);\n  res.json({ a, b });'), options: [...strict] },
    { name: 'numbers over all rows, of Kysely', code: route(kysely, "res.json(await db.selectFrom('users').select((eb) => eb.fn.countAll().as('total')).execute());"), options: [...strict] },
    { name: 'distinct values', code: route(mongoose, "res.json(await User.distinct('role'));"), options: [...strict] },
    { name: 'one row a group, of Sequelize', code: route(sequelize, "res.json(await User.findAll({ attributes: ['role'], group: ['role'] }));"), options: [...strict] },
    { name: 'only the first row of mysql2 is used', code: route(mysql, "const [rows] = await pool.query('SELECT * FROM users WHERE email = ?', [req.query.email]);\n  const user = rows[0];\n  res.json(user);"), options: [...strict] },
    { name: 'only the first row of mysql2 is taken out', code: route(mysql, "const [[user]] = await pool.query('SELECT * FROM users WHERE email = ?', [req.query.email]);\n  res.json(user);"), options: [...strict] },
    { name: 'a limit beside the text that is held down', code: route(pg, "const { rows } = await pool.query('SELECT * FROM users LIMIT $1', [Math.min(Number(req.query.limit) || 20, 100)]);\n  res.json(rows);"), options: [...strict] },
    { name: 'a limit that is held down before a function gets it', code: route(prisma + 'async function list({ limit }) { return prisma.user.findMany({ take: limit }); }\n', 'res.json(await list({ limit: Math.min(Number(req.query.limit), 100) }));'), options: [...strict] },
    { name: 'records by a key of their own', code: route(drizzle, 'res.json(await db.select().from(users).where(and(eq(users.teamId, req.params.id), eq(users.inviteToken, req.query.token))));'), options: [...strict] },
    { name: 'a limit that a class holds down', code: `import { Controller, Get, Query } from '@nestjs/common';\nimport { Max } from 'class-validator'; import { Repository } from 'typeorm'; class Search { @Max(100) limit = 20; } @Controller() class Users { constructor(private readonly users: Repository<User>) {} @Get() list(@Query() query: Search) { return this.page(query); } private page(query: Search) { return this.users.find({ take: query.limit }); } }`, options: [...strict] },
    { name: 'a limit that a class holds down, by a decorator under another name', code: `import { Controller, Get, Query } from '@nestjs/common';\nimport { Max as AtMost } from 'class-validator'; import { Repository } from 'typeorm'; class Search { @AtMost(100) limit = 20; } @Controller() class Users { constructor(private readonly users: Repository<User>) {} @Get() list(@Query() query: Search) { return this.page(query); } private page(query: Search) { return this.users.find({ take: query.limit }); } }`, options: [...strict] },
    { name: 'a limit that the class above holds down', code: `import { Controller, Get, Query } from '@nestjs/common';\nimport { Max } from 'class-validator'; import { Repository } from 'typeorm'; class Paged { @Max(100) limit = 20; } class Search extends Paged {} @Controller() class Users { constructor(private readonly users: Repository<User>) {} @Get() list(@Query() query: Search) { return this.page(query); } private page(query: Search) { return this.users.find({ take: query.limit }); } }`, options: [...strict] },
    { name: 'from a query that is named before', code: route(drizzle, `const ranked = db.$with('ranked').as(db.select().from(users).limit(10)); res.json(await db.with(ranked).select().from(ranked));`), options: [...strict] },
    { name: 'a list with a limit', code: route(prisma, 'res.json(await prisma.user.findMany({ take: 20 }));') },
    { name: 'options out of sight may have a limit', code: `${prisma}export const list = (args) => prisma.user.findMany(args);`, options: [...strict] },
    { name: 'a list of given keys', code: route(prisma, 'res.json(await prisma.user.findMany({ where: { id: { in: req.body.ids } } }));'), options: [...strict] },
    { name: 'a filter is left to strict', code: route(prisma, 'res.json(await prisma.user.findMany({ where: { active: true } }));') },
    { name: 'where nothing proves that a request leads there is left to strict', code: `${prisma}export const list = () => prisma.user.findMany();` },
    { name: 'what runs while the process starts', code: `${prisma}const settings = await prisma.setting.findMany();`, options: [...strict] },
    { name: 'one record by its key', code: route(prisma, 'res.json(await prisma.user.findUnique({ where: { id: req.params.id } }));'), options: [...strict] },
    { name: 'a count', code: route(prisma, 'res.json(await prisma.user.count());'), options: [...strict] },
    { name: 'a limit that is held down', code: route(prisma, 'res.json(await prisma.user.findMany({ take: Math.min(Number(req.query.limit) || 20, 100) }));'), options: [...strict] },
    { name: 'a limit that is compared before', code: route(prisma, 'const limit = Number(req.query.limit);\n  if (limit > 100) return res.status(400).end();\n  res.json(await prisma.user.findMany({ take: limit }));'), options: [...strict] },
    { name: 'a limit of the code', code: route(prisma, 'const PAGE = 50;\n  res.json(await prisma.user.findMany({ take: PAGE }));'), options: [...strict] },
    { name: 'only the first row is used', code: route(pg, `const { rows } = await pool.query('SELECT * FROM users WHERE email = $1', [req.query.email]);\n  res.json(rows[0]);`), options: [...strict] },
    { name: 'only the first row is taken out', code: route(drizzle, `const [user] = await db.select().from(users).where(eq(users.email, req.query.email));\n  res.json(user);`), options: [...strict] },
    { name: 'rows by a key', code: route(pg, `const { rows } = await pool.query('SELECT * FROM users WHERE id = $1', [req.query.id]);\n  res.json(rows);`), options: [...strict] },
    { name: 'a limit in the statement', code: route(pg, `const { rows } = await pool.query('SELECT * FROM users LIMIT 20');\n  res.json(rows);`) },
    { name: 'a statement whose end is put in', code: route(pg, 'const { rows } = await pool.query(`SELECT * FROM users ${page}`);\n  res.json(rows);'), options: [...strict] },
    { name: 'one row a group', code: route(pg, `const { rows } = await pool.query('SELECT status, count(*) FROM orders GROUP BY status');\n  res.json(rows);`), options: [...strict] },
    { name: 'a pipeline with a limit', code: route(mongoose, `res.json(await User.aggregate([{ $match: {} }, { $limit: 10 }]));`), options: [...strict] },
    { name: 'a cursor', code: route(mongoose, `for await (const user of User.find().cursor()) print(user);\n  res.end();`), options: [...strict] },
    { name: 'a stretch of time of one parent', code: route(prisma, 'res.json(await prisma.booking.findMany({ where: { roomId: req.params.id, startsAt: { gte: start, lt: end } } }));'), options: [...strict] },
    { name: 'something of your own', code: route('const prisma = { user: { findMany: async () => [] } };\n', 'res.json(await prisma.user.findMany());'), options: [...strict] },
    { name: 'Array.prototype.find', code: route('', 'res.json([1].find((each) => each > 0));'), options: [...strict] },
  ],
  invalid: [
    { name: 'a collection of Firestore', code: route(firestore, `res.json((await db.collection('users').get()).docs);`), errors: [{ messageId: 'everything' }] },
    { name: 'a repository of an entity manager that is injected', code: mikro('this.em.getRepository(User).findAll()'), options: [...strict], errors: [{ messageId: 'everything', suggestions: limits(mikro('this.em.getRepository(User).findAll({ limit: 100 })')) }] },
    {
      name: 'a query in a variable, once',
      code: route(knex, `const query = db('links').select('id');\n  query.leftJoin('domains', 'a', 'b');\n  query.orderBy('id');\n  res.json(await query);`),
      errors: [{ messageId: 'everything', suggestions: limits(route(knex, `const query = db('links').select('id').limit(100);\n  query.leftJoin('domains', 'a', 'b');\n  query.orderBy('id');\n  res.json(await query);`)) }],
    },
    { name: 'a statement of Kysely', code: route(kysely.replace('{ Kysely }', '{ Kysely, sql }'), 'res.json(await sql`SELECT * FROM users`.execute(db));'), errors: [{ messageId: 'everything' }] },
    { name: 'a tagged template says what it is', code: route("import postgres from 'postgres';\nconst sql = postgres(url);\n", 'res.json(await sql`SELECT * FROM users`);'), errors: [{ messageId: 'everything', data: { call: 'sql …', record: '`users`', remedy: 'Add a limit (`LIMIT 100`), or read page by page' }, suggestions: limits(route("import postgres from 'postgres';\nconst sql = postgres(url);\n", 'res.json(await sql`SELECT * FROM users LIMIT 100`);')) }] },
    { name: 'all rows of mysql2', code: route(mysql, "const [rows] = await pool.query('SELECT * FROM users');\n  res.json(rows);"), errors: [{ messageId: 'everything', suggestions: limits(route(mysql, "const [rows] = await pool.query('SELECT * FROM users LIMIT 100');\n  res.json(rows);")) }] },
    { name: 'a limit beside the text that the caller chooses', code: route(pg, "const { rows } = await pool.query('SELECT * FROM users WHERE a = $1 LIMIT $2', [1, Number(req.query.limit)]);\n  res.json(rows);"), errors: [{ messageId: 'asked', suggestions: limits(route(pg, "const { rows } = await pool.query('SELECT * FROM users WHERE a = $1 LIMIT $2', [1, Math.min(Number(req.query.limit), 100)]);\n  res.json(rows);")) }] },
    { name: 'a limit in a template that the caller chooses', code: route("import postgres from 'postgres';\nconst sql = postgres(url);\n", 'res.json(await sql`SELECT * FROM users LIMIT ${Number(req.query.limit)}`);'), errors: [{ messageId: 'asked', suggestions: limits(route("import postgres from 'postgres';\nconst sql = postgres(url);\n", 'res.json(await sql`SELECT * FROM users LIMIT ${Math.min(Number(req.query.limit), 100)}`);')) }] },
    { name: 'one condition or the other, of Sequelize', code: route(sequelize.replace('{ Model }', '{ Model, Op }'), "res.json(await User.findAll({ where: { [Op.or]: [{ bossId: req.userId }, { deputyId: req.userId }] } }));"), options: [...strict], errors: [{ messageId: 'filtered', suggestions: limits(route(sequelize.replace('{ Model }', '{ Model, Op }'), "res.json(await User.findAll({ where: { [Op.or]: [{ bossId: req.userId }, { deputyId: req.userId }] }, limit: 100 }));")) }] },
    { name: 'a limit that a class holds up only', code: `import { Controller, Get, Query } from '@nestjs/common';\nimport { Min as Max } from 'class-validator'; import { Repository } from 'typeorm'; class Search { @Max(100) limit = 20; } @Controller() class Users { constructor(private readonly users: Repository<User>) {} @Get() list(@Query() query: Search) { return this.page(query); } private page(query: Search) { return this.users.find({ take: query.limit }); } }`, options: [...strict], errors: [{ messageId: 'asked', suggestions: null }] },
    { name: 'a limit that the caller chooses, through a function', code: route(prisma + 'async function list({ limit }) { return prisma.user.findMany({ take: limit }); }\n', 'res.json(await list({ limit: Number(req.query.limit) }));'), errors: [{ messageId: 'asked', suggestions: null }] },
    { name: 'a limit that the caller chooses, in an object that is handed on', code: route(prisma + 'const list = (query) => prisma.user.findMany({ take: Number(query.limit) });\n', 'res.json(await list(req.query));'), errors: [{ messageId: 'asked', suggestions: limits(route(prisma + 'const list = (query) => prisma.user.findMany({ take: Math.min(Number(query.limit), 100) });\n', 'res.json(await list(req.query));')) }] },
    { name: 'a scan of DynamoDB', code: route(dynamo, `res.json(await ddb.send(new ScanCommand({ TableName: 'orders', FilterExpression: 'customerId = :c' })));`), errors: [{ messageId: 'scan' }] },
    { name: 'a table that a function of another name makes', code: route(drizzle.replace("const users = pgTable", "const table = pgTable;\nconst users = table"), 'res.json(await db.select().from(users));'), errors: [{ messageId: 'everything', suggestions: limits(route(drizzle.replace("const users = pgTable", "const table = pgTable;\nconst users = table"), 'res.json(await db.select().from(users).limit(100));')) }] },
    {
      name: 'prisma: all rows',
      code: route(prisma, 'res.json(await prisma.user.findMany());'),
      errors: [{ messageId: 'everything', data: { call: 'prisma.user.findMany()', record: '`user`', remedy: 'Add a limit (`take: 100`), or read page by page' }, suggestions: limits(route(prisma, 'res.json(await prisma.user.findMany({ take: 100 }));')) }],
    },
    {
      name: 'a declared limit is written by --fix',
      code: route(prisma, 'res.json(await prisma.user.findMany({ orderBy: { id: \'asc\' } }));'),
      settings: { resilience: { policy: { queryLimit: 50 } } },
      output: route(prisma, 'res.json(await prisma.user.findMany({ orderBy: { id: \'asc\' }, take: 50 }));'),
      errors: [{ messageId: 'everything', suggestions: null }],
    },
    {
      name: 'prisma: all that a filter finds',
      code: route(prisma, 'res.json(await prisma.user.findMany({ where: { active: true } }));'),
      options: [...strict],
      errors: [{ messageId: 'filtered', suggestions: limits(route(prisma, 'res.json(await prisma.user.findMany({ where: { active: true }, take: 100 }));')) }],
    },
    {
      name: 'in code that may be reached',
      code: `${prisma}export const list = () => prisma.user.findMany();`,
      options: [...strict],
      errors: [{ messageId: 'everything', suggestions: limits(`${prisma}export const list = () => prisma.user.findMany({ take: 100 });`) }],
    },
    {
      name: 'pg: a statement without a limit',
      code: route(pg, `const { rows } = await pool.query('SELECT * FROM users');\n  res.json(rows);`),
      errors: [{ messageId: 'everything', suggestions: limits(route(pg, `const { rows } = await pool.query('SELECT * FROM users LIMIT 100');\n  res.json(rows);`)) }],
    },
    {
      name: 'pg: through a function that hands the statement on',
      code: route(`${pg}const query = (text, params) => pool.query(text, params);\n`, `const { rows } = await query('SELECT * FROM users');\n  res.json(rows);`),
      errors: [{ messageId: 'everything', suggestions: limits(route(`${pg}const query = (text, params) => pool.query(text, params);\n`, `const { rows } = await query('SELECT * FROM users LIMIT 100');\n  res.json(rows);`)) }],
    },
    {
      name: 'pg: a statement that is built step by step',
      code: route(pg, `let sql = 'SELECT * FROM users';\n  if (req.query.name) sql += ' WHERE name = $1';\n  const { rows } = await pool.query(sql, [req.query.name]);\n  res.json(rows);`),
      options: [...strict],
      errors: [{ messageId: 'filtered' }],
    },
    {
      name: 'knex: a chain',
      code: route(knex, `res.json(await db('users').where({ active: true }).orderBy('name'));`),
      options: [...strict],
      errors: [{ messageId: 'filtered', suggestions: limits(route(knex, `res.json(await db('users').where({ active: true }).orderBy('name').limit(100));`)) }],
    },
    {
      name: 'drizzle: a chain over several lines',
      code: route(drizzle, `const rows = await db\n    .select()\n    .from(users);\n  res.json(rows);`),
      errors: [{ messageId: 'everything', suggestions: limits(route(drizzle, `const rows = await db\n    .select()\n    .from(users)\n    .limit(100);\n  res.json(rows);`)) }],
    },
    {
      name: 'kysely: before it is executed',
      code: route(kysely, `res.json(await db.selectFrom('users').selectAll().execute());`),
      errors: [{ messageId: 'everything', suggestions: limits(route(kysely, `res.json(await db.selectFrom('users').selectAll().limit(100).execute());`)) }],
    },
    {
      name: 'mongoose: all documents',
      code: route(mongoose, `res.json(await User.find().sort({ name: 1 }));`),
      errors: [{ messageId: 'everything', suggestions: limits(route(mongoose, `res.json(await User.find().sort({ name: 1 }).limit(100));`)) }],
    },
    {
      name: 'sequelize: all rows',
      code: route(sequelize, `res.json(await User.findAll());`),
      errors: [{ messageId: 'everything', suggestions: limits(route(sequelize, `res.json(await User.findAll({ limit: 100 }));`)) }],
    },
    {
      name: 'typeorm: an injected repository',
      code: `import { Controller, Get } from '@nestjs/common';\nimport { Repository } from 'typeorm';\n@Controller()\nclass UsersController {\n  constructor(private readonly users: Repository<User>) {}\n  @Get()\n  list() {\n    return this.users.find();\n  }\n}`,
      errors: [{ messageId: 'everything', suggestions: limits(`import { Controller, Get } from '@nestjs/common';\nimport { Repository } from 'typeorm';\n@Controller()\nclass UsersController {\n  constructor(private readonly users: Repository<User>) {}\n  @Get()\n  list() {\n    return this.users.find({ take: 100 });\n  }\n}`) }],
    },
    {
      name: 'a limit that the caller chooses',
      code: route(prisma, 'res.json(await prisma.user.findMany({ take: Number(req.query.limit) }));'),
      errors: [{ messageId: 'asked', data: { call: 'prisma.user.findMany()', record: '`user`', limit: 'Number(req.query.limit)', remedy: 'Cap it with `Math.min(…, 100)`' }, suggestions: limits(route(prisma, 'res.json(await prisma.user.findMany({ take: Math.min(Number(req.query.limit), 100) }));')) }],
    },
    {
      name: 'a limit that the caller chooses, through a name',
      code: route(prisma, 'const limit = parseInt(req.query.limit, 10) || 20;\n  res.json(await prisma.user.findMany({ take: limit }));'),
      errors: [{ messageId: 'asked' }],
    },
    {
      name: 'all keys of a cache',
      code: route(`import Redis from 'ioredis';\nconst redis = new Redis();\n`, `res.json(await redis.keys('session:*'));`),
      errors: [{ messageId: 'scan' }],
    },
  ],
};
