import { findEnclosingFunction, memberName, someNode, unwrap, wrapped, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { describeOperation } from './describe-operation.js';
import { readPart } from './parts.js';
import type { Operation } from './types.js';

/** A write that changes or deletes every row. */
export interface Unscoped {
  readonly does: 'delete' | 'update';
  /** The value that may be `undefined`, so that the library drops it; null where there is no filter. */
  readonly dropped: Node | null;
}

/** Methods of a chain that choose rows in a way that the models do not name. */
const CHOOSING = /where|having|modify|join|using|limit|top|from|dynamic|^\$|call/i;

/** What a call changes or deletes without a filter; null where there is one, or may be. */
export function findUnscoped(module: Module, call: Invocation): Unscoped | null {
  const operation = describeOperation(module, call);
  if (!operation || (operation.does !== 'delete-many' && operation.does !== 'update-many')) return null;
  const does = operation.does === 'delete-many' ? 'delete' : 'update';
  if (does === 'delete' && isReplaced(module, operation)) return null;
  if (operation.model.text) return isWholeStatement(operation) ? { does, dropped: null } : null;
  // `clear()` and `truncate()` say what they do.
  if (!operation.model.filter || readPart(module, operation, 'limit').state !== 'absent') return null;
  const names = operation.calls.map((each) => (each.type === 'CallExpression' ? (memberName(unwrap(each.callee)) ?? '') : ''));
  if (names.includes('truncate') || names.slice(1).some((name) => CHOOSING.test(name)) || (operation.model.chain && (isKept(call) || !isWhole(call, operation)))) return null;
  const filter = readPart(module, operation, 'filter');
  if (filter.state === 'unknown') return null;
  if (filter.state === 'absent') return operation.model.refusesAll ? null : { does, dropped: null };
  const [first] = filter.values;
  const literal = first && filter.values.length === 1 ? unwrap(first) : null;
  if (literal?.type !== 'ObjectExpression') return null;
  if (literal.properties.length === 0) return operation.library.library === 'typeorm' ? null : { does, dropped: null };
  const dropped = operation.library.library === 'prisma' ? findDropped(module, literal.properties) : null;
  return dropped && { does, dropped };
}

/** `deleteMany()` before `createMany()` of the same record: what is there is replaced as a whole. */
function isReplaced(module: Module, { node, record }: Operation): boolean {
  const fn = findEnclosingFunction(node);
  return fn !== null && record !== null && someNode(fn, (each) => {
    const later = (each.type === 'CallExpression' || each.type === 'TaggedTemplateExpression') && each.range[0] >= node.range[1] ? describeOperation(module, each) : null;
    return later !== null && /^insert/.test(later.does) && later.record?.name.toLowerCase() === record.name.toLowerCase();
  });
}

/** `DELETE FROM sessions`, `UPDATE users SET plan = $1` */
function isWholeStatement({ statement }: Operation): boolean {
  if (!statement || statement.hasWhere || statement.hasLimit || statement.interpolated.length > 0) return false;
  return /^\s*(?:delete\s+from|update)\b/i.test(statement.text) && !/\b(?:using|join|from\s*\(|current\s+of)\b/i.test(statement.text) && !/;\s*\S/.test(statement.text);
}

/** A query that is kept may be given its filter later. */
function isKept(call: Invocation): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression' || parent?.type === 'Property' || parent?.type === 'MemberExpression';
}

/** `query.delete()` is sent with all that was added to `query` before. */
function isWhole(call: Invocation, { calls }: Operation): boolean {
  return calls.every(({ range }) => call.range[0] <= range[0] && range[1] <= call.range[1]);
}

/** The first value of a filter all of whose values may be `undefined`. */
function findDropped(module: Module, properties: readonly Node[]): Node | null {
  const values = properties.map((each) => (each.type === 'Property' ? unwrap(each.value) : each));
  return values.every((each) => mayBeUndefined(module, each)) ? (values[0] ?? null) : null;
}

/** An optional parameter, or a member behind `?.`, that nothing has tested. */
function mayBeUndefined(module: Module, node: Node): boolean {
  if (node.type === 'Identifier') {
    const variable = findVariable(module, node);
    const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
    const name = definition?.type === 'Parameter' ? definition.name : null;
    return name?.type === 'Identifier' && name.optional && name.parent.type !== 'AssignmentPattern' && !isTested(module, node, node.name);
  }
  const inner = node.type === 'ChainExpression' ? node.expression : node;
  if (inner.type !== 'MemberExpression') return false;
  let root: Node = inner;
  let isOptional = false;
  while (root.type === 'MemberExpression') {
    isOptional ||= root.optional;
    root = unwrap(root.object);
  }
  return isOptional && root.type === 'Identifier' && !isTested(module, inner, root.name);
}

function isTested(module: Module, node: Node, name: string): boolean {
  const fn = findEnclosingFunction(node);
  const { text } = homeOf(module, node);
  const mention = new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\b`);
  return fn === null || someNode(fn, (each) => {
    const test = each.type === 'IfStatement' || each.type === 'ConditionalExpression' ? each.test : each.type === 'LogicalExpression' ? each.left : each.type === 'ExpressionStatement' && each.expression.type === 'CallExpression' ? each.expression : null;
    return test !== null && !(test.range[0] <= node.range[0] && node.range[1] <= test.range[1]) && mention.test(text.slice(...test.range));
  });
}
