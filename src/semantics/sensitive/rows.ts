import { findReturns, isFunction, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findInvoked } from '../bindings/index.js';
import { homeOf } from '../home.js';
import type { ApiPath } from '../types.js';
import { findDrizzleSecret } from './drizzle-rows.js';
import { findMongooseSecret } from './mongoose-rows.js';
import { describeRecord, findKindOfName, WHAT } from './names.js';
import { findOrigins, type Origin } from './origin.js';
import { findPrismaSecret } from './prisma-rows.js';
import { findActiveRecordSecret, findSequelizeSecret } from './sequelize-rows.js';
import { findSqlSecret } from './sql-rows.js';
import { findTypeormSecret } from './typeorm-rows.js';
import type { Sensitive } from './types.js';

/** The secret column of the rows that a call of some library gives; null where its table is out of sight, has none, or it is left out. */
export type RowReader = (module: Module, call: CallExpression, path: ApiPath) => string | null;

/** By the package that a call is reached from. */
const READERS: readonly (readonly [packages: RegExp, read: RowReader])[] = [
  [/^@prisma\/client(\/|$)/, findPrismaSecret],
  [/^mongoose$/, findMongooseSecret],
  [/^(typeorm|@mikro-orm\/.+)$/, findTypeormSecret],
  [/^drizzle-orm(\/|$)/, findDrizzleSecret],
  [/^sequelize(-typescript)?$/, findSequelizeSecret],
  [/^(pg|mysql2?|mysql2\/promise|postgres|@neondatabase\/serverless|@vercel\/postgres|better-sqlite3|sqlite3)$/, findSqlSecret],
];

/** How many functions in sight are looked into, one behind the other. */
const MAX_FUNCTIONS = 4;

/** Steps from the answer of a driver to its rows. */
const ROWS = new Set(['rows', 'dataValues', 'docs', 'items']);

/** A row of a table that has a secret column, or that column of it. */
export function findSecretRow(module: Module, { node, keys }: Origin, depth = 0): Sensitive | null {
  if (node.type !== 'CallExpression') return null;
  const rest = ROWS.has(keys[0] ?? '') ? keys.slice(1) : keys;
  if (rest.length > 1) return null;
  const path = findInvoked(module, node);
  const column = (path && readColumn(module, node, path)) ?? findActiveRecordSecret(module, node);
  if (column !== null) return tell(column, rest[0]);
  const fn = path || depth >= MAX_FUNCTIONS ? null : findFunction(module, node.callee);
  return fn && isFunction(fn) ? findReturned(homeOf(module, fn), findReturns(fn), rest, depth) : null;
}

function tell(column: string, key: string | undefined): Sensitive | null {
  if (key === undefined) return describeRecord('source', column);
  const kind = findKindOfName(key);
  return kind && { kind, proof: 'source', what: WHAT[kind] };
}

function readColumn(module: Module, call: CallExpression, path: ApiPath): string | null {
  const reader = READERS.find(([packages]) => packages.test(path.package ?? ''))?.[1];
  return reader?.(module, call, path) ?? null;
}

/** What a function in sight returns: such a row each time that it returns something. */
function findReturned(module: Module, returns: readonly (Node | null)[], keys: readonly string[], depth: number): Sensitive | null {
  const values = returns.filter((each) => each !== null && !isNothing(each));
  const found = values.map((each) => (each === null ? null : findRowBehind(module, each, keys, depth + 1)));
  return found.length > 0 && found.every((each) => each !== null) ? (found[0] ?? null) : null;
}

function findRowBehind(module: Module, value: Node, keys: readonly string[], depth: number): Sensitive | null {
  for (const origin of findOrigins(module, value)) {
    const found = findSecretRow(module, { node: origin.node, keys: [...origin.keys, ...keys] }, depth);
    if (found) return found;
  }
  return null;
}

function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}
