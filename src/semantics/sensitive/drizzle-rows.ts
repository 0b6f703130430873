import { memberName, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral, findMemberTarget, resolveValue } from '../bindings/index.js';
import { findKindOfName } from './names.js';
import { findOptions, findSecretKey, findStep, valueOf } from './queries.js';
import type { RowReader } from './rows.js';

/** `db.select().from(users)`, `db.insert(users).values(…).returning()`, `db.query.users.findFirst(…)`, with the table in sight. */
export const findDrizzleSecret: RowReader = (module, call, path) => {
  const written = findStep(path, ['insert', 'update', 'delete']);
  if (written) {
    const returning = findStep(path, ['returning']);
    return returning && returning.arguments.length === 0 ? findColumn(module, written.arguments[0]) : null;
  }
  const selected = findStep(path, ['select', 'selectDistinct']);
  if (selected) {
    const from = findStep(path, ['from']);
    const isJoined = findStep(path, ['leftJoin', 'innerJoin', 'rightJoin', 'fullJoin']) !== null;
    return from && selected.arguments.length === 0 && !isJoined ? findColumn(module, from.arguments[0]) : null;
  }
  return findByRelation(module, call, path);
};

function findByRelation(module: Module, call: Parameters<RowReader>[1], path: Parameters<RowReader>[2]): string | null {
  const at = path.steps.findIndex((step) => step.kind === 'member' && step.name === 'query');
  const [table, method] = [path.steps[at + 1], path.steps[at + 2]];
  if (at < 0 || table?.kind !== 'member' || method?.kind !== 'member' || !/^find(First|Many)$/.test(method.name)) return null;
  const options = findOptions(module, call.arguments[0]);
  if (options === 'unknown' || (options && valueOf(options, 'columns'))) return null;
  const [, made] = path.steps;
  const client = made?.kind === 'call' ? made.node : null;
  const settings = client?.type === 'CallExpression' ? client.arguments.map((each) => findLiteral(module, each)).find((each) => each?.type === 'ObjectExpression' && valueOf(each, 'schema')) : null;
  const schema = settings?.type === 'ObjectExpression' ? valueOf(settings, 'schema') : null;
  const target = schema && findMemberTarget(module, schema, table.name);
  if (target?.kind === 'node') return findColumn(module, target.node);
  const definition = target?.kind === 'variable' ? target.variable.defs[0]?.node : null;
  return definition?.type === 'VariableDeclarator' && definition.init ? findColumn(module, definition.init) : null;
}

/** A secret among the columns of `pgTable('users', { … })`. */
function findColumn(module: Module, table: Node | undefined): string | null {
  const made = table && findLiteral(module, table);
  if (made?.type !== 'CallExpression') return null;
  const path = resolveValue(module, made.callee);
  const name = path?.steps.at(-1);
  if (!/^drizzle-orm(\/|$)/.test(path?.package ?? '') || name?.kind !== 'member' || !/Table$/.test(name.name)) return null;
  const columns = findOptions(module, made.arguments[1]);
  return columns && columns !== 'unknown' ? findSecretKey(columns, (key, value) => findKindOfName(key) !== null && isText(value)) : null;
}

/** `text('password').notNull()`, not `boolean(…)` or `timestamp(…)` */
function isText(value: Node): boolean {
  for (let at: Node = value; at.type === 'CallExpression'; ) {
    if (at.callee.type !== 'MemberExpression') return at.callee.type === 'Identifier' && !/^(boolean|integer|int|serial|timestamp|date|bigint|numeric|real)/.test(at.callee.name);
    if (at.callee.object.type !== 'CallExpression') return !/^(boolean|integer|int|serial|timestamp|date|bigint|numeric|real)/.test(memberName(at.callee) ?? '');
    at = at.callee.object;
  }
  return false;
}
