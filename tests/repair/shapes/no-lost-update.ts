import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

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
  prisma + "export async function take(id: string, n: number) {\n  const row = await prisma.product.findUnique({ where: { id } });\n  // enough\n  if (!row || row.stock < n) {\n    throw new Error('none');\n  }\n  return prisma.product.update({\n    where: { id },\n    data: { stock: row.stock - n },\n  });\n}",
  `${pg}export async function take(id: string, n: number) {\n  const { rows } = await pool.query('SELECT * FROM accounts WHERE id = $1', [id]);\n  if (rows[0].balance < n) return false;\n  await pool.query('UPDATE accounts SET balance = $2 WHERE id = $1', [id, rows[0].balance - n]);\n  return true;\n}`,
  `import { Repository } from 'typeorm';\nexport class Products {\n  constructor(private readonly products: Repository<{ id: number; stock: number }>) {}\n\n  async take(id: number, n: number) {\n    const product = await this.products.findOneByOrFail({ id });\n    product.stock -= n; // taken\n    await this.products.save(product);\n    return product;\n  }\n}`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = { head: prisma, kinds: [(n) => update(`take${n}`, '{ stock: row.stock - n }')] };

export const known: readonly KnownBreach[] = [
  { code: "await products.decrement({ id }, 'stock', amount); }", rule: '@typescript-eslint/no-unused-vars', because: 'the record that nothing asks any more is still read' },
  { code: "await User.increment('points', { by: amount, where: { id } }); }", rule: '@typescript-eslint/no-unused-vars', because: 'the record that nothing asks any more is still read' },
];
