import { proveEach, type TableProof } from '../support/proof-table.js';
import { postgresWith } from '../support/proof-postgres.js';

/** A service that keeps users, asked in process; `send` is what somebody sends. */
const service = (write: string): string => `
import express from 'express';
import knex from 'knex';
import Ajv from 'ajv';
const app = express();
let address: any;
interface NewUser { email: string; name?: string }
const validate = new Ajv().compile({ type: 'object', properties: { email: { type: 'string' }, name: { type: 'string' } }, required: ['email'] });
const db = knex({ client: 'pg', connection: () => address, pool: { min: 0, max: 1, idleTimeoutMillis: 10 } });
app.use(express.json());
app.post('/users', async (req, res) => {
  if (!validate(req.body)) {
    res.sendStatus(400);
    return;
  }
  ${write}
  res.json({ ok: true });
});
app.use((error: any, req: any, res: any, next: any) => res.status(500).json({ error: 'broken' }));
export async function run({ host, port, send = { email: 'a@example.com', name: 'Ann' } }: any) {
  address = { host, port, user: 'postgres', database: 'postgres' };
  const server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const response = await fetch('http://127.0.0.1:' + (server.address() as any).port + '/users', { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof send === 'string' ? send : JSON.stringify(send) });
  const status = response.status;
  await response.text();
  const rows = await db('users').select('email', 'name', 'role');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await db.destroy();
  return { status, rows };
}
`;

const server = postgresWith(`create table users (id serial primary key, email text, name text, role text default 'member');`);

const proof = (name: string, write: string, send: unknown, before: unknown, after: unknown): TableProof => ({
  name,
  by: 'no-mass-assignment',
  packages: ['express', 'knex', 'ajv'],
  options: [{ extraKeys: true }],
  settings: { autofix: 'all' },
  language: 'ts',
  code: service(write),
  server,
  fault: { input: { send }, before: { value: before }, after: { value: after } },
  healthy: { input: {} },
});

const whole = "await db('users').insert(req.body as NewUser);";
const spread = "const user = req.body as NewUser;\n  await db('users').insert({ ...user, email: user.email.toLowerCase() });";
const admin = { email: 'a@example.com', name: 'Ann', role: 'admin' };
const row = (role: string) => ({ status: 200, rows: [{ email: 'a@example.com', name: 'Ann', role }] });

proveEach('no-mass-assignment: only the fields that the type names are written', [
  proof('a role in a body', whole, admin, row('admin'), row('member')),
  proof('a role in a spread', spread, admin, row('admin'), row('member')),
  proof('a key that is no column', whole, { ...admin, role: undefined, wrong: 1 }, { status: 500, rows: [] }, row('member')),
  proof('a prototype', whole, '{"email":"a@example.com","name":"Ann","role":"admin","__proto__":{"id":7}}', { status: 500, rows: [] }, row('member')),
]);
