import { isFunction, memberName, stringValue, unwrap, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findVariable } from '../bindings/index.js';
import { describeOperation, isRead, isWrite } from '../operations/index.js';
import { isRunning, keysTo, returnsOf, runFor, runsOf } from './runs.js';
import type { Origin, Run } from './types.js';

/** How many names, members and functions are followed one behind the other. */
const MAX_DEPTH = 14;
/** How many functions deep a value is followed. */
const MAX_RUNS = 3;

/** Functions that give what they are given, in another form. */
const FORMS = new Set(['fromEntries', 'keyBy', 'Number', 'parseFloat', 'parseInt', 'String', 'BigInt', 'parse', 'from', 'structuredClone', 'Set', 'Map', 'Decimal', 'unmarshall', 'plainToInstance']);
/** Methods that give what they are called on, in another form. */
const SAME = new Set(['toObject', 'toJSON', 'toNumber', 'toString', 'valueOf', 'data', 'slice', 'sort', 'reverse', 'filter', 'get', 'trim']);
const ELEMENT = new Set(['find', 'at', 'id', 'pop', 'shift', 'findLast']);
/** Methods of lists whose callback is given an element. */
const EACH = new Set(['map', 'forEach', 'filter', 'some', 'every', 'find', 'flatMap', 'findLast', 'findIndex']);
/** Writes of one row, which may give it back with rows that belong to it: `update({ …, include: { event: true } })`. */
const BRINGING = /^(?:insert|update|upsert)$/;
/** Parts of what drivers answer that are not columns. */
const WRAPPERS = new Set(['[]', 'rows', 'Item', 'Items', 'Attributes', 'recordset', 'dataValues', '_doc']);

/** The read that an expression gives a value of, or a part of one; null when nothing proves that it came from a store. */
export function originOf(module: Module, outer: Node, run: Run | null = null): Origin | null {
  const origin = trace(module, outer, run, 0);
  // What a write gives back is what it has written, but for the rows that it was told to bring along.
  return origin && isWrite(origin.read) && fieldsOf(origin).length < 2 ? null : origin;
}

/** The same, also of what a write gives back of the row that it has written. */
export function rowOriginOf(module: Module, outer: Node, run: Run | null): Origin | null {
  return trace(module, outer, run, 0);
}

function trace(module: Module, outer: Node, run: Run | null, depth: number): Origin | null {
  if (depth > MAX_DEPTH) return null;
  const node = unwrap(outer);
  const next = (inner: Node | null | undefined): Origin | null => (inner ? trace(module, inner, run, depth + 1) : null);
  switch (node.type) {
    case 'Identifier': {
      const variable = findVariable(module, node);
      return variable === null || variable === 'global' ? null : ofVariable(module, variable, run, depth);
    }
    case 'MemberExpression': {
      const name = memberName(node) ?? (isIndex(node.property) ? '[]' : '*');
      return at(next(node.object), name);
    }
    case 'LogicalExpression':
      return next(node.left) ?? next(node.right);
    case 'ConditionalExpression':
      return next(node.consequent) ?? next(node.alternate);
    case 'NewExpression':
      return node.callee.type === 'Identifier' && FORMS.has(node.callee.name) ? next(node.arguments[0]) : null;
    case 'UnaryExpression':
      return node.operator === '+' ? next(node.argument) : null;
    case 'TaggedTemplateExpression':
    case 'CallExpression':
      return ofCall(module, node, run, depth);
    default:
      return null;
  }
}

/** The columns from the row down to a value: empty for the row itself. */
export function fieldsOf({ path, read }: Origin): readonly string[] {
  return path.filter((name, index) => !WRAPPERS.has(name) && !(index === 0 && read.store.answers?.includes(name) === true));
}

function isIndex(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

function at(origin: Origin | null, ...names: readonly string[]): Origin | null {
  return origin && { ...origin, path: [...origin.path, ...names] };
}

function ofCall(module: Module, node: Extract<Node, { type: 'CallExpression' | 'TaggedTemplateExpression' }>, run: Run | null, depth: number): Origin | null {
  const operation = describeOperation(module, node);
  if (operation) return isRead(operation) || operation.model.whole === 'read' || BRINGING.test(operation.does) ? { read: operation, run, path: [] } : null;
  if (node.type === 'TaggedTemplateExpression') return null;
  const callee = unwrap(node.callee);
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  const [first] = node.arguments;
  if (name !== null && FORMS.has(name)) return first ? trace(module, first, run, depth + 1) : null;
  if (callee.type === 'MemberExpression' && name !== null && (SAME.has(name) || ELEMENT.has(name))) {
    const own = trace(module, callee.object, run, depth + 1);
    const column = name === 'get' && first ? stringValue(first) : null;
    if (own) {
      const picked = first && column === null && (name === 'get' || name === 'find') ? { ...own, by: first } : own;
      return at(picked, ...(ELEMENT.has(name) ? ['[]'] : column === null ? [] : [column]));
    }
  }
  if (callee.type === 'MemberExpression' && name === 'map' && first && isFunction(first) && keepsElements(first)) return trace(module, callee.object, run, depth + 1);
  return ofFunction(module, node, run, depth);
}

/** `rows.map((row) => [row.id, row])`, of which an index of the rows is made */
function keepsElements({ params: [element], body }: FunctionNode): boolean {
  const isElement = (node: Node | null | undefined): boolean => element?.type === 'Identifier' && node?.type === 'Identifier' && node.name === element.name;
  return body?.type === 'ArrayExpression' ? isElement(body.elements[1]) : isElement(body);
}

/** What a function in sight gives for a call. */
function ofFunction(module: Module, call: Extract<Node, { type: 'CallExpression' }>, run: Run | null, depth: number): Origin | null {
  if (runsOf(run) >= MAX_RUNS) return null;
  const fn = findFunction(module, call.callee);
  if (!fn || isRunning(run, fn)) return null;
  const inner: Run = { fn, call, caller: run };
  for (const value of returnsOf(fn)) {
    const origin = trace(module, value, inner, depth + 1);
    if (origin) return origin;
  }
  return null;
}

function ofVariable(module: Module, variable: Variable, run: Run | null, depth: number): Origin | null {
  const [definition] = variable.defs;
  if (!definition || variable.defs.length !== 1) return null;
  const name = definition.name;
  if (definition.type === 'Parameter' && isFunction(definition.node)) return ofParameter(module, definition.node, name, run, depth);
  if (definition.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return null;
  const { id, init } = definition.node;
  const loop = definition.node.parent.parent;
  const value = init ?? (loop?.type === 'ForOfStatement' && loop.left === definition.node.parent ? loop.right : null);
  const keys = keysTo(id, name);
  if (value && keys) {
    const found = destructured(module, value, init ? keys : ['[]', ...keys], run, depth);
    if (found || init) return found;
  }
  // `let user; … user = await load()`
  for (const reference of variable.references) {
    if (!reference.isWrite() || reference.init || !reference.writeExpr || reference.identifier.parent?.type !== 'AssignmentExpression') continue;
    const found = trace(module, reference.writeExpr, run, depth + 1);
    if (found) return found;
  }
  return null;
}

/** `const [user, count] = await Promise.all([…, …])` */
function destructured(module: Module, value: Node, keys: readonly string[], run: Run | null, depth: number): Origin | null {
  const call = unwrap(value);
  const [list] = call.type === 'CallExpression' ? call.arguments : [];
  const index = /^\[(\d+)\]$/.exec(keys[0] ?? '')?.[1];
  if (call.type === 'CallExpression' && memberName(call.callee) === 'all' && list?.type === 'ArrayExpression' && index !== undefined) {
    const element = list.elements[Number(index)];
    return element ? at(trace(module, element, run, depth + 1), ...plain(keys.slice(1))) : null;
  }
  return at(trace(module, value, run, depth + 1), ...plain(keys));
}

function plain(keys: readonly string[]): readonly string[] {
  return keys.map((key) => (/^\[\d+\]$/.test(key) ? '[]' : key));
}

/** What was given for a parameter, in the run at hand; an element, in the callback of a list's method. */
function ofParameter(module: Module, fn: FunctionNode, name: Node, run: Run | null, depth: number): Origin | null {
  const index = fn.params.findIndex((parameter) => keysTo(parameter, name) !== null);
  const parameter = fn.params[index];
  const keys = parameter && keysTo(parameter, name);
  if (!keys) return null;
  const own = runFor(run, fn);
  if (own) {
    const argument = own.call.arguments[index];
    return argument && argument.type !== 'SpreadElement' ? at(trace(module, argument, own.caller, depth + 1), ...plain(keys)) : null;
  }
  const call = fn.parent;
  if (call.type !== 'CallExpression' || call.arguments[0] !== fn || index !== 0) return null;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !EACH.has(memberName(callee) ?? '')) return null;
  return at(trace(module, callee.object, run, depth + 1), '[]', ...plain(keys));
}
