import { describe, expect, it } from 'vitest';
import { sensitiveIn } from '../../support/sensitive.js';

const express = (body: string, before = '') => `import express from 'express'; ${before} const app = express(); app.post('/', async (req, res) => { ${body} });`;

type Row = readonly [name: string, code: string, ...found: string[]];

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows.map(([name, code, ...found]) => ({ name, code, found })))('$name', ({ code, found }) => {
      expect(sensitiveIn(code)).toEqual(found);
    });
  });
}

table('by source: the input of a handler', [
  ['the whole request', express('log(req);'), 'req: a whole request (source)'],
  ['the whole body', express('log(req.body);'), 'req.body: a whole request body (source)'],
  ['the whole body by a name of its own', express('const { body } = req; log(body);'), 'body: a whole request body (source)'],
  ['the whole body in a text', express('log(`got ${JSON.stringify(req.body)}`);'), 'JSON.stringify(req.body): a whole request body (source)'],
  ['the whole body in an object', express('log({ body: req.body });'), 'req.body: a whole request body (source)'],
  ['the whole body, spread', express('log({ ...req.body, at: 1 });'), 'req.body: a whole request body (source)'],
  ['all headers', express('log({ headers: req.headers });'), 'req.headers: all headers of a request (source)'],
  ['credentials of a header', express('log(req.headers.authorization);'), 'req.headers.authorization: credentials (source)'],
  ['credentials by a call', express(`log(req.get('Authorization'));`), `req.get('Authorization'): credentials (source)`],
  ['the token of a header', express(`const value = req.headers.authorization?.split(' ')[1]; log(value);`), 'value: credentials (source)'],
  ['the token of a header, cut', express(`const auth = req.headers['authorization']; const t = auth.slice(7); log(t);`), 't: credentials (source)'],
  ['cookies', express('log(req.cookies);'), 'req.cookies: cookies (source)'],
  ['a field of the body that is named like one', express('const { email, password } = req.body; log({ email, password });'), 'email: the e-mail address of a person (name)', 'password: a password (source)'],
  ['a header that is no secret', express(`log(req.headers['user-agent']); log(req.get('x-request-id'));`)],
  ['fields of the body that are none', express('const { city, name } = req.body; log({ city, name, id: req.params.id, url: req.url, q: req.query });')],
  ['the keys of the body', express('log(Object.keys(req.body));')],
  ['whether there is one', express('log(!!req.headers.authorization, typeof req.body.password, req.body.password.length);')],
  ['a body whose schema names no secret', express(`const input = schema.parse(req.body); log(input);`, `import { z } from 'zod'; const schema = z.object({ title: z.string() });`)],
  ['a request of a function that is no handler', 'export function show(req) { log(req.body); }'],
  ['a request by its type', `import type { Request } from 'express'; export function show(req: Request) { log(req.body); }`, 'req.body: a whole request body (source)'],
  ['an event of Lambda', `import type { APIGatewayProxyEvent } from 'aws-lambda'; export const handler = async (event: APIGatewayProxyEvent) => { log(JSON.stringify(event)); };`, 'JSON.stringify(event): a whole request (source)'],
  ['a body of NestJS by its class', `
    import { Controller, Post, Body } from '@nestjs/common';
    class LoginDto { email: string; password: string; }
    @Controller() export class Auth { @Post() login(@Body() dto: LoginDto) { log(dto); } }`, 'dto: a whole request body with its `password` (source)'],
  ['a body of NestJS whose class has no secret', `
    import { Controller, Post, Body } from '@nestjs/common';
    class CatDto { name: string; age: number; }
    @Controller() export class Cats { @Post() add(@Body() dto: CatDto) { log(dto); } }`],
  ['a job', `import { Worker } from 'bullmq'; new Worker('mail', async (job) => { log(job.id, job.data); });`, 'job.data: a whole message (source)'],
]);

table('by source: the environment', [
  ['all of it', 'log(process.env);', 'process.env: the whole environment (source)'],
  ['a secret of it', 'log(process.env.JWT_SECRET);', 'process.env.JWT_SECRET: a secret (source)'],
  ['a secret by another name', `const { STRIPE_SECRET_KEY: key } = process.env; const k = key ?? 'none'; log(k);`, 'k: a secret (source)'],
  ['an object made of it', `const config = { port: process.env.PORT, jwt: process.env.JWT_SECRET || 'dev' }; log(config);`, 'config: a whole record with its `jwt` (source)'],
  ['a member of an object made of it', `const config = { db: { url: process.env.DATABASE_URL } }; log(config.db.url);`, 'config.db.url: a secret (source)'],
  ['what is no secret', `log(process.env.PORT, process.env.NODE_ENV, process.env.JWT_EXPIRES_IN, process.env.SECRET_NAME);`],
  ['what is made of a secret', `const address = process.env.DATABASE_URL; const shown = address.replace(/:[^@]+@/, ':***@'); log(shown, new URL(address).host);`],
  ['settings of NestJS', `import { ConfigService } from '@nestjs/config'; export class A { constructor(private config: ConfigService) {} run() { const x = this.config.get('API_KEY'); log(x); } }`, 'x: a key (source)'],
  ['what an interceptor of axios is given', `import axios from 'axios'; const api = axios.create(); api.interceptors.request.use((config) => { log(config, config.url, config.headers); return config; });`, 'config: the headers of an outgoing request (source)', 'config.headers: the headers of an outgoing request (source)'],
  ['a signed token', `import jwt from 'jsonwebtoken'; const t = jwt.sign({ id }, key); log({ t });`, 't: a token (source)'],
]);

table('by use', [
  ['hashed', `import bcrypt from 'bcryptjs'; export async function add(email, pw) { const hash = await bcrypt.hash(pw, 10); log(pw); }`, 'pw: a password (use)'],
  ['compared', `import { compare } from 'bcrypt'; export async function check(given, user) { const ok = await compare(given, user.hash); log('x', given, user.id); }`, 'given: a password (use)'],
  ['a record whose member is compared', `import { compare } from 'bcrypt'; export async function check(given, user) { await compare(given, user.hash); log(user); }`, 'user: a whole record with its `hash` (use)'],
  ['through a function in sight', `import argon2 from 'argon2'; const verify = (hash, text) => argon2.verify(hash, text); export const check = (row, pw) => { verify(row.h, pw); log(pw); };`, 'pw: a password (use)'],
  ['sent as credentials', 'export const load = async (t) => { await fetch(url, { headers: { Authorization: `Bearer ${t}` } }); log(t); };', 't: a token (use)'],
  ['given to a client', `import Stripe from 'stripe'; const k = load(); const stripe = new Stripe(k); log(k);`, 'k: a key (use)'],
  ['signed with', `import { createHmac } from 'node:crypto'; export const sign = (body, k) => { const mac = createHmac('sha256', k).update(body).digest('hex'); log(k, body, mac); };`, 'k: a key (use)'],
  ['verified', `import jwt from 'jsonwebtoken'; export const check = (raw) => { try { return jwt.verify(raw, key); } catch { log(raw); } };`, 'raw: a token (use)'],
  ['a content that is hashed is none', `import { createHash } from 'node:crypto'; export const tag = (text) => { createHash('sha1').update(text).digest('hex'); log(text); };`],
]);

table('by name', [
  ['identifiers and members', 'export const a = (password, user, config) => log(password, user.passwordHash, config.apiKey, config.db_password);',
    'password: a password (name)', 'user.passwordHash: a password (name)', 'config.apiKey: a key (name)', 'config.db_password: a password (name)'],
  ['a key', 'export const a = (input) => log({ cvv: input.code3 });', 'input.code3: card data (name)'],
  ['what a type declares', 'interface Input { amount: number; cardNumber: string } export const a = (input: Input) => log(input);', 'input: a whole record with its `cardNumber` (name)'],
  ['a member that is told by its owner', 'export const a = (card, page, order) => log(card.number, page.number, order.key);', 'card.number: card data (name)'],
  ['a member that is read', 'export const a = (payment, options) => { log(payment, options); const { cvv } = payment; return charge(payment.amount, options.retries); };', 'payment: a whole record with its `cvv` (name)'],
  ['an interface that extends one of a package', `import { Document } from 'mongoose'; interface User extends Document { password: string } export const a = (user: User) => log(user);`, 'user: a whole record with its `password` (name)'],
  ['a text', 'export const a = (resetToken) => { const line = `reset ${resetToken}`; log(line); };', 'line: a token (name)'],
  ['a chain of texts', `export const a = (user, token) => log('for ' + user.id + ': ' + token);`, 'token: a token (name)'],
  ['flags, counts and names of secrets', 'export const a = (hasPassword, tokenCount, maxTokens, tokenType, secretName, passwordResetRequired, isToken, tokens, nextPageToken) => log(hasPassword, tokenCount, maxTokens, tokenType, secretName, passwordResetRequired, isToken, tokens, nextPageToken);'],
  ['what is left of a secret', `export const a = (token, card) => log(token.slice(-4), mask(card.cardNumber), token ? 'set' : 'missing', !token, token === other, Boolean(token), token && 'yes');`],
  ['what is said of a record of secrets', 'export const a = (tokens, card) => log({ resetTokens: tokens.count, creditCard: card.brand, apiKey: card.id });'],
  ['masked in an object', 'export const a = (t, req) => { const line = { token: maskToken(t), at: 1 }; log(line); };'],
  ['made harmless before', 'export const a = (t) => { const token = maskToken(t); log(token); };'],
  ['a text that is there to be read', `const PASSWORD_TOKEN = 'token'; log(PASSWORD_TOKEN);`],
  ['a boolean by its type', 'export const a = (token: boolean) => log(token);'],
  ['a token of a parser', 'export const a = (token) => { if (token.kind === 1) log(token); };'],
  ['left out of a record', 'interface User { id: string; password: string } export const a = (user: Omit<User, "password">, full: User) => { const { password, ...safe } = full; log(user, safe, { ...full, password: undefined }); };'],
]);
