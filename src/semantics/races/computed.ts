import { memberName, stringValue, unwrap, wrapped, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findVariable } from '../bindings/index.js';
import { originOf } from './origin.js';
import { isRunning, outermost, returnsOf, runsOf } from './runs.js';
import type { Computation, Origin, Run } from './types.js';

/** A value that was computed from one that was read. */
export interface Computed {
  readonly origin: Origin;
  readonly as: Computation;
  /** The expression that computes it. */
  readonly node: Node;
}

const MAX_DEPTH = 8;
/** How many functions deep a computation is followed. */
const MAX_RUNS = 3;
const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '**']);
/** Methods of numbers of any size. */
const OF_NUMBERS = new Set(['plus', 'minus', 'add', 'sub', 'subtract', 'times', 'mul', 'multiply', 'div', 'dividedBy', 'increment', 'decrement']);
/** Methods of lists that give a changed one. */
const OF_LISTS = new Set(['concat', 'filter', 'toSpliced', 'with', 'map']);
/** Methods that change what they are called on. */
const CHANGING = new Set(['push', 'unshift', 'splice', 'pop', 'shift', 'set', 'add', 'delete', 'clear']);
/** Whether a method changes what it is called on. */
export function isChanging(name: string): boolean {
  return CHANGING.has(name);
}

/** Functions whose result is computed where what they are given is. */
const THROUGH = new Set(['max', 'min', 'round', 'floor', 'ceil', 'Number', 'String', 'parseFloat', 'parseInt', 'BigInt', 'from', 'stringify', 'toFixed', 'toString', 'Decimal', 'toNumber', 'padStart', 'padEnd']);

/** How a value was computed from one that `asks` for: a sum, a longer text, a list with one more; null for what is only passed on. */
export function findComputed(module: Module, outer: Node, run: Run | null, asks: (origin: Origin) => boolean, depth = 0): Computed | null {
  if (depth > MAX_DEPTH) return null;
  const place = outermost(module, outer, run);
  if (place.node.type === 'TemplateLiteral' && stringValue(place.node) !== null) return null;
  const { node } = place;
  const inside = (inner: Node | null | undefined): Computed | null => (inner ? findComputed(module, inner, place.run, asks, depth + 1) : null);
  const from = (inner: Node | null | undefined): Origin | null => {
    const origin = inner ? originOf(module, inner, place.run) : null;
    return origin && asks(origin) ? origin : null;
  };
  const made = (origin: Origin | null | undefined, as: Computation): Computed | null => (origin ? { origin, as, node } : null);
  switch (node.type) {
    case 'Identifier': {
      const variable = findVariable(module, node);
      return variable === null || variable === 'global' ? null : ofVariable(module, variable, node, place.run, asks, depth);
    }
    case 'BinaryExpression': {
      if (!ARITHMETIC.has(node.operator)) return null;
      const isText = node.operator === '+' && [node.left, node.right].some((each) => each.type === 'TemplateLiteral' || stringValue(each) !== null);
      return made(from(node.left) ?? from(node.right), isText ? 'text' : 'number') ?? inside(node.left) ?? inside(node.right);
    }
    case 'TemplateLiteral':
      return made(node.expressions.map(from).find(Boolean), 'text') ?? node.expressions.map(inside).find(Boolean) ?? null;
    case 'ArrayExpression':
      return made(node.elements.map((each) => (each?.type === 'SpreadElement' ? from(each.argument) : null)).find(Boolean), 'list');
    case 'ObjectExpression':
      return made(node.properties.map((each) => (each.type === 'SpreadElement' ? from(each.argument) : null)).find(Boolean), 'object');
    case 'ConditionalExpression':
      return inside(node.consequent) ?? inside(node.alternate);
    case 'LogicalExpression':
      return inside(node.left) ?? inside(node.right);
    case 'NewExpression':
      return inside(node.arguments[0]);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
      if (name === null) return null;
      if (callee.type === 'MemberExpression') {
        if (OF_NUMBERS.has(name)) return made(from(callee.object), 'number');
        if (OF_LISTS.has(name)) return made(from(callee.object), 'list');
        if (THROUGH.has(name) || name === 'slice') {
          const own = inside(callee.object);
          if (own) return own;
        }
      }
      if (THROUGH.has(name)) return node.arguments.map(inside).find(Boolean) ?? null;
      return ofFunction(module, node, place.run, asks, depth);
    }
    default:
      return null;
  }
}

/** `nextBalance(account, amount)`, whose code is in sight */
function ofFunction(module: Module, call: Extract<Node, { type: 'CallExpression' }>, run: Run | null, asks: (origin: Origin) => boolean, depth: number): Computed | null {
  const fn = runsOf(run) < MAX_RUNS && call.arguments.length > 0 ? findFunction(module, call.callee) : null;
  if (!fn || isRunning(run, fn)) return null;
  const inner: Run = { fn, call, caller: run };
  for (const value of returnsOf(fn)) {
    const found = findComputed(module, value, inner, asks, depth + 1);
    // What a function reads by itself is its own matter.
    if (found && found.origin.run !== inner) return { ...found, node: call };
  }
  return null;
}

function ofVariable(module: Module, variable: Variable, use: Node, run: Run | null, asks: (origin: Origin) => boolean, depth: number): Computed | null {
  const definition = variable.defs[0];
  if (variable.defs.length !== 1 || definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return null;
  const { init, id } = definition.node;
  const computed = init && id.type === 'Identifier' ? findComputed(module, init, run, asks, depth + 1) : null;
  if (computed) return computed;
  for (const { identifier, writeExpr } of variable.references) {
    const parent = identifier.parent;
    if (parent?.type !== 'AssignmentExpression' || parent.left !== identifier || !writeExpr || parent.range[0] > use.range[0]) continue;
    if (parent.operator === '=') {
      const found = findComputed(module, writeExpr, run, asks, depth + 1);
      if (found) return found;
    } else if (ARITHMETIC.has(parent.operator.slice(0, -1))) {
      const origin = originOf(module, identifier, run);
      if (origin && asks(origin)) return { origin, as: 'number', node: parent };
    }
  }
  const changed = findChange(variable, use);
  const origin = changed && originOf(module, use, run);
  return changed && origin && asks(origin) ? { origin, as: isOverwrite(changed) ? 'object' : 'list', node: changed } : null;
}

/** `job.state = state`, not `lists[id] = list`: one part, which the code names, becomes another. */
function isOverwrite(change: Node): boolean {
  return change.type === 'AssignmentExpression' && change.operator === '=' && change.left.type === 'MemberExpression' && memberName(change.left) !== null && !/\.|\[/.test(nameOfRoot(change.right));
}

/** Not what is computed: `cart.total = cart.total + price`. */
function nameOfRoot(value: Node): string {
  return /^(?:Binary|Template|Array|Object)/.test(unwrap(value).type) ? '.' : '';
}

/** Where what a variable holds is changed before it is used: `cart.items.push(item)`, `lists[id] = list`, `cart.total += price`. */
export function findChange(variable: Variable, use: Node): Node | null {
  for (const { identifier } of variable.references) {
    if (identifier.range[0] > use.range[0]) continue;
    let at: Node = wrapped(identifier);
    let steps = 0;
    while (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
      at = wrapped(at.parent);
      steps += 1;
    }
    const parent = at.parent;
    if (steps > 0 && parent?.type === 'AssignmentExpression' && parent.left === at) return parent;
    if (steps > 0 && (parent?.type === 'UpdateExpression' || (parent?.type === 'UnaryExpression' && parent.operator === 'delete'))) return parent;
    if (steps > 0 && parent?.type === 'CallExpression' && parent.callee === at && CHANGING.has(memberName(at) ?? '')) return parent;
  }
  // `const list = lists[id] ?? []; list.push(item)`
  return findChangeOfPart(variable, use);
}

function findChangeOfPart(variable: Variable, use: Node): Node | null {
  for (const { identifier } of variable.references) {
    if (identifier.range[0] > use.range[0]) continue;
    const declarator = findDeclarator(identifier);
    if (!declarator || declarator.id.type !== 'Identifier') continue;
    for (const part of variable.scope.set.get(declarator.id.name)?.references ?? []) {
      const member = wrapped(part.identifier).parent;
      if (part.identifier.range[0] > use.range[0] || member?.type !== 'MemberExpression' || member.object !== part.identifier) continue;
      const outer = wrapped(member).parent;
      if (outer?.type === 'CallExpression' && CHANGING.has(memberName(member) ?? '')) return outer;
      if (outer?.type === 'AssignmentExpression' && outer.left === member) return outer;
    }
  }
  return null;
}

/** `const list = lists[id] ?? []` for `lists` in it. */
function findDeclarator(identifier: Node): Extract<Node, { type: 'VariableDeclarator' }> | null {
  let at: Node = identifier;
  while (at.parent && /^(?:MemberExpression|LogicalExpression|TSAsExpression|TSNonNullExpression|ChainExpression)$/.test(at.parent.type)) {
    if (at.parent.type === 'MemberExpression' && at.parent.object !== at) return null;
    at = at.parent;
  }
  return at.parent?.type === 'VariableDeclarator' && at.parent.init === at && at !== identifier ? at.parent : null;
}
