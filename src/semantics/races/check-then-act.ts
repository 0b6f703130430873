import { findEnclosingFunction, isFunction, memberName, someNode, unwrap, walk, type CallExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { describeOperation, describeWork, isWrite, readPart } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { decides, exits, factsOf, type Fact } from './conditions.js';
import { isGuarded, isVersioned } from './guards.js';
import { isSameName, isSameRecord, keysOf, textIn } from './keys.js';
import { findLostUpdates, writesOf } from './lost-update.js';
import { fieldsOf, originOf } from './origin.js';
import type { CheckThenAct, Key, Run } from './types.js';
import { expectsViolation, findUniqueKey } from './unique.js';
import { writtenBy } from './written.js';

type IfStatement = Extract<Node, { type: 'IfStatement' }>;

interface Decided {
  readonly call: CallExpression;
  readonly when: 'if' | 'unless';
  readonly operation: Operation;
  readonly run: Run | null;
}

/** A write that an `if` decides by what was read, which others may have changed by then. */
export const findCheckThenAct: (module: Module, statement: IfStatement) => CheckThenAct | null = memo('check then act', (module, statement) => {
  const fn = findEnclosingFunction(statement);
  const facts = fn ? factsOf(module, statement.test).filter(({ origin }) => origin.read.store.keeps !== 'messages' && origin.read.store.immediate !== true) : [];
  if (!fn || facts.length === 0) return null;
  const decided = decidedBy(module, statement, fn);
  for (const fact of facts) {
    for (const each of decided) {
      const found = judge(module, statement, fact, each, decided);
      if (found) return found;
    }
  }
  return null;
});

function decidedBy(module: Module, statement: IfStatement, fn: Node): readonly Decided[] {
  const found: Decided[] = [];
  walk(fn, (node) => {
    if (node.range[1] <= statement.range[0]) return false;
    const when = node.type === 'CallExpression' ? decides(statement, node) : null;
    if (when && node.type === 'CallExpression') {
      const own = describeOperation(module, node);
      const writes = own && isWrite(own) ? [{ operation: own, run: null }] : own ? [] : writesOf(module, node, null);
      for (const each of writes) found.push({ call: node, when, ...each });
    }
    return true;
  });
  return found;
}

function judge(module: Module, statement: IfStatement, fact: Fact, decided: Decided, all: readonly Decided[]): CheckThenAct | null {
  const { origin } = fact;
  const { operation: write, run } = decided;
  const read = { operation: origin.read, run: origin.run };
  if (!isSameName(read.operation, write)) return null;
  if (read.operation.store.keeps === 'entries') return ofEntry(module, statement, fact, decided);
  if (fact.field === null) return ofExistence(module, fact, decided);
  if (!changes(module, decided, fact.field) || !isOfRecord(module, fact, decided)) return null;
  if (isGuarded(module, read, { operation: write, run }, fact.field) || isVersioned(module, [read.operation, write])) return null;
  if (findLostUpdates(module, decided.call)?.some((lost) => lost.read.node === read.operation.node)) return null;
  const hasOther = all.some((each) => each.call !== decided.call && each.when === decided.when);
  if (!hasOther && isMereMark(module, fact, decided)) return null;
  return { kind: 'state', read: read.operation, write, field: fact.field, node: fact.node, isProven: hasOther || fact.isRelation };
}

/** `if (order.status !== 'failed')` before nothing but `status: 'failed'`: twice is as good as once. */
function isMereMark(module: Module, { node, field }: Fact, { operation, run }: Decided): boolean {
  const written = writtenBy(module, operation, run);
  const [only] = written;
  if (written.length !== 1 || only?.column !== field || only.value === null) return false;
  return homeOf(module, node).text.slice(...node.range).includes(homeOf(module, only.value).text.slice(...only.value.range));
}

/** Whether a write sets the column that the check looked at. */
function changes(module: Module, { operation, run, call }: Decided, field: string): boolean {
  if (operation.does === 'delete' || operation.does === 'delete-many') return false;
  if (writtenBy(module, operation, run).some(({ column }) => column === field)) return true;
  if (operation.does === 'increment') return homeOf(module, operation.node).text.slice(...operation.node.range).includes(field);
  if (operation.does !== 'save') return false;
  // `order.status = 'cancelled'; await orders.save(order)`
  const entity = entityOf(module, operation);
  const variable = entity?.type === 'Identifier' ? findVariable(module, entity) : null;
  if (variable === null || variable === 'global') return false;
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    return member?.type === 'MemberExpression' && memberName(member) === field && member.parent.type === 'AssignmentExpression' && member.parent.left === member && member.range[0] < call.range[0];
  });
}

function entityOf(module: Module, write: Operation): Node | null {
  const fact = readPart(module, write, 'data');
  const given = fact.state === 'set' ? fact.values.at(-1) : undefined;
  if (given) return unwrap(given);
  const [own] = write.calls;
  const callee = own?.type === 'CallExpression' ? unwrap(own.callee) : null;
  return callee?.type === 'MemberExpression' ? unwrap(callee.object) : null;
}

function isOfRecord(module: Module, { origin }: Fact, { operation, run }: Decided): boolean {
  const keys = keysOf(module, operation, run);
  if (keys.length > 0) return isSameRecord(module, { operation: origin.read, run: origin.run }, keys) || isOfElements(module, origin.read, keys);
  const entity = entityOf(module, operation);
  return entity !== null && originOf(module, entity, run)?.read.node === origin.read.node;
}

/** `where: { id: { in: ids } }`, and `ids.map((id) => update({ where: { id } }))` */
function isOfElements(module: Module, read: Operation, keys: readonly Key[]): boolean {
  const lists = keysOf(module, read, null).map(({ value }) => value && textIn(module, value, null));
  return keys.some(({ value }) => {
    const variable = value?.type === 'Identifier' ? findVariable(module, value) : null;
    const definition = variable === null || variable === 'global' ? undefined : variable.defs[0];
    const call = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node.parent : null;
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
    const loop = definition?.type === 'Variable' && definition.node.type === 'VariableDeclarator' ? definition.node.parent.parent : null;
    const list = callee?.type === 'MemberExpression' ? callee.object : loop?.type === 'ForOfStatement' ? loop.right : null;
    return list !== null && lists.includes(textIn(module, list, null));
  });
}

/** Looks for one, makes one where there is none. */
function ofExistence(module: Module, { origin, means, node }: Fact, { operation: write, run, when, call }: Decided): CheckThenAct | null {
  const isMissing = (when === 'if' && means === 'missing') || (when === 'unless' && means === 'exists');
  if (!isMissing || !/^(?:insert|insert-many|save)$/.test(write.does)) return null;
  const { read } = origin;
  const keys = keysOf(module, read, origin.run).filter(({ column }) => column !== 'id' && column !== '_id');
  if (keys.length === 0 || !isAlike(module, keys, write, run)) return null;
  if (/findUnique|findByPk|findById/.test(read.api)) return null;
  const unique = findUniqueKey(module, write, keys.map(({ column }) => column));
  if (unique === 'unique' || expectsViolation(module, [node, write.node]) || isGuarded(module, { operation: read, run: origin.run }, { operation: write, run }, null)) return null;
  return { kind: 'exists', read, write, field: [...new Set(keys.map(({ column }) => column))].join(', '), node: isIn(read.node, call) ? read.node : node, isProven: unique === 'none' };
}

/** Whether what is made has what was looked for. */
function isAlike(module: Module, keys: readonly Key[], write: Operation, run: Run | null): boolean {
  const written = writtenBy(module, write, run);
  const entity = write.does === 'save' ? entityOf(module, write) : null;
  if (entity && entity.type !== 'ObjectExpression') {
    // `const post = new Post(…); … findOne({ slug: post.slug })`
    const name = entity.type === 'Identifier' ? entity.name : null;
    return originOf(module, entity, run) === null && name !== null && keys.some(({ value }) => value !== null && someNode(value, (each) => each.type === 'Identifier' && each.name === name));
  }
  if (write.statement) {
    const text = write.statement.text.toLowerCase();
    return keys.some(({ column }) => new RegExp(`\\b${column.toLowerCase()}\\b`).test(text));
  }
  const fact = readPart(module, write, 'data');
  if (fact.state !== 'set') return false;
  return keys.some((key) => {
    const text = key.value && textIn(module, key.value, key.run);
    if (written.some((each) => each.column === key.column || (each.value !== null && text !== null && textIn(module, each.value, each.run) === text))) return true;
    // `insert({ ...row })`, looked for by `row.email`
    const root = key.value && rootOf(key.value);
    return root !== null && fact.values.some((value) => someNode(value, (each) => (each.type === 'SpreadElement' && rootOf(each.argument) === root) || (each === value && rootOf(value) === root)));
  });
}

function rootOf(node: Node): string | null {
  let at = unwrap(node);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at.type === 'Identifier' ? at.name : null;
}

function isIn(node: Node, call: Node): boolean {
  let root: Node = call;
  for (let at: Node | null = call; at; at = findEnclosingFunction(at)) root = at;
  for (let at: Node | undefined = node; at; at = at.parent) if (at === root) return true;
  return false;
}

/** Looks at an entry of a cache, then sets it; not where what it holds is the answer. */
function ofEntry(module: Module, statement: IfStatement, fact: Fact, { operation: write, run, when, call }: Decided): CheckThenAct | null {
  const { origin, node, means, isRelation } = fact;
  if (write.does !== 'update' || /\b(?:NX|XX|GT|LT)\b|setnx/i.test(homeOf(module, write.node).text.slice(...write.node.range))) return null;
  if (!isSameRecord(module, { operation: origin.read, run: origin.run }, keysOf(module, write, run)) && write.record?.name !== origin.read.record?.name) return null;
  if (write.record === null && !isSameRecord(module, { operation: origin.read, run: origin.run }, keysOf(module, write, run))) return null;
  const isHolding = when === 'unless' && means !== 'missing' && exits(statement.consequent) && !givesBack(module, statement.consequent, origin.read.node);
  if (!isHolding && !(when === 'if' && isRelation)) return null;
  if (isGuarded(module, { operation: origin.read, run: origin.run }, { operation: write, run }, null) || findLostUpdates(module, call)) return null;
  return { kind: 'entry', read: origin.read, write, field: null, node: isIn(origin.read.node, call) ? origin.read.node : node, isProven: true };
}

/** `if (cached) return JSON.parse(cached)` */
function givesBack(module: Module, code: Node, read: Node): boolean {
  return someNode(code, (node) => node.type === 'Identifier' && originOf(module, node)?.read.node === read);
}

/** Takes what is to be done, does it, and marks it then: another run takes the same. */
export const findPendingWork: (module: Module, call: CallExpression) => CheckThenAct | null = memoOfRelevant('pending work', (module, call) => {
  const read = describeOperation(module, call);
  const fn = findEnclosingFunction(call);
  if (read?.does !== 'read-many' || !fn || read.store.keeps === 'entries') return null;
  const states = keysOf(module, read, null).filter(({ value, column }) => (value === null || value.type === 'Literal') && !/id$/i.test(column));
  if (states.length === 0) return null;
  let found: CheckThenAct | null = null;
  let hasOther = false;
  walk(fn, (node) => {
    if (found || node.range[1] <= call.range[1]) return !found && node.range[1] > call.range[1];
    if (node.type !== 'CallExpression') return true;
    const write = describeOperation(module, node);
    const state = write && /^(?:update|update-many|save)$/.test(write.does) && isSameName(read, write) ? findMark(module, read, write, states, node) : null;
    if (write && state !== null) {
      if (!isGuarded(module, { operation: read, run: null }, { operation: write, run: null }, state)) found = { kind: 'pending', read, write, field: state, node: call, isProven: true };
    } else if (node.parent.type === 'AwaitExpression' || (write && isWrite(write)) || describeWork(module, node)) hasOther = true;
    return true;
  });
  return hasOther ? found : null;
});

/** The column that said what is to be done, where a write changes it without looking again. */
function findMark(module: Module, read: Operation, write: Operation, states: readonly Key[], call: CallExpression): string | null {
  const keys = keysOf(module, write, null);
  const state = states.find(({ column }) => changes(module, { call, when: 'if', operation: write, run: null }, column));
  if (!state || keys.some(({ column }) => column === state.column)) return null;
  if (keys.length > 0) return isSameRecord(module, { operation: read, run: null }, keys) ? state.column : null;
  const entity = entityOf(module, write);
  const origin = entity && originOf(module, entity);
  return origin?.read.node === read.node && fieldsOf(origin).length === 0 ? state.column : null;
}
