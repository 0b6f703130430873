import type { FiftyFindings } from '../../support/repair-sources.js';

const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const pg = "import { Pool } from 'pg';\nconst pool = new Pool();\n";
const update = (name: string, data: string): string =>
  `export async function ${name}(id: string, n: number) {\n  const row = await prisma.product.findUnique({ where: { id } });\n  if (!row) return;\n  await prisma.product.update({ where: { id }, data: ${data} });\n}`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  prisma + update('take', '{ stock: row.stock - n }'),
  prisma + update('take', '{ stock: (row.stock - n) }'),
  prisma + update('take', '{ stock: row.stock - (n + 1), }'),
  prisma + update('take', '{\n      // what is left\n      stock: row.stock - n,\n    }'),
  prisma + update('take', '{ stock: row.stock /* then */ - n }'),
  prisma + update('take', "{ 'stock': row['stock'] + n }"),
  `${pg}export async function pay(id: string, n: number) {\n  const { rows } = await pool.query('SELECT * FROM accounts WHERE id = $1', [id]);\n  if (rows.length === 0) return;\n  await pool.query(\`\n    UPDATE accounts\n    SET balance = $2, seen = true\n    WHERE id = $1\`, [id, rows[0].balance + n]);\n}`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = { head: prisma, kinds: [(n) => update(`take${n}`, '{ stock: row.stock - n }')] };
