import type { FiftyFindings } from '../../support/repair-sources.js';

const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `${prisma}export function clear(userId?: string) {\n  return prisma.cart.deleteMany({ where: { userId } });\n}`,
  `${prisma}export const clear = (userId?: string) =>\n  // those of one user\n  prisma.cart.deleteMany({ where: { userId } });`,
  `${prisma}export async function clear(session?: { user?: { id: string } }) {\n  // those of one user\n  const { count } = await prisma.cart.deleteMany({ where: { userId: session?.user?.id } });\n  return count;\n}`,
  `${prisma}export class Carts {\n    async clear(userId?: string, teamId?: string) {\n        if (1 > 2) await prisma.cart.updateMany({ where: { userId, teamId }, data: { open: false } });\n    }\n}`,
  `const { PrismaClient } = require("@prisma/client")\nconst prisma = new PrismaClient()\nasync function clear(session) {\n  await prisma.cart.deleteMany({ where: { userId: session?.id } })\n}\nmodule.exports = { clear }\n`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = { head: prisma, kinds: [(n) => `export function clear${n}(userId?: string) {\n  return prisma.cart.deleteMany({ where: { userId } });\n}`] };
