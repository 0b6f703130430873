import type { Module } from '../../project/index.js';
import type { Node } from '../../ast/index.js';
import { homeOf } from '../home.js';
import { findSecretColumn } from './prisma-columns.js';
import { findOptions, methodOf, valueOf } from './queries.js';
import type { RowReader } from './rows.js';

/** Methods that give rows (Prisma Client 5 to 7: model queries). */
const METHODS = /^(findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findMany|create|createManyAndReturn|update|updateManyAndReturn|upsert|delete)$/;

/** `prisma.user.findUnique({ where })`: all columns, but for what `select` and `omit` leave out. */
export const findPrismaSecret: RowReader = (module, call, path) => {
  const [model] = path.steps.slice(-3);
  if (model?.kind !== 'member' || !METHODS.test(methodOf(path) ?? '')) return null;
  const client = path.steps.find((step) => step.kind === 'new');
  const home = client && 'node' in client ? homeOf(module, client.node) : module;
  const column = findSecretColumn(home, model.name) ?? findSecretColumn(module, model.name);
  if (column === null) return null;
  // `new PrismaClient({ omit: { user: { password: true } } })`
  const given = client && 'node' in client && client.node.type === 'NewExpression' ? findOptions(module, client.node.arguments[0]) : null;
  if (given === 'unknown' || (given && valueOf(given, 'omit'))) return null;
  const options = findOptions(module, call.arguments[0]);
  return options === 'unknown' || (options && isLeftOut(module, options, column)) ? null : column;
};

function isLeftOut(module: Module, options: Exclude<ReturnType<typeof findOptions>, 'unknown' | null>, column: string): boolean {
  const select = valueOf(options, 'select');
  if (select) return !holds(module, select, column);
  const omit = valueOf(options, 'omit');
  return omit !== null && holds(module, omit, column) !== false;
}

/** Whether `{ password: true }` names a column; unknown counts as yes for what is left out. */
function holds(module: Module, node: Node, column: string): boolean {
  const literal = findOptions(module, node);
  return literal !== null && literal !== 'unknown' && valueOf(literal, column) !== null;
}
