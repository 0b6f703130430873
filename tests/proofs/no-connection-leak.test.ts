import { proveEach, type TableProof } from '../support/proof-table.js';
import { postgresWith } from '../support/proof-postgres.js';

/** Twenty calls that fail, and one that does not: it is answered, or finds that nothing is left. */
const service = (head: string, work: string, end: string): string => `
${head}

${work}

export async function run({ host, port, fails = 20 }) {
  begin({ host, port });
  const failed = [];
  for (let i = 0; i < fails; i += 1) await find(true).catch((err) => failed.push(err.message.replace(/^timeout.*/, 'none is left')));
  const last = await find(false).catch((err) => err.message.replace(/^timeout.*/, 'none is left'));
  ${end}
  return { failed: [...new Set(failed)], last };
}`;

const pool = `
import pg from 'pg';
let pool;
const begin = ({ host, port }) => { pool = new pg.Pool({ host, port, user: 'postgres', database: 'postgres', max: 2, connectionTimeoutMillis: 200, idleTimeoutMillis: 100 }); };`;

const missing = 'relation "nowhere" does not exist';
const left = { failed: [missing], last: 1 };
const gone = { failed: [missing, 'none is left'], last: 'none is left' };

const proof = (name: string, work: string): TableProof => ({
  name,
  by: 'no-connection-leak',
  packages: ['pg'],
  // What was leaked keeps its connection: the end of the process is asked of the repaired code only.
  code: service(pool, work, 'void pool.end();'),
  server: postgresWith(''),
  fault: { before: { value: gone }, after: { value: left } },
  healthy: { input: { fails: 0 } },
});

proveEach('no-connection-leak: a pool of two survives twenty calls that fail', [
  proof('a client that is given back when all goes well only', `
async function find(fails) {
  const client = await pool.connect();
  const { rows } = await client.query(fails ? 'select n from nowhere' : 'select 1 as n');
  client.release();
  return rows[0].n;
}`),
  proof('a client that a catch forgets', `
async function find(fails) {
  const client = await pool.connect();
  try {
    const { rows } = await client.query(fails ? 'select n from nowhere' : 'select 1 as n');
    client.release();
    return rows[0].n;
  } catch (err) {
    throw new Error(err.message, { cause: err });
  }
}`),
  {
    ...proof('a client in a transaction, which is undone', `
async function find(fails) {
  const client = await pool.connect();
  await client.query('BEGIN');
  const { rows } = await client.query(fails ? 'select n from nowhere' : 'select 1 as n');
  await client.query('COMMIT');
  client.release();
  return rows[0].n;
}`),
    counting: /^rollback/iu,
    fault: { before: { count: 0 }, after: { value: left, count: 20 } },
  },
]);

