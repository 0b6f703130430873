import { afterAll, describe, expect, it } from 'vitest';
import { startCounting, type Counts } from '../support/count-calls.js';
import { lint } from '../support/lint.js';
import { everyRule } from '../support/repair-sources.js';
import { ruleCases } from '../support/rule-cases.js';

const { take, stop } = startCounting();
afterAll(stop);

const settings = { resilience: { autofix: 'all' } };

/** How often the code of src is entered while a text is linted with every rule; null where it does not parse. */
function count(code: string): Counts | null {
  take();
  const messages = lint(code, { rules: everyRule, settings });
  return messages.some(({ fatal }) => fatal) ? null : take();
}

/**
 * What a text four times as long may take. Work that is done once a node takes four times as much; a little of it still looks through a
 * list of the file, or through all writes of one function. What looks through the whole file for each node comes to eight times and more.
 */
const MAX_GROWTH = 6.5;

/** How work grows with a file, and what grows fastest in it. */
function growthOf(print: (times: number) => string, times: number): { readonly growth: number; readonly why: string } {
  const [short, long] = [count(print(times)), count(print(4 * times))];
  if (!short || !long) throw new Error(`it does not parse: ${print(1)}`);
  const fastest = [...long.byName].map(([name, calls]) => ({ name, calls, by: calls / (short.byName.get(name) ?? 1) })).filter(({ by }) => by > 5);
  const told = fastest.sort((a, b) => b.calls - a.calls).slice(0, 8).map(({ name, calls, by }) => `${name}: ${calls} times, ${by.toFixed(1)} times as often`);
  return { growth: long.total / short.total, why: told.join('\n') };
}

function expectLinear(print: (times: number) => string, times: number): void {
  const { growth, why } = growthOf(print, times);
  expect(growth > MAX_GROWTH ? `${growth.toFixed(2)} times the work\n${why}` : '').toBe('');
}

const list = (n: number, print: (i: number) => string): string => Array.from({ length: n }, (_, i) => print(i)).join('\n');
const prisma = "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();\n";
const pool = "import { Pool } from 'pg'; const pool = new Pool();\n";
const app = `import express from 'express'; ${pool}const app = express();\n`;

const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  requests: (n) => 'fetch("https://a.example");'.repeat(n),
  'requests that share their options': (n) => `const o = { a: 1 };${'fetch("https://a.example", o);'.repeat(n)}`,
  'requests that share a signal': (n) => `const c = new AbortController();${'fetch("https://a.example", { signal: c.signal });'.repeat(n)}`,
  streams: (n) => `async function f() { ${list(n, (i) => `const r${i} = await fetch("https://a.example"); f(r${i}.ok); r${i}.body;`)} }`,
  'requests through a wrapper': (n) => `function w(p) { ${'g();'.repeat(n)} return p; }${'w(fetch("https://a.example"));'.repeat(n)}`,
  clients: (n) => `const axios = require('axios');${list(n, (i) => `const c${i} = axios.create(); c${i}.defaults.baseURL = 1; c${i}.get("https://a.example");`)}`,
  'reads and writes in one function': (n) => `${prisma}async function f(id) { ${list(n, (i) => `const p${i} = await prisma.product.findUnique({ where: { id } }); if (p${i}.stock > 0) { await prisma.product.update({ where: { id }, data: { stock: p${i}.stock - 1 } }); }`)} }`,
  'reads and writes in functions': (n) => `${prisma}${list(n, (i) => `async function f${i}(id) { const p = await prisma.product.findUnique({ where: { id } }); if (p.stock > 0) { await prisma.product.update({ where: { id }, data: { stock: p.stock - 1 } }); } }`)}`,
  handlers: (n) => `${app}${list(n, (i) => `app.post('/a${i}', async (req, res) => { const { rows } = await pool.query('select * from a where id = ' + req.body.id); for (const row of rows) { await pool.query('select 1 from b where a = $1', [row.id]); } console.log('done ' + req.body.id); res.json(rows); });`)}`,
  'handlers with a helper each': (n) => `${app}${list(n, (i) => `async function load${i}(id) { return pool.query('select * from a where id = $1', [id]); } app.get('/a${i}', async (req, res) => { res.json(await load${i}(req.query.id)); });`)}`,
  'handlers that share a helper': (n) => `${app}async function load(id) { return pool.query('select * from a where id = $1', [id]); } ${list(n, (i) => `app.get('/a${i}', async (req, res) => { try { res.json(await load(req.query.id)); } catch (error) { console.error('failed ' + error.message); } });`)}`,
  'methods of a class': (n) => `import { Injectable } from '@nestjs/common'; import { HttpService } from '@nestjs/axios'; @Injectable() export class A { constructor(private http: HttpService, private repo: Repo) {} ${list(n, (i) => `async m${i}(id: string) { const a = await this.http.get('https://a.example/' + id); await this.m${i ? i - 1 : 0}(id); this.logger.log('x ' + a); return this.repo.findOne({ where: { id } }); }`)} }`,
  states: (n) => `${list(n, (i) => `let count${i} = 0; const cache${i} = new Map(); export function f${i}(req) { count${i} += 1; cache${i}.set(req.id, count${i}); return cache${i}.get(req.id); }`)}`,
  'functions that share a cache': (n) => `const cache = new Map(); let count = 0; ${list(n, (i) => `export function f${i}(req) { count += 1; cache.set(req.id, count); return cache.get(req.id); }`)}`,
  'variables of the environment': (n) => list(n, (i) => `export const a${i} = process.env.A${i}!; export function g${i}() { return process.env.B${i} + ''; }`),
  'texts that are parsed': (n) => `import { readFileSync } from 'node:fs'; ${list(n, (i) => `export function p${i}(req) { const a = JSON.parse(req.body); return JSON.parse(readFileSync('x')).b + a; }`)}`,
  retries: (n) => list(n, (i) => `export async function r${i}() { for (let i = 0; i < 3; i++) { try { return await fetch('https://a.example'); } catch (e) { } } }`),
  'lists of requests in one function': (n) => `export async function all(ids) { ${list(n, (i) => `const r${i} = await Promise.all(ids.map(async (id) => { const r = await fetch('https://a.example/' + id); return r.json(); })); ids.forEach(async (id) => { await r${i}.get(id); });`)} }`,
  'log lines': (n) => `import winston from 'winston'; const logger = winston.createLogger(); ${list(n, (i) => `export function l${i}(user, err) { logger.info(\`User \${user.email} did \${user.password}\`); logger.error('failed: ' + err); }`)}`,
  entries: (n) => `import Redis from 'ioredis'; const redis = new Redis(); ${list(n, (i) => `export async function t${i}(id) { const v = Number(await redis.get(id)); if (v > 0) await redis.set(id, v - 1); }`)}`,
  payments: (n) => `import Stripe from 'stripe'; const stripe = new Stripe('x'); ${list(n, (i) => `export async function s${i}(o) { return stripe.charges.create({ amount: o.amount }); }`)}`,
  transactions: (n) => `${prisma}${list(n, (i) => `export async function t${i}(a) { await prisma.$transaction(async (tx) => { await tx.a.create({ data: a }); await prisma.b.create({ data: a }); await fetch('https://a.example'); }); await prisma.c.create({ data: a }); await prisma.d.create({ data: a }); }`)}`,
  connections: (n) => `${pool}${list(n, (i) => `export async function q${i}(a) { const c = await pool.connect(); await c.query('select 1'); c.release(); }`)}`,
  'checks in one function': (n) => `${pool}export async function q(a) { ${list(n, (i) => `const c${i} = await pool.query('select * from t${i} where a = $1', [a]); if (c${i}.rows.length === 0) throw new Error('x'); await pool.query('update t${i} set a = $1', [c${i}.rows[0].a + 1]);`)} }`,
  intervals: (n) => list(n, (i) => `setInterval(async () => { await fetch('https://a.example/${i}'); }, 1000);`),
};

describe('the work for a file four times as long', () => {
  it.each(Object.entries(SHAPES))('does not grow faster for %s', (_name, print) => expectLinear(print, 25));
});

const IMPORT = /^\s*import [^;\n]*(?:;|\n)/gmu;

/** The imports of a file, and the rest as the body of a function, as often as it is asked for. */
function repeat(code: string, times: number): string {
  const imports = [...code.matchAll(IMPORT)].map(([text]) => text).join('\n');
  const rest = code.replace(IMPORT, '').replace(/\bexport (?:default )?/gu, '');
  return `${imports}\n${list(times, (index) => `export async function part${index}(req, res) {\n${rest}\n}`)}`;
}

describe('the work for many functions like a case of a rule', () => {
  it.each(ruleCases.map(({ rule, invalid }) => [rule, invalid] as const))('is what each of them takes: %s', (_rule, cases) => {
    const first = cases.find(({ code }) => count(repeat(code, 1)) !== null);
    expectLinear((times) => repeat(first?.code ?? '', times), 12);
  });
});
