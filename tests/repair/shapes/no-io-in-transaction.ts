import type { FiftyFindings } from '../../support/repair-sources.js';

const head = "import { PrismaClient } from '@prisma/client';\nimport axios from 'axios';\nconst prisma = new PrismaClient();\n";
const run = (name: string, body: string): string => `export async function ${name}(id: string) {\n${body}\n}`;
const inside = (rest: string): string => `  await prisma.$transaction(async (tx) => {\n    await tx.order.delete({ where: { id } });\n${rest}\n  });`;
const ask = "await axios.post('https://pay.example.com', { id }, { timeout: 1000 });";

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  head + run('run', inside(`    ${ask}`)),
  head + run('run', inside(`    // and the others\n    ${ask}`)),
  head + run('run', inside(`    ${ask} // last`)),
  head + run('run', inside("    await axios.post('https://pay.example.com', {\n      id,\n      at: 1,\n    });")),
  head + run('run', inside('    await axios.post(`https://pay.example.com/\n      ${id}`);')),
  head + run('run', `${inside(`    ${ask}\n    return id;`).replace('  await', '  return')}`),
  head + run('run', `  try {\n    await prisma.$transaction(async (tx) => { await tx.order.delete({ where: { id } }); ${ask} });\n  } catch (err) {\n    console.error(err);\n  }`),
  `const knex = require('knex')\nconst axios = require('axios')\nconst db = knex({ client: 'pg' })\nasync function run(id) {\n  await db.transaction(async (trx) => {\n    await trx('orders').where({ id }).del()\n    await axios.post('https://pay.example.com', { id })\n  })\n}\nmodule.exports = { run }\n`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = { head, kinds: [(n) => run(`run${n}`, inside(`    ${ask}`))] };
