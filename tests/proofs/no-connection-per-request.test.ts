import { proveEach, type TableProof } from '../support/proof-table.js';
import { postgresWith } from '../support/proof-postgres.js';

/** Ten calls, and how many connections they open. */
const service = (head: string, find: string): string => `
import net from 'node:net';
${head}

let opened = 0;
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...all) {
  opened += 1;
  return connect.apply(this, all);
};

${find}

export async function run({ host, port, times = 10 }) {
  Object.assign(process.env, { PGHOST: host, PGPORT: String(port), PGUSER: 'postgres', PGDATABASE: 'postgres' });
  const rows = [];
  for (let i = 0; i < times; i += 1) rows.push(...(await find(i)));
  return { rows: rows.map(({ n }) => Number(n)), opened };
}`;

const rows = Array.from({ length: 10 }, (_, n) => n);

const proof = (name: string, packages: readonly string[], head: string, find: string): TableProof => ({
  name,
  by: 'no-connection-per-request',
  suggestion: 'moveOut',
  packages,
  code: service(head, find),
  server: postgresWith(''),
  fault: { before: { value: { rows, opened: 10 } }, after: { value: { rows, opened: 1 } } },
  healthy: { input: { times: 1 } },
});

proveEach('no-connection-per-request: calls share the connection that one of them opened', [
  proof('a pool of pg', ['pg'], `import pg from 'pg';`, `
async function find(n) {
  const pool = new pg.Pool({ max: 2, allowExitOnIdle: true });
  const { rows } = await pool.query('select $1::int as n', [n]);
  return rows;
}`),
  proof('a pool of pg by a factory', ['pg'], `import pg from 'pg';`, `
const max = 2;

function createPool() {
  return new pg.Pool({ max, allowExitOnIdle: true });
}

async function find(n) {
  const pool = createPool();
  const { rows } = await pool.query('select $1::int as n', [n]);
  return rows;
}`),
  proof('a class that makes one for each of its instances', ['pg'], `import pg from 'pg';`, `
class Numbers {
  pool = new pg.Pool({ max: 2, allowExitOnIdle: true });
  async find(n) {
    const { rows } = await this.pool.query('select $1::int as n', [n]);
    return rows;
  }
}

async function find(n) {
  const numbers = new Numbers();
  return numbers.find(n);
}`),
]);
