import { isFunction, memberName, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findSource, findVariable } from '../bindings/index.js';
import { textOf } from '../home.js';
import { fieldsOf, originOf } from './origin.js';
import { isRunning, returnsOf, runsOf } from './runs.js';
import { listOf } from './still-passes.js';
import type { Origin, Run } from './types.js';

type IfStatement = Extract<Node, { type: 'IfStatement' }>;

/** What a condition looks at. */
export interface Fact {
  readonly origin: Origin;
  /** The column; null for whether there is one. */
  readonly field: string | null;
  /** The condition holds where there is one, where there is none, or neither is plain. */
  readonly means: 'exists' | 'missing' | 'other';
  /** Compared by order: `stock < quantity`. */
  readonly isRelation: boolean;
  /** Asked of the rows that were read, one by one: `rows.some((row) => row.start < end)`. */
  readonly isOfElements?: boolean;
  readonly node: Node;
}

const COUNTS = new Set(['length', 'size', 'rowCount', 'count', '_count']);
const OVER_ROWS = /^(?:filter|some|every|find|findIndex)$/;

/** What was read that a condition asks about, also by a name that it was given. */
export function factsOf(module: Module, test: Node, run: Run | null = null, isNegated = false, depth = 0): readonly Fact[] {
  const node = unwrap(test);
  if (depth > 6) return [];
  switch (node.type) {
    case 'LogicalExpression':
      return [...factsOf(module, node.left, run, isNegated, depth + 1), ...factsOf(module, node.right, run, isNegated, depth + 1)];
    case 'UnaryExpression':
      return node.operator === '!' ? factsOf(module, node.argument, run, !isNegated, depth + 1) : [];
    case 'BinaryExpression':
      return ofComparison(module, node, run, isNegated);
    case 'CallExpression': {
      const own = factOf(module, node, run, isNegated ? 'missing' : 'exists', false);
      if (own.length > 0) return own;
      const inner = ofMembership(module, node, run);
      if (inner.length > 0) return inner;
      const rows = ofCallback(module, node, run, isNegated, depth);
      return rows.length > 0 ? rows : ofFunction(module, node, run, isNegated, depth);
    }
    case 'Identifier':
    case 'MemberExpression': {
      const own = factOf(module, node, run, isNegated ? 'missing' : 'exists', false);
      const inner = ofName(module, node.type === 'MemberExpression' && COUNTS.has(memberName(node) ?? '') ? node.object : node, run, isNegated, depth);
      return inner.length > 0 ? inner : own;
    }
    default:
      return [];
  }
}

function factOf(module: Module, node: Node, run: Run | null, means: Fact['means'], isRelation: boolean): readonly Fact[] {
  const origin = originOf(module, node, run);
  if (!origin) return [];
  // `snapshot.empty`
  const told = origin.read.store.tells?.[origin.path.at(-1) ?? ''];
  if (told) return [{ origin, field: null, means: told === 'exists' ? means : opposite(means), isRelation, node }];
  const fields = isCount(module, origin) ? [] : fieldsOf(origin).filter((name) => !COUNTS.has(name));
  if (fields.length === 0) return [{ origin, field: null, means, isRelation, node }];
  return [{ origin, field: fields.length === 1 ? (fields[0] ?? null) : fields.join('.'), means: 'other', isRelation, node: node.parent?.type === 'BinaryExpression' ? node.parent : node }];
}

function opposite(means: Fact['means']): Fact['means'] {
  return means === 'exists' ? 'missing' : means === 'missing' ? 'exists' : means;
}

function ofComparison(module: Module, node: Extract<Node, { type: 'BinaryExpression' }>, run: Run | null, isNegated: boolean): readonly Fact[] {
  const isRelation = /^[<>]=?$/.test(node.operator);
  const right = unwrap(node.right);
  const isNone = (right.type === 'Literal' && (right.value === null || right.value === 0 || right.value === 1)) || (right.type === 'Identifier' && right.name === 'undefined');
  const saysNone = /^={2,3}$/.test(node.operator) || (node.operator === '<' && right.type === 'Literal' && right.value === 1);
  const means = isNone ? (saysNone !== isNegated ? 'missing' : 'exists') : 'other';
  const sides = [node.left, node.right].flatMap((side) => parts(side).flatMap((each) => factOf(module, each, run, means, isRelation)));
  const first = unwrap(node.left);
  const named = isNone && first.type === 'MemberExpression' && COUNTS.has(memberName(first) ?? '') ? ofName(module, first.object, run, means === 'missing', 0) : [];
  return named.length > 0 ? named : sides;
}

/** `payment.refunded + amount` */
function parts(node: Node): readonly Node[] {
  const inner = unwrap(node);
  return inner.type === 'BinaryExpression' && inner.left.type !== 'PrivateIdentifier' ? [...parts(inner.left), ...parts(inner.right)] : [inner];
}

/** `const taken = seats.filter((seat) => seat.status !== 'free')`, `const isDone = order.status === 'done'` */
function ofName(module: Module, outer: Node, run: Run | null, isNegated: boolean, depth: number): readonly Fact[] {
  const node = unwrap(outer);
  const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
  const source = variable === null || variable === 'global' ? null : findSource(variable);
  if (!source || source.keys.length > 0) return [];
  const value = unwrap(source.value);
  if (value.type === 'CallExpression') return ofCallback(module, value, run, isNegated, depth);
  return value.type === 'BinaryExpression' || value.type === 'LogicalExpression' || value.type === 'UnaryExpression' ? factsOf(module, value, run, isNegated, depth + 1) : [];
}

function ofCallback(module: Module, call: Extract<Node, { type: 'CallExpression' }>, run: Run | null, isNegated: boolean, depth: number): readonly Fact[] {
  const [callback] = call.arguments;
  const name = memberName(call.callee) ?? '';
  const asked = callback && isFunction(callback) && OVER_ROWS.test(name) ? (callback.body.type === 'BlockStatement' ? returnsOf(callback) : [callback.body]) : [];
  const means = name === 'findIndex' ? 'other' : (name === 'every') === isNegated ? 'exists' : 'missing';
  return asked.flatMap((each) => factsOf(module, each, run, false, depth + 1)).filter(({ field }) => field !== null).map((fact) => ({ ...fact, means, isOfElements: true }));
}

/** `post.likes.includes(user.id)`, `['new', 'open'].includes(order.status)` */
function ofMembership(module: Module, call: Extract<Node, { type: 'CallExpression' }>, run: Run | null): readonly Fact[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !/^(?:includes|has|some)$/.test(memberName(callee) ?? '')) return [];
  const value = listOf(module, call) ? call.arguments[0] : undefined;
  return factOf(module, value ?? callee.object, run, 'other', false).filter(({ field }) => field !== null).map((fact) => ({ ...fact, node: call }));
}

/** `canBeCancelled(order)`, whose code is in sight */
function ofFunction(module: Module, call: Extract<Node, { type: 'CallExpression' }>, run: Run | null, isNegated: boolean, depth: number): readonly Fact[] {
  const fn = call.arguments.length > 0 && runsOf(run) < 2 ? findFunction(module, call.callee) : null;
  if (!fn || isRunning(run, fn)) return [];
  return returnsOf(fn).flatMap((value) => factsOf(module, value, { fn, call, caller: run }, isNegated, depth + 2)).map((fact) => ({ ...fact, node: call }));
}

/** Whether what was read tells how many there are. */
export function isCount(module: Module, { read, path }: Origin): boolean {
  if (read.does === 'count' || path.some((name) => COUNTS.has(name) && name !== '_count') && fieldsOf({ read, run: null, path }).every((name) => COUNTS.has(name))) return true;
  const text = read.statement ? read.statement.text : textOf(module, read.node);
  return /^(?:read-one|read-many)$/.test(read.does) && /\bcount\s*\(/i.test(text) && !/\bgroup\s*by\b|groupBy/i.test(text);
}

/** How an `if` decides whether a call is made. */
export function decides(statement: IfStatement, call: Node): 'if' | 'unless' | null {
  if (isWithin(call, statement.consequent)) return 'if';
  if (statement.alternate && isWithin(call, statement.alternate)) return 'unless';
  return exits(statement.consequent) && call.range[0] >= statement.range[1] && isBehind(call, statement) ? 'unless' : null;
}

/** Behind a statement in its block, or behind an `if` that the statement ends: `if (isFree) { if (count >= limit) throw … }` */
function isBehind(call: Node, statement: IfStatement): boolean {
  for (let at: IfStatement = statement; ; ) {
    const around: Node = at.parent;
    if (isWithin(call, around)) return true;
    const outer: Node | undefined = around.type === 'BlockStatement' ? around.parent : undefined;
    if (outer?.type !== 'IfStatement' || outer.consequent !== around) return false;
    at = outer;
  }
}

function isWithin(inner: Node, outer: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}

/** Whether nothing behind a statement runs after it. */
export function exits(node: Node): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type);
}
