import { findEnclosingFunction, isFunction, isInside, keyName, memberName, someNode, unwrap, walk, wrapped, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral } from '../bindings/index.js';
import { findChanges, nameOf, type Changes } from './changes.js';
import { isConflict } from './conflicts.js';
import { boundBy, judgeCondition, mentionsSignal, type Round } from './limits.js';
import { someOwn } from './own-nodes.js';
import { judgeAmount, timerOf } from './pauses.js';
import type { Retry, RetryBound } from './types.js';
import { readAnswerTest } from './verdicts.js';
import { findWait } from './waits.js';

/** A place where a function has itself run again: a call of it, or a timer or handler that is given it. */
interface Again {
  readonly node: CallExpression;
  readonly fn: FunctionNode;
  readonly timer: CallExpression | null;
}

/** A call by which a function does itself again because it failed. */
export function findRecursionRetry(module: Module, call: CallExpression): Retry | null {
  const again = findAgain(module, call);
  if (!again) return null;
  const { fn, timer } = again;
  const failure = findFailure(module, call, fn);
  if (!failure || (failure.kind !== 'branch' && !isTrying(fn))) return null;
  // What goes on after success as well is a poller.
  const others = findAllAgain(module, fn);
  if (others.some((each) => !findFailure(module, each, fn)) || !isSameAgain(module, call, fn)) return null;
  const changes = withParameters(fn, call, findChanges(fn));
  const round: Round = { region: fn, changes };
  const changing = new Set([...changes.counters, ...[...changes.assigned.keys()].filter((name) => changes.counters.has(name))]);
  const found = timer
    ? { pause: timer.arguments[1] ?? null, wait: timer.arguments[1] ? judgeAmount(module, timer.arguments[1], changing) : ('none' as const) }
    : findWait(module, fn, failure.node, failure.kind === 'catch' ? blockOf(failure.node) : null, changing, call);
  const bound = judgeBound(module, round, call, failure.node);
  return {
    kind: failure.kind === 'chain' ? 'chain' : 'recursion', node: call, bound: bound === 'absent' && found.wait === 'unknown' ? 'unknown' : bound, wait: found.wait,
    body: fn, failure: failure.node, pause: found.pause, changing, isInBackground: timer !== null && !isAwaitedTimer(timer, fn), isConflict: isConflict(module, failure.node), library: null,
  };
}

/** `new Promise((resolve) => setTimeout(() => resolve(again()), ms))`: somebody waits for it. */
function isAwaitedTimer(timer: CallExpression, fn: FunctionNode): boolean {
  for (let at: Node | undefined = timer; at && at !== fn; at = at.parent) if (at.type === 'NewExpression' && at.callee.type === 'Identifier' && at.callee.name === 'Promise') return true;
  return false;
}

function blockOf(clause: Node): Node | null {
  return clause.parent?.type === 'TryStatement' ? clause.parent.block : null;
}

/** Whether a call names a function around it, or hands it on. */
export function mayRecur(call: CallExpression): boolean {
  const names = [calledName(call.callee), ...(call.arguments[0] ? [calledName(call.arguments[0])] : [])].filter((each) => each !== null);
  for (let at = names.length > 0 ? findEnclosingFunction(call) : null; at; at = findEnclosingFunction(at)) {
    const name = nameOfFunction(at);
    if (name !== null && names.includes(name)) return true;
  }
  return false;
}

/** By its names first: most calls are none of the function around them. */
function findAgain(module: Module, call: CallExpression): Again | null {
  const own = calledName(call.callee);
  for (let at = findEnclosingFunction(call); at; at = findEnclosingFunction(at)) {
    const name = nameOfFunction(at);
    if (name === null) continue;
    if (own === name && findFunction(module, call.callee) === at) return { node: call, fn: at, timer: findTimer(module, call, at) };
    const [first] = call.arguments;
    if (first && isFunctionName(first, name) && timerOf(module, call) === 'callback' && findFunction(module, first) === at) return { node: call, fn: at, timer: call };
  }
  return null;
}

function isFunctionName(node: Node, name: string): boolean {
  return (node.type === 'Identifier' || node.type === 'MemberExpression') && calledName(node) === name;
}

function calledName(callee: Node): string | null {
  const node = unwrap(callee);
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' && node.object.type === 'ThisExpression' ? memberName(node) : null;
}

/** The name that a function can be called by inside itself. */
function nameOfFunction(fn: FunctionNode): string | null {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id) return fn.id.name;
  const { parent } = wrapped(fn);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') return parent.left.name;
  return parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' ? keyName(parent) : null;
}

/** The timer whose callback makes the call. */
function findTimer(module: Module, call: Node, fn: FunctionNode): CallExpression | null {
  for (let at: Node | undefined = call.parent; at && at !== fn; at = at.parent) {
    const given: Node | undefined = isFunction(at) ? at.parent : undefined;
    if (given?.type === 'CallExpression' && given.arguments[0] === at && timerOf(module, given) === 'callback') return given;
  }
  return null;
}

function findAllAgain(module: Module, fn: FunctionNode): readonly CallExpression[] {
  const name = nameOfFunction(fn);
  const all: CallExpression[] = [];
  walk(fn, (node) => {
    if (node.type !== 'CallExpression') return;
    const [first] = node.arguments;
    if (calledName(node.callee) === name && findFunction(module, node.callee) === fn) all.push(node);
    else if (first && name !== null && isFunctionName(first, name) && findFunction(module, first) === fn) all.push(node);
  });
  return all;
}

interface Failure {
  readonly kind: 'catch' | 'chain' | 'branch';
  readonly node: Node;
}

/** What tells that a call is made because something failed. */
function findFailure(module: Module, call: Node, fn: FunctionNode): Failure | null {
  for (let at: Node = call, up = call.parent; up && at !== fn; at = up, up = up.parent) {
    if (up.type === 'CatchClause') return { kind: 'catch', node: up };
    if (isFunction(at) && up.type === 'CallExpression' && isRejectionHandler(up, at)) return { kind: 'chain', node: at };
    if (at === call && up.type === 'CallExpression' && isRejectionHandler(up, call)) return { kind: 'chain', node: call };
    if (up.type !== 'IfStatement' || at === up.test) continue;
    const read = readAnswerTest(module, up.test);
    const isFailed = read ? read.success === (at === up.alternate) && isAnswer(module, up.test) : at === up.consequent && isCallbackError(up.test, fn);
    if (isFailed) return { kind: 'branch', node: at };
  }
  return null;
}

/** `res.ok` and the like are answers of something that the function waits for. */
function isAnswer(_module: Module, test: Node): boolean {
  return !someNode(test, (node) => node.type === 'ThisExpression');
}

/** `.catch(fn)`, `.then(_, fn)` */
function isRejectionHandler(call: CallExpression, given: Node): boolean {
  const name = memberName(call.callee);
  return (name === 'catch' && call.arguments[0] === given) || (name === 'then' && call.arguments[1] === given);
}

/** `(err) => { if (err) again() }`: the first parameter of the callback around it. */
function isCallbackError(outer: Node, fn: FunctionNode): boolean {
  const test = unwrap(outer);
  if (test.type !== 'Identifier' || !/^err(or)?$/u.test(test.name)) return false;
  const callback = findEnclosingFunction(test);
  return callback !== null && callback !== fn && callback.params[0]?.type === 'Identifier' && callback.params[0].name === test.name;
}

/** Whether a function waits for something. */
function isTrying(fn: FunctionNode): boolean {
  return fn.async || someOwn(fn, ({ type }) => type === 'AwaitExpression') || someNode(fn, (node) => node.type === 'CallExpression' && ['catch', 'then'].includes(memberName(node.callee) ?? ''));
}

/** Whether the next run does the same: what it is given is what this one was, or a count. Not the address of a redirect. */
function isSameAgain(module: Module, call: CallExpression, fn: FunctionNode): boolean {
  if (calledName(call.callee) !== nameOfFunction(fn)) return true;
  return fn.params.every((parameter, index) => {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const argument = call.arguments[index];
    if (!argument || argument.type === 'SpreadElement' || target.type !== 'Identifier' || nameOf(argument) === target.name) return true;
    return isCount(module, argument);
  });
}

function isCount(module: Module, argument: Node): boolean {
  const node = unwrap(argument);
  if (['BinaryExpression', 'Literal', 'ObjectExpression', 'UnaryExpression', 'UpdateExpression', 'AssignmentExpression', 'ConditionalExpression'].includes(node.type)) return true;
  if (node.type === 'CallExpression') return node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && node.callee.object.name === 'Math';
  const value = node.type === 'Identifier' ? findLiteral(module, node) : null;
  return value !== null && value !== node && isCount(module, value);
}

/** The parameters that the next run is given otherwise than this one. */
function withParameters(fn: FunctionNode, call: CallExpression, changes: Changes): Changes {
  const counters = new Set(changes.counters);
  const isDirect = calledName(call.callee) === nameOfFunction(fn);
  for (const [index, parameter] of isDirect ? fn.params.entries() : []) {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const argument = call.arguments[index];
    if (!argument) continue;
    if (target.type === 'Identifier' && (argument.type === 'SpreadElement' || nameOf(argument) !== target.name)) counters.add(target.name);
    if (target.type === 'ObjectPattern') for (const name of namesIn(target)) counters.add(name);
  }
  // `options.retries` where `{ ...options, retries: options.retries - 1 }` is given.
  for (const name of [...counters]) addMembers(fn, name, counters);
  return { counters, assigned: changes.assigned };
}

function namesIn(pattern: Node): readonly string[] {
  const names: string[] = [];
  walk(pattern, (node) => {
    if (node.type === 'Property' && node.value.type === 'Identifier') names.push(node.value.name);
    if (node.type === 'AssignmentPattern' && node.left.type === 'Identifier') names.push(node.left.name);
  });
  return names;
}

function addMembers(fn: FunctionNode, name: string, counters: Set<string>): void {
  walk(fn, (node) => {
    const full = node.type === 'MemberExpression' ? nameOf(node) : null;
    if (full?.startsWith(`${name}.`)) counters.add(full);
  });
}

/** Any condition on what changes may end it; of the others, those that stand before the call. */
function judgeBound(module: Module, round: Round, call: CallExpression, failure: Node): RetryBound {
  const { region } = round;
  const conditions: Node[] = [];
  walk(region, (node) => {
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression' || node.type === 'WhileStatement') conditions.push(node.test);
    if (node.type === 'LogicalExpression' && node.parent.type === 'ExpressionStatement') conditions.push(node.left);
    if (node.type === 'SwitchStatement') conditions.push(node.discriminant);
  });
  if (conditions.some((each) => judgeCondition(module, round, each) === 'count')) return 'set';
  const near = conditions.filter((each) => isInside(each, failure) || (each.parent !== undefined && isInside(call, each.parent)));
  const bound = boundBy(module, round, near);
  return bound === 'absent' && mentionsSignal(failure) ? 'unknown' : bound;
}
