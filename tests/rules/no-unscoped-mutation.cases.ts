import type rule from '../../src/rules/no-unscoped-mutation.js';
import type { CasesOf } from '../support/rule-tester.js';

const pg = `import { Pool } from 'pg'; const pool = new Pool();\n`;
const prisma = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();\n`;
const knex = `import knex from 'knex'; const db = knex({});\n`;
const kysely = `import { Kysely } from 'kysely'; const db = new Kysely({});\n`;
const drizzle = `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq } from 'drizzle-orm'; import { users } from './schema'; const db = drizzle(url);\n`;
const mongoose = `import mongoose from 'mongoose'; const Post = mongoose.model('Post', new mongoose.Schema({ views: Number }));\n`;
const typeorm = `import { DataSource } from 'typeorm'; const source = new DataSource({}); const products = source.getRepository('Product');\n`;
const handle = (head: string, body: string): string => `import express from 'express'; ${head}const app = express(); app.delete('/', async (req, res) => { ${body} res.end(); });`;
const found = (name: string, code: string, messageId: 'all' | 'dropped' = 'all') => ({ name, code, errors: [{ messageId }] });

const supabase = `import { createClient } from '@supabase/supabase-js'; const supabase = createClient(url, key);\n`;
const neon = `import { neon } from '@neondatabase/serverless'; const sql = neon(url);\n`;

export const cases: CasesOf<typeof rule> = {
  valid: [
    { name: 'Supabase refuses a write without a filter', code: handle(supabase, "await supabase.from('carts').delete();") },
    { name: 'a template with a filter', code: handle(neon, 'await sql`DELETE FROM carts WHERE id = ${req.params.id}`;') },
    { name: 'a filter', code: handle(prisma, 'await prisma.cart.deleteMany({ where: { userId: req.params.id } });') },
    { name: 'a filter that is out of sight', code: handle(prisma, 'await prisma.cart.deleteMany(filterOf(req));') },
    { name: 'one record', code: handle(prisma, 'await prisma.cart.delete({ where: { id: req.params.id } });') },
    { name: 'a statement with a filter', code: handle(pg, "await pool.query('DELETE FROM carts WHERE user_id = $1', [req.params.id]);") },
    { name: 'a statement whose end is put in', code: handle(pg, 'await pool.query(`DELETE FROM carts ${clause}`);') },
    { name: 'a statement that says that it empties a table', code: handle(pg, "await pool.query('TRUNCATE carts');") },
    { name: 'a row that is locked', code: handle(pg, "await pool.query('SELECT * FROM a FOR UPDATE');") },
    { name: 'Knex with a filter', code: handle(knex, "await db('carts').where({ id: req.params.id }).del();") },
    { name: 'Knex with a filter that the model does not name', code: handle(knex, "await db('carts').whereNotExists(other).del();") },
    { name: 'a query that is kept', code: handle(knex, "const query = db('carts').del(); query.where({ id: 1 }); await query;") },
    { name: 'a query that was given a filter before', code: handle(knex, "const query = db('carts'); for (const key of keys) query.andWhere(key, 1); await query.delete();") },
    { name: 'Kysely with a filter', code: handle(kysely, "await db.deleteFrom('carts').where('id', '=', req.params.id).execute();") },
    { name: 'Drizzle with a filter', code: handle(drizzle, 'await db.delete(users).where(eq(users.id, req.params.id));') },
    { name: 'TypeORM refuses an empty filter', code: handle(typeorm, 'await products.delete({});') },
    { name: 'code that may run at any time, unless asked for', code: prisma + 'export const clear = () => prisma.cart.deleteMany();' },
    { name: 'a script', code: `#!/usr/bin/env node\n${prisma}export const clear = () => prisma.cart.deleteMany({ where: {} });`, options: [{ everywhere: true }] },
    { name: 'what is replaced as a whole', code: handle(prisma, 'await prisma.$transaction([prisma.licence.deleteMany(), prisma.licence.create({ data: { key: req.params.key } })]);') },
    { name: 'a parameter that is there', code: prisma + 'export const clear = (userId: string) => prisma.cart.deleteMany({ where: { userId } });' },
    { name: 'a parameter that is tested', code: prisma + "export const clear = (userId?: string) => { if (!userId) throw new Error('user'); return prisma.cart.deleteMany({ where: { userId } }); };" },
    { name: 'another value that is there', code: prisma + "export const clear = (userId?: string) => prisma.cart.deleteMany({ where: { userId, state: 'old' } });" },
    { name: 'a session that is tested', code: prisma + "export const clear = (session) => { if (!session?.user) throw new Error('user'); return prisma.cart.deleteMany({ where: { userId: session?.user?.id } }); };" },
  ],
  invalid: [
    found('a template', handle(neon, 'await sql`DELETE FROM carts`;')),
    found('Prisma', handle(prisma, 'await prisma.cart.deleteMany();')),
    found('Prisma, without a filter among its options', handle(prisma, "await prisma.user.updateMany({ data: { plan: 'free' } });")),
    found('Prisma, with an empty filter', handle(prisma, 'await prisma.cart.deleteMany({ where: {} });')),
    found('pg', handle(pg, "await pool.query('DELETE FROM carts');")),
    found('a statement that changes all', handle(pg, "await pool.query('UPDATE users SET plan = $1', [req.query.plan]);")),
    found('Knex', handle(knex, "await db('carts').del();")),
    found('Kysely', handle(kysely, "await db.deleteFrom('carts').execute();")),
    found('Drizzle', handle(drizzle, 'await db.delete(users);')),
    found('mongoose', handle(mongoose, 'await Post.deleteMany({});')),
    { ...found('code that may run at any time', prisma + 'export const clear = () => prisma.cart.deleteMany();'), options: [{ everywhere: true }] },
    {
      name: 'an optional parameter', code: prisma + 'export const clear = (userId?: string) => prisma.cart.deleteMany({ where: { userId } });',
      errors: [{ messageId: 'dropped', suggestions: [{ messageId: 'guard', output: prisma + "export const clear = (userId?: string) => { if (userId === undefined) throw new Error('userId is missing'); return prisma.cart.deleteMany({ where: { userId } }); };" }] }],
    },
    {
      name: 'an optional member', code: prisma + 'export async function clear(session) { await prisma.cart.deleteMany({ where: { userId: session?.user?.id } }); }',
      errors: [{ messageId: 'dropped', suggestions: [{ messageId: 'guard', output: prisma + "export async function clear(session) { if (session?.user?.id === undefined) throw new Error('session?.user?.id is missing'); await prisma.cart.deleteMany({ where: { userId: session?.user?.id } }); }" }] }],
    },
    {
      name: 'several values that may all be missing', code: prisma + 'export async function clear(userId?: string, teamId?: string) { await prisma.cart.deleteMany({ where: { userId, teamId } }); }',
      settings: { resilience: { autofix: 'all' } }, errors: [{ messageId: 'dropped' }],
      output: prisma + "export async function clear(userId?: string, teamId?: string) { if (userId === undefined && teamId === undefined) throw new Error('userId and teamId are missing'); await prisma.cart.deleteMany({ where: { userId, teamId } }); }",
    },
  ],
};
