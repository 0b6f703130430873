import { findReturns, isFunction, memberName, unwrap, walk, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findInvoked, findParameter, findSource, findVariable, isGlobal, resolveValue } from '../bindings/index.js';
import { reachOf } from '../flow/index.js';
import { findEndlessLoop } from '../flow/endless-loop.js';
import { findRunnable } from '../flow/runnable.js';
import { runPlacesOf } from '../flow/run-places.js';
import { homeOf } from '../home.js';
import { isLengthCompared } from '../iteration/index.js';
import { matchesAny } from '../match.js';
import { describeOperation, findUnboundedList, findUncheckedInput, readPart, type Work } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { modelsFor } from '../registry.js';
import type { UnboundedConcurrency } from './find-unbounded.js';

const MAX_DEPTH = 8;
/** How many callers are asked what they hand over. */
const MAX_CALLERS = 10;
/** Methods that give about as many elements as they are called on has. */
const KEEPING = new Set(['map', 'filter', 'flatMap', 'flat', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat', 'values', 'keys', 'entries', 'split', 'trim', 'toString', 'toArray', 'lean', 'exec', 'execute', 'json']);

/**
 * Whether it is proven that a request or a job starts so much that others feel it: the list is all of a table, or what a caller sends, and
 * each of its elements takes a connection.
 */
export function isOpenEnded(module: Module, { iteration: { list }, work, call }: UnboundedConcurrency): boolean {
  return list !== null && takesConnection(work) && isOpen(module, list, 0) && (reachOf(module, call) === 'handler' || isScheduled(module, call));
}

/** A file is read quickly, and a cache or a broker is told everything over one connection. */
function takesConnection({ kind, call }: Work): boolean {
  if (kind === 'request' || kind === 'mail' || kind === 'process') return true;
  return call.kind === 'operation' && (call.store.keeps === 'rows' || call.store.keeps === 'documents');
}

function isOpen(module: Module, outer: Node, depth: number): boolean {
  const node = unwrap(outer);
  if (depth > MAX_DEPTH || isLengthCompared(module, node)) return false;
  const part = node.type === 'Identifier' || node.type === 'MemberExpression' ? findUncheckedInput(module, node) : null;
  // A message holds what a program has put into it, and what is uploaded is counted by what takes it apart.
  if (part !== null) return part !== 'message' && part !== 'files';
  switch (node.type) {
    case 'AwaitExpression':
      return isOpen(module, node.argument, depth + 1);
    case 'LogicalExpression':
      return isOpen(module, node.left, depth + 1);
    case 'ArrayExpression':
      return node.elements.some((each) => each?.type === 'SpreadElement' && isOpen(module, each.argument, depth + 1));
    case 'NewExpression':
      return node.arguments[0] !== undefined && node.arguments[0].type !== 'SpreadElement' && isOpen(module, node.arguments[0], depth + 1);
    case 'MemberExpression':
      // `result.rows`, `(await scan()).Items`: a list that is a column of a row is another matter.
      return isRowsOf(module, node.object, memberName(node), depth);
    case 'CallExpression':
      return isOpenCall(module, node, depth);
    case 'Identifier': {
      const variable = findVariable(module, node);
      return variable !== null && variable !== 'global' && isOpenVariable(homeOf(module, variable.scope.block), variable, depth);
    }
    default:
      return false;
  }
}

function isOpenCall(module: Module, call: Extract<Node, { type: 'CallExpression' }>, depth: number): boolean {
  const operation = describeOperation(module, call);
  if (operation) return operation.does === 'read-many' && isWholeTable(module, operation);
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (callee.type === 'MemberExpression') {
    const isOfGlobal = isGlobal(module, callee.object, 'Object') || isGlobal(module, callee.object, 'Array');
    if (isOfGlobal) return first !== undefined && first.type !== 'SpreadElement' && isOpen(module, first, depth + 1);
    if (KEEPING.has(memberName(callee) ?? '') && isOpen(module, callee.object, depth + 1)) return true;
  }
  const fn = findFunction(module, callee);
  return fn !== null && findReturns(fn).some((each) => each !== null && isOpen(homeOf(module, fn), each, depth + 1));
}

function isOpenVariable(module: Module, variable: Variable, depth: number): boolean {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || !definition) return false;
  if (definition.type === 'Parameter') return isFunction(definition.node) && isOpenParameter(module, definition.node, variable, depth);
  const source = findSource(variable);
  if (source) return source.keys.length === 0 ? isOpen(module, source.value, depth + 1) : source.keys.length === 1 && isRowsOf(module, source.value, source.keys[0] ?? null, depth);
  // `const [rows] = await pool.query(…)` of mysql2
  const declarator = definition.node.type === 'VariableDeclarator' ? definition.node : null;
  return declarator?.id.type === 'ArrayPattern' && declarator.id.elements[0] === definition.name && declarator.init !== null && isOpen(module, declarator.init, depth + 1);
}

/** One caller that hands over an open list is enough. */
function isOpenParameter(module: Module, fn: Extract<Node, { params: unknown }> & Node, variable: Variable, depth: number): boolean {
  const place = findParameter(variable);
  if (!place || !isFunction(fn)) return false;
  const places = runPlacesOf(module, fn)?.places ?? [];
  return places.slice(0, MAX_CALLERS).some((call) => {
    const given = call.type === 'CallExpression' && call.callee !== fn && findFunction(homeOf(module, call), call.callee) === fn ? call.arguments[place.index] : undefined;
    return given !== undefined && given.type !== 'SpreadElement' && isOpen(homeOf(module, call), given, depth + 1);
  });
}

/** The member of an answer that holds its rows. */
function isRowsOf(module: Module, outer: Node, name: string | null, depth: number): boolean {
  const node = unwrap(outer);
  const value = node.type === 'Identifier' ? sourceOf(module, node) : node;
  const asked = value && (value.type === 'AwaitExpression' ? unwrap(value.argument) : value);
  if (asked?.type !== 'CallExpression' || name === null || depth > MAX_DEPTH) return false;
  const operation = describeOperation(module, asked);
  return operation?.does === 'read-many' && (name === 'rows' || operation.store.answers?.includes(name) === true) && isWholeTable(module, operation);
}

function sourceOf(module: Module, node: Extract<Node, { type: 'Identifier' }>): Node | null {
  const variable = findVariable(module, node);
  const source = variable !== null && variable !== 'global' ? findSource(variable) : null;
  return source?.keys.length === 0 ? unwrap(source.value) : null;
}

/** Whether a query gives what all users or tenants together have stored, as far as its filter tells. */
function isWholeTable(module: Module, operation: Operation): boolean {
  const unbounded = findUnboundedList(module, operation);
  return unbounded !== null && (unbounded.why !== 'filter' || !isOfOne(module, operation));
}

/** Whether a filter compares something with a value that is handed in: what belongs to one user, order or tenant. */
function isOfOne(module: Module, operation: Operation): boolean {
  if (operation.statement) return /(?<![<>!])=\s*(?:any\s*\(\s*)?(?:\?|\$\d|:\w|@\w)/i.test(operation.statement.text);
  const filter = readPart(module, operation, 'filter');
  return filter.state !== 'set' || filter.values.some((each) => hasValue(each));
}

const RANGES = /^(?:\$?(?:gte?|lte?|not|ne|lt|gt)|notEqual|isNull|isNotNull|LessThan|LessThanOrEqual|MoreThan|MoreThanOrEqual|Not)$/;

function hasValue(filter: Node): boolean {
  let found = false;
  walk(unwrap(filter), (node) => {
    if (node.type === 'Property' && node.key.type === 'Identifier' && RANGES.test(node.key.name)) return false;
    if (node.type === 'CallExpression') {
      const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee);
      if (RANGES.test(name ?? '')) return false;
      const [, ...values] = node.arguments;
      found ||= values.some(isValue);
    }
    if (node.type === 'Property' && isValue(node.value)) found = true;
    return !found;
  });
  return found || isValue(filter);
}

function isValue(outer: Node): boolean {
  const node = unwrap(outer);
  if (node.type === 'TemplateLiteral') return node.expressions.length > 0;
  // `OrderStatus.PENDING`, `STATUS`
  const name = node.type === 'MemberExpression' ? (memberName(node) ?? '') : node.type === 'Identifier' ? node.name : null;
  return name !== null && name !== 'undefined' && !/^[A-Z][A-Z0-9_]*$/.test(name) && !(node.type === 'MemberExpression' && node.object.type === 'Identifier' && /^[A-Z]/.test(node.object.name));
}

/** Whether a timer, a scheduler or a loop without end runs the code around a call again and again. */
function isScheduled(module: Module, start: Node): boolean {
  let nodes: readonly Node[] = [start];
  const seen = new Set<Node>();
  for (let depth = 0; depth <= MAX_DEPTH && nodes.length > 0; depth += 1) {
    const next: Node[] = [];
    for (const node of nodes) {
      const code = findRunnable(node);
      if (findEndlessLoop(node)) return true;
      if (!code || seen.has(code) || seen.size > 100) continue;
      seen.add(code);
      const places = runPlacesOf(homeOf(module, node), code)?.places ?? [];
      if (places.some((each) => isScheduling(homeOf(module, each), each))) return true;
      next.push(...places);
    }
    nodes = next;
  }
  return false;
}

/** `cron.schedule('0 3 * * *', run)`, `setInterval(run, 60_000)` */
function isScheduling(module: Module, node: Node): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const path = findInvoked(module, node as Invocation) ?? resolveValue(module, node.callee);
  return path !== null && modelsFor(module, path).some(({ schedules = [] }) => schedules.some(({ paths }) => matchesAny(paths, path.steps)));
}
