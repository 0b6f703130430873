import { proveEach, type TableProof } from '../support/proof-table.js';
import { postgresWith } from '../support/proof-postgres.js';

/** A service that keeps credits, asked in process; `send` is what somebody sends. */
const service = (schema: string, take: string): string => `
import express from 'express';
import pg from 'pg';
import { z } from 'zod';
const app = express();
let db;
${schema}
app.use(express.json());
const client = () => new pg.Client(address);
let address;
app.post('/credits', async (req, res) => {
  ${take}
  const held = client();
  await held.connect();
  try {
    await held.query('UPDATE tenants SET credit = credit + $1 WHERE name = $2', [amount, tenant]);
  } finally {
    await held.end();
  }
  res.json({ ok: true });
});
app.use((error, req, res, next) => res.status(500).json({ error: 'broken' }));
export async function run({ host, port, send = { tenant: 'acme', amount: 5, role: 'admin' } }) {
  address = { host, port, user: 'postgres', database: 'postgres' };
  const server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const response = await fetch('http://127.0.0.1:' + server.address().port + '/credits', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(send) });
  const status = response.status;
  await response.text();
  const held = client();
  await held.connect();
  const { rows } = await held.query('SELECT credit::text FROM tenants');
  await held.end();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { status, credit: rows[0].credit };
}
`;

const inScope = service('const creditBody = z.object({ tenant: z.string(), amount: z.number().positive() });', 'const { tenant, amount } = req.body;');
const server = postgresWith(`create table tenants (name text, credit numeric); insert into tenants values ('acme', 10);`);

const proof = (name: string, send: unknown, before: unknown): TableProof => ({
  name,
  by: 'require-input-validation',
  packages: ['express', 'pg', 'zod'],
  settings: { autofix: 'all' },
  code: inScope,
  server,
  fault: { input: { send }, before: { value: before }, after: { value: { status: 400, credit: '10' } } },
  healthy: { input: {} },
});

proveEach('require-input-validation: what does not fit is answered with 400, and the database is left alone', [
  proof('a negative amount', { tenant: 'acme', amount: -100 }, { status: 200, credit: '-90' }),
  proof('a text for a number', { tenant: 'acme', amount: 'all' }, { status: 500, credit: '10' }),
  proof('a missing field', { tenant: 'acme' }, { status: 200, credit: null }),
  proof('an operator for a number', { tenant: 'acme', amount: { $ne: null } }, { status: 500, credit: '10' }),
  proof('a list for a text', { tenant: ['acme'], amount: 1 }, { status: 200, credit: '10' }),
  proof('no object at all', [], { status: 200, credit: '10' }),
]);

const typed = service('interface Credit { tenant: string; amount: number }', 'const { tenant, amount } = req.body as Credit;');

proveEach('require-input-validation: a declared type becomes a schema', [
  { ...proof('a text for a number', { tenant: 'acme', amount: 'all' }, { status: 500, credit: '10' }), code: typed, language: 'ts' },
  { ...proof('a missing field', { amount: 5 }, { status: 200, credit: '10' }), code: typed, language: 'ts' },
]);
