import { findReturns, isFunction, memberName, unwrap, wrapped, type CallExpression, type FunctionNode, type Identifier, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findInvoked, findSource, findVariable, isGlobal } from '../bindings/index.js';
import { describeCall, describeClientMember } from '../describe-call.js';
import { describeHandler, findInputs } from '../describe-handler.js';
import { runPlacesOf } from '../flow/run-places.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { isEnvironment } from '../values.js';
import type { InputPart } from '../types.js';
import { isDeclaredJson } from './declared-json.js';
import { findFile, type FileRead } from './files.js';

/** Where text comes from that the code at hand has not made. */
export type OutsideText =
  | { readonly from: 'input'; readonly part: InputPart }
  | { readonly from: 'response' | 'environment' }
  | { readonly from: 'row' | 'cache'; readonly call: CallExpression }
  | { readonly from: 'file'; readonly read: FileRead };

/** How many functions are gone through. */
const MAX_FUNCTIONS = 3;
/** How many names and members are gone through. */
const MAX_STEPS = 40;

/** Methods that give what they are called on in another form, or a part of it. */
const SAME = new Set([
  'toString', 'trim', 'trimStart', 'trimEnd', 'slice', 'substring', 'substr', 'replace', 'replaceAll', 'split', 'join', 'concat', 'normalize', 'padEnd', 'toLowerCase', 'toUpperCase', 'valueOf',
  'at', 'get', 'getAll', 'find', 'filter', 'map', 'flat', 'flatMap', 'shift', 'pop', 'values', 'entries', 'match', 'exec', 'text', 'json', 'arrayBuffer', 'blob', 'bytes', 'subarray', 'decode',
  'transformToString', 'toArray', 'next', 'getReader', 'read', 'then', 'catch', 'finally', 'reverse', 'sort',
]);
/** Functions that give their first argument in another form. */
const PASSING = new Set(['String', 'decodeURIComponent', 'decodeURI', 'unescape', 'atob', 'structuredClone']);
/** Methods of global objects that do. */
const PASSING_METHODS: Readonly<Record<string, readonly string[]>> = { JSON: ['parse'], Buffer: ['from', 'concat'], Array: ['from'], Object: ['values', 'entries'], Promise: ['resolve', 'all'] };

interface Walk {
  readonly seen: Set<Node>;
  readonly functions: number;
}

/** Where a text comes from, if that is outside of the code at hand; null where it does not, or nobody can tell. */
export const findOutsideText: (module: Module, node: Node) => OutsideText | null = memo('outside text', (module, node) => trace(homeOf(module, node), node, { seen: new Set(), functions: 0 }));

function trace(module: Module, outer: Node, walk: Walk): OutsideText | null {
  const node = unwrap(outer);
  if (walk.seen.has(node) || walk.seen.size > MAX_STEPS) return null;
  walk.seen.add(node);
  const input = findInput(module, node);
  if (input) return { from: 'input', part: input };
  switch (node.type) {
    case 'Identifier':
      return traceName(module, node, walk);
    case 'MemberExpression':
      if (isEnvironment(module, node)) return { from: 'environment' };
      return memberName(node) === 'length' || isDeclaredJson(module, node) ? null : trace(module, node.object, walk);
    case 'LogicalExpression':
      return trace(module, node.left, walk) ?? (node.operator === '&&' ? trace(module, node.right, walk) : null);
    case 'ConditionalExpression':
      return trace(module, node.consequent, walk) ?? trace(module, node.alternate, walk);
    case 'TemplateLiteral':
      return node.expressions.length === 1 && node.expressions[0] && node.quasis.every(({ value }) => value.raw === '') ? trace(module, node.expressions[0], walk) : null;
    case 'CallExpression':
      return traceCall(module, node, walk);
    default:
      return null;
  }
}

function traceCall(module: Module, call: CallExpression, walk: Walk): OutsideText | null {
  const known = findKnown(module, call);
  if (known) return known;
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (callee.type === 'Identifier' && PASSING.has(callee.name) && isGlobal(module, callee, callee.name)) return first ? trace(module, first, walk) : null;
  if (callee.type === 'MemberExpression') {
    const [object, name] = [callee.object, memberName(callee) ?? ''];
    if (object.type === 'Identifier' && PASSING_METHODS[object.name]?.includes(name) === true && isGlobal(module, object, object.name)) return first ? trace(module, first, walk) : null;
    // `new TextDecoder().decode(bytes)`
    if (name === 'decode' && first) return trace(module, first, walk);
    if (SAME.has(name)) {
      const found = trace(module, object, walk);
      if (found) return found;
    }
  }
  const fn = walk.functions < MAX_FUNCTIONS ? findFunction(module, callee) : null;
  return fn ? traceReturns(homeOf(module, fn), fn, { ...walk, functions: walk.functions + 1 }) : null;
}

function traceReturns(module: Module, fn: FunctionNode, walk: Walk): OutsideText | null {
  for (const each of findReturns(fn)) {
    const found = each && trace(module, each, walk);
    if (found) return found;
  }
  return null;
}

/** What a call of a library gives: an answer, a cached value, rows, a file. */
function findKnown(module: Module, call: CallExpression): OutsideText | null {
  const read = findFile(module, call);
  if (read) return { from: 'file', read };
  const path = findInvoked(module, call);
  if (!path || path.uncertain) return null;
  const described = describeCall(module, call);
  if (described && described.kind !== 'outbound-request') return null;
  const client = described?.client ?? describeClientMember(module, path)?.client;
  switch (client?.category) {
    case 'http':
    case 'sdk':
      return described ? { from: 'response' } : null;
    case 'cache':
      return { from: 'cache', call };
    case 'database':
      return { from: 'row', call };
    default:
      return null;
  }
}

/** What of a handler's input an expression yields. */
function findInput(module: Module, node: Node): InputPart | null {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression' && node.type !== 'CallExpression') return null;
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (!isFunction(at)) continue;
    const handler = describeHandler(module, at);
    const input = handler && findInputs(module, handler).find((each) => each.node === node);
    if (input) return input.state === 'validated' ? null : input.part;
  }
  return null;
}

function traceName(module: Module, node: Identifier, walk: Walk): OutsideText | null {
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global' || variable.defs.length !== 1) return null;
  const [definition] = variable.defs;
  if (definition?.type === 'Parameter') return traceParameter(module, definition.node, definition.name, walk);
  if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return null;
  // `const { body } = req`, where the pattern binds an input
  const bound = findInput(module, definition.name);
  if (bound) return { from: 'input', part: bound };
  const { init, parent } = definition.node;
  const loop: Node | undefined = parent.parent;
  if (loop?.type === 'ForOfStatement' && loop.left === parent) return trace(module, loop.right, walk);
  const source = findSource(variable)?.value ?? (definition.node.id.type === 'ArrayPattern' ? init : null);
  return (source && trace(module, source, walk)) ?? traceWrites(module, variable, walk);
}

/** `text += chunk`, `chunks.push(chunk)` */
function traceWrites(module: Module, variable: Variable, walk: Walk): OutsideText | null {
  for (const { identifier, writeExpr, init } of variable.references) {
    const call = identifier.parent?.type === 'MemberExpression' && memberName(identifier.parent) === 'push' ? identifier.parent.parent : null;
    const written: Node | null | undefined = call?.type === 'CallExpression' && call.callee === identifier.parent ? call.arguments[0] : init ? null : writeExpr;
    const found = written && trace(module, written, walk);
    if (found) return found;
  }
  return null;
}

/** What a callback is given by the call it is handed to, or a function by its callers. */
function traceParameter(module: Module, fn: Node, name: Node, walk: Walk): OutsideText | null {
  const bound = findInput(module, name);
  if (bound) return { from: 'input', part: bound };
  if (!isFunction(fn)) return null;
  const index = fn.params.findIndex(({ range }) => range[0] <= name.range[0] && name.range[1] <= range[1]);
  const at = wrapped(fn);
  const call = at.parent;
  if (call?.type === 'CallExpression' && call.callee !== at) {
    const read = findFile(module, call);
    if (read) return index === 1 ? { from: 'file', read } : null;
    const known = findKnown(module, call);
    if (known && index === 0) return known;
    const input = findInput(module, call);
    if (input) return { from: 'input', part: input };
    return call.callee.type === 'MemberExpression' ? trace(module, call.callee.object, walk) : null;
  }
  if (walk.functions >= MAX_FUNCTIONS) return null;
  for (const place of runPlacesOf(module, fn)?.places ?? []) {
    const argument = place.type === 'CallExpression' && findFunction(homeOf(module, place), place.callee) === fn ? place.arguments[index] : undefined;
    const found = argument && trace(homeOf(module, place), argument, { ...walk, functions: walk.functions + 1 });
    if (found) return found;
  }
  return null;
}
