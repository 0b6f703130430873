import { postgresWith } from '../support/proof-postgres.js';
import { proveEach, type TableProof } from '../support/proof-table.js';

/** A service that keeps orders, asked in process for each of `sends`, one after the other; it tells each status, and what it keeps in the end. */
const express = (library: string): string => `
import express from 'express';
import pg from 'pg';

${library}
interface CreateOrder { tenant: string; amount: number; kind: 'gift' | 'sale'; tags: string[]; address: { city: string; zip?: string }; note?: string | null; isNew: boolean; level: 1 | 2; since: string }
const app = express();
let address: object;
const client = () => new pg.Client(address);
app.use(express.json());
app.post('/orders', async (req, res) => {
  const order = req.body as CreateOrder;
  const held = client();
  await held.connect();
  try {
    await held.query('INSERT INTO orders (tenant, amount, data) VALUES ($1, $2, $3)', [order.tenant, order.amount, JSON.stringify({ ...order })]);
    res.json({ city: order.address.city, tags: order.tags.length });
  } finally {
    await held.end();
  }
});
app.use((error, req, res, next) => res.status(500).json({ error: 'broken' }));
export async function run({ host, port, sends = [] }) {
  address = { host, port, user: 'postgres', database: 'postgres' };
  const server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const answers = [];
  for (const body of sends) {
    const response = await fetch('http://127.0.0.1:' + server.address().port + '/orders', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    answers.push(response.status === 200 ? await response.text() : (await response.text(), response.status));
  }
  const held = client();
  await held.connect();
  const { rows } = await held.query('SELECT tenant, amount::text, data FROM orders ORDER BY id');
  await held.end();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { answers, rows };
}
`;

const fastify = (library: string): string => `
import Fastify from 'fastify';
import pg from 'pg';
${library}
interface CreateOrder { tenant: string; amount: number; kind: 'gift' | 'sale'; tags: string[]; address: { city: string; zip?: string }; note?: string | null; isNew: boolean; level: 1 | 2; since: string }
const app = Fastify();
let address: object;
const client = () => new pg.Client(address);
app.post('/orders', async (request, reply) => {
  const order = request.body as CreateOrder;
  const held = client();
  await held.connect();
  try {
    await held.query('INSERT INTO orders (tenant, amount, data) VALUES ($1, $2, $3)', [order.tenant, order.amount, JSON.stringify({ ...order })]);
    return { city: order.address.city, tags: order.tags.length };
  } finally {
    await held.end();
  }
});
export async function run({ host, port, sends = [] }) {
  address = { host, port, user: 'postgres', database: 'postgres' };
  const answers = [];
  for (const payload of sends) {
    const response = await app.inject({ method: 'POST', url: '/orders', headers: { 'content-type': 'application/json' }, payload });
    answers.push(response.statusCode === 200 ? response.payload : response.statusCode);
  }
  const held = client();
  await held.connect();
  const { rows } = await held.query('SELECT tenant, amount::text, data FROM orders ORDER BY id');
  await held.end();
  await app.close();
  return { answers, rows };
}
`;

const server = postgresWith('create table orders (id serial primary key, tenant text, amount numeric, data jsonb);');

const good = { tenant: 'acme', amount: 5, kind: 'gift', tags: ['a'], address: { city: 'Ulm' }, isNew: true, level: 1, since: '2024-01-01' };
const homeless = { ...good, address: undefined };

/** What does not fit the type: one field of another type each, a missing one, operators, lists, and what is no object at all. */
const hostile = [
  ...Object.entries({
    tenant: { $ne: null }, amount: '5', kind: 'loan', tags: 'a', address: ['Ulm'], isNew: 'true', level: 3, since: null, note: 4,
  }).map(([key, value]) => ({ ...good, [key]: value })),
  { ...good, tenant: ['acme'] }, { ...good, tenant: 7 }, { ...good, tags: [{ $gt: '' }] }, { ...good, address: { city: null } }, { ...good, address: { city: { $ne: null } } }, { ...good, amount: null }, homeless,
].map((each) => JSON.stringify(each));
const strangers = ['[]', '{}'];

/** What the type allows: empty texts and lists, optional fields, `null` where it may be. */
const friendly = [good, { ...good, tenant: '', tags: [], note: '' }, { ...good, note: null, address: { city: 'Bonn', zip: '53111' }, level: 2, amount: -0.5 }].map((each) => JSON.stringify(each));

/** Keys that nobody named, at the top, inside, and by way of the prototype. */
const extra = [JSON.stringify({ ...good, role: 'admin', address: { city: 'Ulm', isOwner: true } }), `${JSON.stringify(good).slice(0, -1)},"__proto__":{"role":"admin"}}`];

const answer = '{"city":"Ulm","tags":1}';
const kept = { tenant: 'acme', amount: '5', data: good };

/** @param isRefused A prototype as a key is a stranger to yup, and Fastify parses no such body. */
const proof = (name: string, code: string, packages: readonly string[], isRefused: boolean): TableProof => ({
  name, by: 'require-input-validation', packages, language: 'ts', settings: { autofix: 'all' }, code, server,
  fault: {
    input: { sends: [...hostile, ...strangers, ...extra] },
    before: { value: { asymmetricMatch: isTrouble } },
    after: { value: { answers: [...[...hostile, ...strangers].map(() => 400), answer, isRefused ? 400 : answer], rows: isRefused ? [kept] : [kept, kept] } },
  },
  healthy: { input: { sends: friendly } },
});

/** Something is broken, something is kept that does not fit, and so is a role that nobody named. */
function isTrouble({ answers, rows }: { answers: readonly unknown[]; rows: readonly unknown[] }): boolean {
  return answers.includes(500) && rows.length > 3 && JSON.stringify(rows).includes('"role":"admin"');
}

const LIBRARIES: Readonly<Record<string, string>> = {
  zod: `import { z } from 'zod';`, valibot: `import * as v from 'valibot';`, yup: `import * as yup from 'yup';`, joi: `import Joi from 'joi';`, ajv: `import Ajv from 'ajv';`,
};

proveEach('require-input-validation: each validator refuses what does not fit, keeps no other keys, and gives what fits as it is', [
  ...Object.entries(LIBRARIES).map(([name, library]) => proof(`${name} in Express`, express(library), ['express', 'pg', name], name === 'yup')),
  ...['joi', 'zod'].map((name) => proof(`${name} in Fastify`, fastify(LIBRARIES[name] ?? ''), ['fastify', 'pg', name], true)),
]);

/** Ajv, as Fastify asks it, converts what it can: a number in a text is one, and so is the only element of a list. */
const unconvertible = [
  { ...good, tenant: { $ne: null } }, { ...good, kind: 'loan' }, { ...good, level: 3 }, { ...good, address: ['Ulm', 'Bonn'] }, { ...good, amount: 'all' }, { ...good, tags: [{ $gt: '' }] },
  { ...good, tenant: ['acme', 'other'] }, { ...good, address: { city: { $ne: null } } }, homeless,
].map((each) => JSON.stringify(each));

const inRoute = (name: string, library: string, packages: readonly string[]): TableProof => ({
  ...proof(name, fastify(library).replace('since: string', 'since?: string'), ['fastify', 'pg', ...packages], true),
  fault: {
    input: { sends: [...unconvertible, ...strangers, ...extra] },
    before: { value: { asymmetricMatch: isTrouble } },
    after: { value: { answers: [...[...unconvertible, ...strangers].map(() => 400), answer, 400], rows: [kept] } },
  },
});

proveEach('require-input-validation: the schema of a route of Fastify refuses what does not fit, keeps no other keys, and gives what fits as it is', [
  inRoute('a JSON schema', '', []),
  inRoute('a schema of TypeBox', `import { Type } from '@sinclair/typebox';`, ['@sinclair/typebox']),
]);
