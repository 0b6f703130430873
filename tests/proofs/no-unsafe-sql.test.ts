import { proveEach, type TableProof } from '../support/proof-table.js';
import { postgresWith } from '../support/proof-postgres.js';

const server = postgresWith(`
  create table users (id int primary key, name text, city text, secret text);
  insert into users values (1, 'Ann', 'Bern', 'a'), (2, 'O''Brien', 'Cork', 'b'), (3, '100%', 'Bern', 'c'), (4, null, 'Oslo', 'd'), (5, 'Anna', 'Bern', 'e');
`);

/** A service that looks people up; `input` is what somebody sends. */
const proof = (name: string, query: string, input: Readonly<Record<string, unknown>>, before: unknown, after: unknown): TableProof => ({
  name,
  by: 'no-unsafe-sql',
  packages: ['pg'],
  code: `
import pg from 'pg';
let client;
const find = async (name, city) => {
  ${query}
  return rows.map((each) => each.id);
};
export async function run({ host, port, name = 'Ann', city = 'Bern' }) {
  client = new pg.Client({ host, port, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    return await find(name, city);
  } finally {
    await client.end();
  }
}
`,
  server,
  fault: { input, before: before as TableProof['fault']['before'], after: { value: after } },
  healthy: { input: {} },
});

const quoted = "const { rows } = await client.query(`SELECT id FROM users WHERE name = '${name}' ORDER BY id`);";
const search = "const { rows } = await client.query(`SELECT id FROM users WHERE name LIKE '%${name}%' AND city = $1 ORDER BY id`, [city]);";
const joined = 'const { rows } = await client.query("SELECT id FROM users WHERE name = \'" + name + "\' AND city = \'" + city + "\' ORDER BY id");';
const kept = "const sql = `SELECT id FROM users WHERE city = '${city}' AND name = '${name}' ORDER BY id`;\n  const { rows } = await client.query(sql);";
const option = "const { rows } = await client.query({ text: `SELECT id FROM users WHERE name = '${name}' ORDER BY id` });";

proveEach('no-unsafe-sql: what is sent as SQL comes back as data', [
  proof('a condition that is always true', quoted, { name: "' OR 1=1 --" }, { value: [1, 2, 3, 4, 5] }, []),
  proof('another statement', quoted, { name: "'; DROP TABLE users; --" }, {}, []),
  proof('a name with a quote', quoted, { name: "O'Brien" }, { fails: /syntax error|unterminated/ }, [2]),
  proof('a list', quoted, { name: ["' OR 1=1 --"] }, { value: [1, 2, 3, 4, 5] }, []),
  proof('a union in a search', search, { name: "' UNION SELECT 99 --" }, {}, []),
  proof('a percent sign that is meant', quoted, { name: '100%' }, { value: [3] }, [3]),
  proof('two values that are joined', joined, { name: "' OR 1=1 --" }, { value: [1, 2, 3, 4, 5] }, []),
  proof('a text in a variable', kept, { name: "' OR 1=1 --" }, { value: [1, 2, 3, 4, 5] }, []),
  proof('an option', option, { name: "' OR 1=1 --" }, { value: [1, 2, 3, 4, 5] }, []),
]);
