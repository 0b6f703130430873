import { findEnclosingFunction, isFunction, keyName, memberName, wrapped, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { ManyModel } from '../batch-format.js';
import { isGlobal } from '../bindings/index.js';
import type { Iteration } from '../iteration/index.js';
import { someOwn } from '../retries/own-nodes.js';
import { resultsOf } from './per-element.js';

/** Where what a call in an iteration gives is taken, and the statement before which it could be asked for. */
export interface Asked {
  readonly node: Node;
  readonly taken: { readonly pattern: Node; readonly rows: Node } | null;
  readonly statement: Node;
  /** The variables that hold what it gives. */
  readonly results: ReadonlySet<Variable>;
  readonly waits: { readonly outer: Node; readonly inner: Node; readonly fn: FunctionNode } | null;
}

/** Null where a call is not simply waited for in each round, or where the code before may not wait. */
export function findAsked(module: Module, call: CallExpression, iteration: Iteration, model: ManyModel): Asked | null {
  const all = iteration.kind === 'callback' ? findAll(module, iteration.node) : null;
  if (iteration.kind === 'callback' && !all) return null;
  const outer = wrapped(call);
  const isAwaited = outer.parent?.type === 'AwaitExpression';
  if (!isAwaited && !(iteration.kind === 'callback' && isGivenBack(outer, iteration.body))) return null;
  const waiting = isAwaited && outer.parent ? outer.parent : call;
  const statement = findStatement(all ?? iteration.node);
  if (!statement || !alwaysAsks(waiting, iteration.body)) return null;
  const rows = model.rows === undefined ? { node: waiting, taken: null } : findRows(waiting, model.rows);
  if (!rows) return null;
  const inner = iteration.node;
  const waits = all && isFunction(iteration.body) && isLastWait(iteration.body, waiting) ? { outer: all, inner, fn: iteration.body } : null;
  return { ...rows, statement, results: resultsOf(module, call, iteration.body), waits };
}

/** `await Promise.all(list.map(…))`, or the same given back by an `async` function. */
function findAll(module: Module, node: Node): Node | null {
  const outer = wrapped(node);
  const all = outer.parent;
  if (all?.type !== 'CallExpression' || all.arguments.length !== 1 || all.arguments[0] !== outer || all.callee.type !== 'MemberExpression') return null;
  if (memberName(all.callee) !== 'all' || !isGlobal(module, all.callee.object, 'Promise')) return null;
  if (all.parent.type === 'AwaitExpression') return all.parent;
  return all.parent.type === 'ReturnStatement' ? all : null;
}

function isGivenBack(node: Node, body: Node): boolean {
  return node.parent === body || (node.parent?.type === 'ReturnStatement' && findEnclosingFunction(node) === body);
}

/** The statement that is always run when a node in it is, in a function that may wait. */
function findStatement(node: Node): Node | null {
  const fn = findEnclosingFunction(node);
  if (!fn?.async || fn.generator || fn.body?.type !== 'BlockStatement') return null;
  for (let at: Node = node; at.parent && at.parent !== fn; at = at.parent) {
    if (at.parent.type === 'BlockStatement') return at.type === 'VariableDeclaration' && at.declarations.length > 1 ? null : at;
    if (/^(?:ConditionalExpression|LogicalExpression|ChainExpression|AssignmentPattern|IfStatement|SwitchCase|Class\w+|(?:For|While|DoWhile)\w*)$/.test(at.parent.type)) return null;
  }
  return null;
}

/** Whether each round asks, and a failure to is none of its own. */
function alwaysAsks(node: Node, body: Node): boolean {
  let isHead = true;
  for (let at: Node = node, up = node.parent; up && at !== body; at = up, up = up.parent) {
    isHead &&= (up.type === 'MemberExpression' && up.object === at) || (up.type === 'CallExpression' && up.callee === at) || up.type === 'ChainExpression';
    if (mayBeSkipped(up, at) || (up.type === 'ChainExpression' && !isHead)) return false;
    if (up.type === 'ChainExpression') isHead = true;
  }
  return !someOwn(body, (each) => /^(?:Continue|Break|Return|Throw)Statement$/.test(each.type) && each.range[1] <= node.range[0]);
}

/** Whether a part of a statement or expression is run in some rounds only, or its failure is treated. */
function mayBeSkipped(node: Node, part: Node): boolean {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return node.test !== part;
    case 'LogicalExpression':
      return node.left !== part;
    default:
      return node.type === 'SwitchCase' || node.type === 'TryStatement' || node.type === 'CatchClause';
  }
}

/** `const { rows } = await …`, `(await …).rows` */
function findRows(waiting: Node, rows: string): Pick<Asked, 'node' | 'taken'> | null {
  const { parent } = waiting;
  if (parent?.type === 'MemberExpression' && parent.object === waiting && !parent.computed && !parent.optional && memberName(parent) === rows) return { node: parent, taken: null };
  if (parent?.type !== 'VariableDeclarator' || parent.init !== waiting || parent.id.type !== 'ObjectPattern' || parent.id.typeAnnotation || parent.id.properties.length !== 1) return null;
  const [property] = parent.id.properties;
  if (property?.type !== 'Property' || keyName(property) !== rows || property.value.type === 'AssignmentPattern') return null;
  return { node: waiting, taken: { pattern: parent.id, rows: property.value } };
}

/** `const [user] = …`, `….rows[0]`: only the first of the records is taken. */
export function findFirst({ node, taken }: Pick<Asked, 'node' | 'taken'>): Pick<Asked, 'node' | 'taken'> | null {
  const { parent } = node;
  if (!taken && parent?.type === 'MemberExpression' && parent.object === node && parent.computed && !parent.optional && parent.property.type === 'Literal' && parent.property.value === 0) return { node: parent, taken: null };
  const pattern = taken ? taken.rows : parent?.type === 'VariableDeclarator' && parent.init === node ? parent.id : null;
  if (pattern?.type !== 'ArrayPattern' || pattern.typeAnnotation || pattern.elements.length !== 1) return null;
  const [first] = pattern.elements;
  return first?.type === 'Identifier' || first?.type === 'ObjectPattern' ? { node, taken: { pattern: taken ? taken.pattern : pattern, rows: first } } : null;
}

/** Whether a callback waits for nothing else, and gives something that is no promise. */
function isLastWait(fn: FunctionNode, waiting: Node): boolean {
  if (fn.type !== 'ArrowFunctionExpression') return false;
  if (!fn.async) return fn.body === waiting || fn.body === waiting.parent;
  if (someOwn(fn.body, (each) => (each.type === 'AwaitExpression' && each !== waiting) || (each.type === 'ForOfStatement' && each.await))) return false;
  if (fn.body.type !== 'BlockStatement') return fn.body.type === 'ObjectExpression' || fn.body.type === 'ArrayExpression' || fn.body === waiting;
  let isPlain = true;
  someOwn(fn.body, (each) => {
    if (each.type === 'ReturnStatement') isPlain &&= each.argument?.type === 'ObjectExpression' || each.argument?.type === 'ArrayExpression' || each.argument === waiting;
    return false;
  });
  return isPlain;
}
