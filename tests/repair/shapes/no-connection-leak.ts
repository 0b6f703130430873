import type { FiftyFindings } from '../../support/repair-sources.js';

const pg = `import { Pool } from 'pg';\nconst pool = new Pool({ connectionTimeoutMillis: 500, query_timeout: 500 });\n`;
const inPg = (body: string): string => `${pg}export async function run(id: string) {\n  const client = await pool.connect();\n${body}\n}`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  inPg(`  await client.query('select 1');\n  client.release();`),
  inPg(`  // what there is\n  await client.query('select 1'); // one\n  // done\n  client.release();`),
  inPg(`  await client.query('select 1');\n  client.release(); // back`),
  inPg('  const { rows } = await client.query(`\n    select 1\n  `);\n  client.release();\n  return rows;'),
  inPg(`  const { rows } = await client.query('select 1'); client.release(); return rows;`),
  inPg(`\n  const { rows } = await client.query('select 1');\n\n  client.release();\n\n  return rows;`),
  inPg(`  if (id) {\n    await client.query('select 1');\n  }\n  client.release();`),
  inPg(`  try {\n    await client.query('select 1');\n    client.release();\n  } catch (err) {\n    console.error('failed', err);\n  }`),
  inPg(`  try { await client.query('select 1'); client.release(); } catch (err) { console.error('failed', err); }`),
  inPg(`  try {\n    await client.query('BEGIN');\n    await client.query('COMMIT');\n    client.release();\n  } catch (err) {\n    console.error('failed', err);\n  }`),
  inPg(`  await client.query('BEGIN');\n  await client.query('select 1');\n  await client.query('COMMIT');\n  client.release();`),
  inPg(`  return client.query('select 1');`),
  inPg(`  return (await client.query('select 1')).rows;`),
  `${pg}export const run = async () => { const client = await pool.connect(); await client.query('select 1'); };`,
  `const { Pool } = require('pg')\nconst pool = new Pool({ connectionTimeoutMillis: 500, query_timeout: 500 })\nasync function run() {\n\tconst client = await pool.connect()\n\tconst { rows } = await client.query('select 1')\n\tclient.release()\n\treturn rows\n}\nmodule.exports = { run }\n`,
  `${pg}export class Repo {\n    async run(ids: string[]) {\n        for (const id of ids) {\n            const client = await pool.connect();\n            await client.query('select $1', [id]);\n            client.release();\n        }\n    }\n}`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: `${pg}import { open } from 'node:fs/promises';\n`,
  kinds: [
    (n: number) => `export async function find${n}() {\n  const client = await pool.connect();\n  const { rows } = await client.query('select ${n}');\n  client.release();\n  return rows;\n}`,
    (n: number) => `export async function read${n}() {\n  const file = await open('a${n}');\n  const text = await file.readFile('utf8');\n  await file.close();\n  return text;\n}`,
  ],
};
