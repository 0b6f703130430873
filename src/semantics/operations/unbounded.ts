import { memberName, stringValue, unwrap, wrapped, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findLiteral } from '../bindings/index.js';
import type { StoreModel } from '../types.js';
import { findOpenInput } from './open-input.js';
import { narrowsToFew } from './narrow.js';
import { readPart } from './parts.js';
import { limitOfStatement } from './statement-limit.js';
import { findStoreCall } from './store-call.js';
import type { Operation } from './types.js';

/**
 * Why nothing keeps a list query small. `nothing`: it gives all that is stored. `filter`: all that its filter finds. `input`: as many as
 * the caller asks for. `scan`: it walks through all that is stored.
 */
export interface UnboundedList {
  readonly why: 'nothing' | 'filter' | 'input' | 'scan';
  /** The limit that comes from the caller. */
  readonly limit: Node | null;
}

const STREAMS = /^(cursor|stream|iterate|eachAsync|asAsyncIterator)$/;

/** Why nothing bounds how many records a list query gives; null where something does, or may. */
export function findUnboundedList(module: Module, operation: Operation): UnboundedList | null {
  const { model, calls, does } = operation;
  if (does !== 'read-many' || model.unique) return null;
  if (model.scans) return readPart(module, operation, 'pages').state === 'absent' ? { why: 'scan', limit: null } : null;
  if (model.bounded) return null;
  const last = calls.at(-1);
  const ending = last?.type === 'CallExpression' ? (memberName(last.callee) ?? '') : '';
  if (STREAMS.test(ending) || isReadOneByOne(operation.node) || (model.chain?.loads && !model.chain.loads.includes(ending))) return null;
  const limit = readPart(module, operation, 'limit');
  if (limit.state === 'unknown') return null;
  const said = operation.statement?.hasLimit === true ? limitOfStatement(module, operation) : null;
  if (said) return findOpenInput(module, said) ? { why: 'input', limit: said } : null;
  if (limit.state === 'set') {
    const open = limit.values.find((each) => findOpenInput(module, each));
    return open ? { why: 'input', limit: open } : null;
  }
  const why = operation.statement ? judgeStatement(operation) : operation.model.text ? null : judgeFilter(module, operation);
  // Rows are locked to be changed: those that a filter names are meant, all of them.
  if (why === 'filter' && (operation.statement?.locks || readPart(module, operation, 'lock').state === 'set')) return null;
  return why && !isOnlyFirstUsed(module, operation) ? { why, limit: null } : null;
}

function judgeFilter(module: Module, operation: Operation): 'nothing' | 'filter' | null {
  if (!operation.model.limit && !operation.model.filter) return null;
  const filter = readPart(module, operation, 'filter');
  if (filter.state === 'unknown' || operation.calls.some(isNarrowing) || readPart(module, operation, 'groups').state !== 'absent' || isDerived(module, operation)) return null;
  if (filter.state === 'absent') return 'nothing';
  const readings = filter.values.map((each) => narrowsToFew(module, each));
  if (readings.includes('few') || readings.includes('unknown')) return null;
  return readings.every((each) => each === 'all') ? 'nothing' : 'filter';
}

/** `whereIn('id', ids)`, and what gives one row a group. */
function isNarrowing(call: Node): boolean {
  return call.type === 'CallExpression' && /^(whereIn|whereInIds|in|findByIds|groupBy|groupByRaw)$/.test(memberName(call.callee) ?? '');
}

/**
 * `from(ranked)`, where `ranked` is a query of its own: `db.select().from(…).as('ranked')`, `db.$with('ranked').as(db.select()…)`,
 * `db.withRecursive('ranked', …).selectFrom('ranked')`.
 */
function isDerived(module: Module, { record, calls }: Operation): boolean {
  if (record && isNamedBefore(module, record.name, calls)) return true;
  const named = record?.node ? findLiteral(module, record.node) : null;
  return named?.type === 'CallExpression' && [named, ...named.arguments].some((each) => each.type === 'CallExpression' && findStoreCall(module, each) !== null);
}

/** Whether a chain gives a query of its own that name: `with('ranked', …)`, `withRecursive('tree(id, parent_id)', …)`. */
function isNamedBefore(module: Module, name: string, calls: readonly Node[]): boolean {
  const chain = [...calls];
  for (let at: Node | undefined = calls[0]; at?.type === 'CallExpression' || at?.type === 'MemberExpression'; at = unwrap(at.type === 'CallExpression' ? at.callee : at.object)) chain.push(at);
  return chain.some((each) => {
    const [first] = each.type === 'CallExpression' && /^with(?!Schema|Plugin)/.test(memberName(unwrap(each.callee)) ?? '') ? each.arguments : [];
    const given = first && stringValue(findLiteral(module, first) ?? first);
    return typeof given === 'string' && given.split('(')[0]?.trim() === name.split(/\s+as\s+/i)[0]?.trim();
  });
}

/** A key, or a list of them, given as a value. */
const BY_KEY = /\bwhere\b[\s\S]*?(?:\b(?:\w+\.)?"?id"?\s*=\s*(?:[$:?@]|\d)|\bin\s*\(|=\s*any\s*\()/i;

function judgeStatement({ statement }: Operation): 'nothing' | 'filter' | null {
  if (!statement || statement.hasLimit || BY_KEY.test(statement.text)) return null;
  // What is put in at the end may be a limit.
  if (statement.isOpen && !/\border\s+by\b/i.test(statement.text) && / \?\s*;?\s*$/.test(statement.text)) return null;
  if (!/\bfrom\b/i.test(statement.text) || /\bgroup\s+by\b|\bdistinct\b|\binformation_schema\b|\bpg_\w+/i.test(statement.text)) return null;
  return statement.hasWhere ? 'filter' : 'nothing';
}

/** `for await (const row of collection.find())` */
function isReadOneByOne(node: Node): boolean {
  const outer = wrapped(node);
  return outer.parent?.type === 'ForOfStatement' && outer.parent.await;
}

/** `const [user] = await …`, `rows[0]`, `result.rows.length`: a look-up of one record, written as a list. */
function isOnlyFirstUsed(module: Module, { node, store, model }: Operation): boolean {
  let outer = wrapped(node);
  if (outer.parent?.type === 'AwaitExpression') outer = wrapped(outer.parent);
  return isFirstTaken(module, outer, { store, isPair: model.pairs === true });
}

/** What is known of an answer: what holds its records, and whether they are the first of two things. */
interface Answer {
  readonly store: StoreModel;
  readonly isPair: boolean;
}

function isFirstTaken(module: Module, value: Node, answer: Answer): boolean {
  const parent = value.parent;
  if (parent?.type === 'MemberExpression' && parent.object === value) return isFirstMember(module, parent, answer);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== value) return false;
  return isFirstOfPattern(module, parent, parent.id, answer);
}

function isFirstMember(module: Module, node: Extract<Node, { type: 'MemberExpression' }>, answer: Answer): boolean {
  const name = memberName(node) ?? '';
  if (node.computed) {
    if (node.property.type !== 'Literal' || node.property.value !== 0) return false;
    return !answer.isPair || isFirstTaken(module, wrapped(node), { ...answer, isPair: false });
  }
  if (name === 'length' || name === 'rowCount' || name === 'size') return true;
  if (name === 'at' || name === 'shift' || name === 'pop' || answer.store.tells?.[name] !== undefined) return true;
  return (name === 'rows' || answer.store.answers?.includes(name) === true) && isFirstTaken(module, wrapped(node), answer);
}

function isFirstOfPattern(module: Module, declarator: Node, pattern: Node, answer: Answer): boolean {
  if (pattern.type === 'ArrayPattern') {
    const [first] = pattern.elements;
    if (answer.isPair) return first !== null && first !== undefined && isFirstOfPattern(module, declarator, first, { ...answer, isPair: false });
    return isFirstOfList(module, declarator, pattern);
  }
  if (pattern.type === 'ObjectPattern') {
    return pattern.properties.every((each) => each.type === 'Property' && each.value.type !== 'AssignmentPattern' && isFirstOfPattern(module, declarator, each.value, answer));
  }
  const variable = pattern.type === 'Identifier' ? findDeclaredVariable(module, declarator, pattern.name) : null;
  return variable !== null && areUsesOfFirst(module, variable, answer);
}

/** `const [user] = rows`; of what some drivers give (`const [[user]] = await …`) the first is the list. */
function isFirstOfList(module: Module, declarator: Node, pattern: Extract<Node, { type: 'ArrayPattern' }>): boolean {
  const [first, ...rest] = pattern.elements;
  if (rest.length > 0 || !first) return false;
  if (first.type === 'ArrayPattern') return true;
  const variable = first.type === 'Identifier' ? findDeclaredVariable(module, declarator, first.name) : null;
  return variable === null || !variable.references.some(({ identifier }) => isUsedAsList(identifier));
}

function isUsedAsList(identifier: Node): boolean {
  const parent = identifier.parent;
  if (parent?.type === 'ForOfStatement' && parent.right === identifier) return true;
  return parent?.type === 'MemberExpression' && parent.object === identifier && /^(map|forEach|filter|reduce|flatMap|length|slice|find|some|every|entries)$/.test(memberName(parent) ?? '');
}

function areUsesOfFirst(module: Module, variable: Variable, answer: Answer): boolean {
  const reads = variable.references.filter((each) => each.isRead());
  return reads.length > 0 && reads.every(({ identifier }) => isFirstTaken(module, wrapped(identifier as Node), answer) || isTested(identifier as Node));
}

/** `if (rows)`, `!rows` */
function isTested(node: Node): boolean {
  const parent = node.parent;
  return (parent?.type === 'IfStatement' && parent.test === node) || (parent?.type === 'UnaryExpression' && parent.operator === '!');
}

