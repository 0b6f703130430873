import { findEnclosingFunction, isFunction, isInside, memberName, stringValue, unwrap, walk, type CallExpression, type FunctionNode, type Invocation, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findParameter, findVariable } from '../bindings/index.js';
import { isInStartUp, reachOf } from '../flow/reach.js';
import type { ResourceModel } from '../types.js';
import { findFunctionOf } from './depends.js';
import { findLeakingPaths, type Effect } from './held-paths.js';
import { findTaken, takingNames, type Taken } from './resources.js';

/** Something that is taken and not given back on every path. */
export interface Leak extends Taken {
  readonly fn: FunctionNode;
  /** Nothing gives it back; or not where this fails, or returns. */
  readonly how: 'never' | 'throws' | 'returns' | 'falls';
  readonly at: Node | null;
  /** The calls that give it back. */
  readonly releases: readonly CallExpression[];
  /** It begins a transaction that nothing undoes. */
  readonly isBegun: boolean;
}

/** Whether a call takes something that the function around it keeps on some path. Null for what it hands on, and for what is not certain. */
export function findLeak(module: Module, call: Invocation): Leak | null {
  if (!mayTake(module, call)) return null;
  const fn = findEnclosingFunction(call);
  const taken = fn?.body.type === 'BlockStatement' ? findTaken(module, call) : null;
  if (!fn || !taken || findFunctionOf(taken.variable) !== fn || isRewritten(taken)) return null;
  const uses = readUses(module, taken, fn);
  if (!uses || isStartingUp(module, call, taken.model)) return null;
  const { releases } = uses;
  const isBegun = beginsTransaction(taken);
  if (releases.length === 0) return taken.model.mayStay === true ? null : { ...taken, fn, how: 'never', at: null, releases, isBegun };
  const paths = findLeakingPaths(fn.body, { effectOf: (node) => effectOf(module, node, taken, releases), isName: (node) => isName(module, node, taken.variable) });
  const at = paths.throws ?? paths.returns;
  if (!at && !paths.falls) return null;
  return { ...taken, fn, how: paths.throws ? 'throws' : paths.returns ? 'returns' : 'falls', at, releases, isBegun };
}

/** What fails while the process starts ends it. Of a connection of its own, code that starts it is enough: most of that runs once. */
function isStartingUp(module: Module, call: Invocation, { mayStay }: ResourceModel): boolean {
  const reach = reachOf(module, call);
  return reach === 'start-up' || (mayStay === true && reach === 'unknown' && isInStartUp(module, call));
}

function mayTake(module: Module, call: Invocation): boolean {
  if (call.type === 'TaggedTemplateExpression') return false;
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  // The export of a package may have any name.
  return name !== null && (takingNames(module).has(name) || (call.type === 'NewExpression' && callee.type === 'Identifier' && takingNames(module).has('new')));
}

/** It is given something else than nothing at another place. */
function isRewritten({ variable, call }: Taken): boolean {
  return variable.references.some(({ writeExpr }) => {
    if (!writeExpr || isInside(call, writeExpr)) return false;
    return !(writeExpr.type === 'Literal' && writeExpr.value === null) && !(writeExpr.type === 'Identifier' && writeExpr.name === 'undefined');
  });
}

/** The calls that give it back; null when it is handed on, or may be given back where nobody sees it. */
function readUses(module: Module, { variable, model }: Taken, fn: FunctionNode): { releases: readonly CallExpression[] } | null {
  const releases: CallExpression[] = [];
  for (const { identifier, init, writeExpr } of variable.references) {
    if (init || (writeExpr && identifier.parent?.type === 'AssignmentExpression')) continue;
    const use = describeUse(module, identifier, model, 0);
    const isOwn = findEnclosingFunction(identifier) === fn;
    if (use === 'handed on' || (use !== 'used' && !isOwn)) return null;
    if (!isOwn && !isRunHere(identifier, fn)) return null;
    if (use !== 'used') releases.push(use);
  }
  return { releases };
}

/** Functions around a use are given to calls, where they stand. */
function isRunHere(node: Node, fn: FunctionNode): boolean {
  for (let at = findEnclosingFunction(node); at && at !== fn; at = findEnclosingFunction(at)) if (at.parent.type !== 'CallExpression') return false;
  return true;
}

const TESTS = new Set(['IfStatement', 'UnaryExpression', 'BinaryExpression', 'LogicalExpression', 'ConditionalExpression']);
/** Methods by which a query is told its session or transaction. */
const LENT = new Set(['session', 'transacting']);

function describeUse(module: Module, identifier: Node, model: ResourceModel, depth: number): 'handed on' | 'used' | CallExpression {
  let at = identifier;
  while (at.parent?.type === 'TSNonNullExpression' || at.parent?.type === 'TSAsExpression') at = at.parent;
  const { parent } = at;
  if (parent?.type === 'MemberExpression' && parent.object === at) {
    const isGivingBack = model.returned.includes(memberName(parent) ?? '');
    if (!isGivingBack) return 'used';
    return parent.parent?.type === 'CallExpression' && parent.parent.callee === parent ? parent.parent : 'handed on';
  }
  if (parent?.type === 'CallExpression' && parent.callee === at) return model.isFunction ? parent : 'used';
  if (parent?.type === 'CallExpression') return describeArgument(module, parent, at, model, depth);
  if (parent && TESTS.has(parent.type) && !(parent.type === 'ConditionalExpression' && parent.test !== at) && !(parent.type === 'LogicalExpression' && parent.right === at)) return 'used';
  // `Order.create([order], { session })`
  if (parent?.type === 'Property' && parent.value === at && parent.parent.type === 'ObjectExpression' && parent.parent.parent.type === 'CallExpression') {
    return findFunction(module, parent.parent.parent.callee) ? 'handed on' : 'used';
  }
  return 'handed on';
}

function describeArgument(module: Module, call: CallExpression, at: Node, model: ResourceModel, depth: number): 'handed on' | 'used' | CallExpression {
  const name = memberName(call.callee);
  if (name !== null && model.returnedTo?.includes(name)) return call;
  if (name !== null && LENT.has(name)) return 'used';
  const fn = depth < 3 ? findFunction(module, call.callee) : null;
  const index = call.arguments.findIndex((each) => each === at);
  const parameter = fn?.params[index];
  if (parameter?.type !== 'Identifier') return 'handed on';
  return isBorrowed(module, fn as FunctionNode, index, model, depth + 1) ? 'used' : 'handed on';
}

/** Whether a function does no more with a parameter than to use it. */
function isBorrowed(module: Module, fn: FunctionNode, index: number, model: ResourceModel, depth: number): boolean {
  let isUsed = true;
  walk(fn, (node) => {
    const variable: Variable | 'global' | null = node.type === 'Identifier' ? findVariable(module, node) : null;
    if (!isUsed || variable === null || variable === 'global') return isUsed;
    const place = findParameter(variable);
    if (place?.fn === fn && place.index === index) isUsed = describeUse(module, node, model, depth) === 'used';
    return isUsed;
  });
  return isUsed;
}

function isName(module: Module, outer: Node, variable: Variable): boolean {
  const node = unwrap(outer);
  return node.type === 'Identifier' && findVariable(module, node) === variable;
}

function effectOf(module: Module, root: Node, { call, model, variable }: Taken, releases: readonly CallExpression[]): Effect {
  let effect: Effect = 'none';
  walk(root, (node) => {
    if (effect !== 'none' || (isFunction(node) && node !== root)) return false;
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return true;
    if (model.heldFrom === undefined ? node === call : node.callee.type === 'MemberExpression' && memberName(node.callee) === model.heldFrom && isName(module, node.callee.object, variable)) effect = 'takes';
    else if (node.type === 'CallExpression' && releases.includes(node)) effect = 'gives-back';
    return effect === 'none';
  });
  return effect;
}

/** Whether it begins a transaction, as a member or a statement of it, and nothing undoes that. */
function beginsTransaction({ model: { transaction }, variable }: Taken): boolean {
  if (!transaction) return false;
  const calls = variable.references.flatMap(({ identifier: { parent } }) => (parent?.type === 'MemberExpression' && parent.parent?.type === 'CallExpression' ? [parent.parent] : []));
  const says = (call: CallExpression, word: RegExp): boolean => call.arguments[0] !== undefined && word.test(stringValue(call.arguments[0]) ?? '');
  if (transaction.statement) return calls.some((each) => says(each, /^\s*(begin|start transaction)\b/iu)) && !calls.some((each) => says(each, /^\s*rollback\b/iu));
  const undo = transaction.undo.replace(/\(.*/u, '');
  return calls.some((each) => memberName(each.callee) === transaction.begins) && !calls.some((each) => memberName(each.callee) === undo);
}
