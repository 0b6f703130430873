import { isFunction, keyName, memberName, walk, wrapped, type CallExpression, type FunctionNode, type NewExpression, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findInvoked, isGlobal } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { readOptions } from '../options.js';
import type { DeadlineModel } from '../types.js';
import { isDuration } from '../values.js';
import { armsDeadline } from './signal.js';

/** Whether something around a call ends the wait for it: `set`, `absent`, or `unknown` when its promise goes out of sight. */
export function judgeDeadline(module: Module, call: Node, depth = 0): 'set' | 'absent' | 'unknown' {
  let at: Node = call;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== at) {
      const state = judgeArgument(module, parent, at);
      if (state !== 'absent') return state;
    } else if (parent.type === 'ArrayExpression' && isRace(module, parent)) return 'set';
    else if (parent.type === 'NewExpression' && isFunction(at) && isGlobal(module, parent.callee, 'Promise') && armsDeadline(module, at)) return 'set';
    else if (isFunction(parent)) {
      if (isFunction(at)) continue;
      const callers = depth < 3 ? judgeCallers(module, parent, depth) : 'absent';
      if (callers === 'set') return 'set';
    }
  }
  return 'absent';
}

/** `Promise.race([request, timer])`: the request is not alone, so something else may win. */
function isRace(module: Module, elements: Extract<Node, { type: 'ArrayExpression' }>): boolean {
  const call = elements.parent;
  if (call?.type !== 'CallExpression' || elements.elements.length < 2 || call.callee.type !== 'MemberExpression') return false;
  return memberName(call.callee) === 'race' && isGlobal(module, call.callee.object, 'Promise');
}

/** What a call does to the wait of its argument: `withTimeout(fetch(url))`, `pTimeout(…)`, `list.map((id) => fetch(id))`. */
function judgeArgument(module: Module, call: CallExpression | NewExpression, argument: Node): 'set' | 'absent' | 'unknown' {
  const described = describeCall(module, call);
  if (described) return described.kind === 'deadline' && described.call.kind === 'deadline' ? judgeHelper(module, call, described.call) : 'absent';
  if (call.type === 'NewExpression') return 'absent';
  const fn = findFunction(module, call.callee);
  if (fn) return armsDeadline(module, fn) ? 'set' : 'absent';
  if (!isFunction(argument)) return isKnownToHandOn(module, call, argument) ? 'absent' : 'unknown';
  // A callback given to something whose result is awaited or returned: a wrapper out of sight may bound it.
  // So may a policy: `policy.execute(() => …)`.
  return isAwaited(call) && (call.callee.type === 'Identifier' || memberName(call.callee) === 'execute') ? 'unknown' : 'absent';
}

/** What a model says of a call that may bound its argument: always, by an option here, or by one where its receiver was made. */
function judgeHelper(module: Module, call: CallExpression | NewExpression, model: DeadlineModel): 'set' | 'absent' | 'unknown' {
  if (model.option === undefined) return 'set';
  const makers = (findInvoked(module, call)?.steps ?? []).filter((step) => step.kind !== 'member');
  const maker = makers.at(-2);
  const levels = [
    ...(model.options === undefined ? [] : [{ node: call, position: model.options }]),
    ...(model.madeWith === undefined ? [] : [{ node: maker?.kind === 'typed' ? null : (maker?.node ?? null), position: model.madeWith }]),
  ];
  for (const { node, position } of levels) {
    const fact = node ? readOptions(module, node, position).read(model.option) : null;
    if (!fact || fact.state === 'unknown') return 'unknown';
    if (fact.state === 'set') return isDuration(module, fact.value) ? 'set' : 'absent';
  }
  return model.defaultMs === undefined ? 'absent' : 'set';
}

/** `Promise.all([…])`, `list.push(promise)`: what takes a promise here adds no bound. */
function isKnownToHandOn(module: Module, call: CallExpression, argument: Node): boolean {
  if (call.callee.type !== 'MemberExpression') return false;
  if (isGlobal(module, call.callee.object, 'Promise')) return memberName(call.callee) !== 'race' || argument.type === 'ArrayExpression';
  const name = memberName(call.callee);
  return name === 'push' || name === 'unshift' || name === 'json' || name === 'send' || name === 'log' || name === 'then';
}

function isAwaited(call: CallExpression): boolean {
  const type = call.parent.type;
  return type === 'AwaitExpression' || type === 'ReturnStatement' || (type === 'ArrowFunctionExpression' && call.parent.body === call);
}

/** A function that is not exported and only ever called under a deadline is bounded by its callers. */
function judgeCallers(module: Module, fn: FunctionNode, depth: number): 'set' | 'absent' {
  const method = findMethodUses(fn);
  if (method.length > 0) return method.every((use) => isBoundedUse(module, use, depth)) ? 'set' : 'absent';
  const variable = findNameOf(module, fn);
  if (!variable) return 'absent';
  const uses = variable.references.filter((reference) => !reference.isWrite());
  if (uses.length === 0) return 'absent';
  return uses.every(({ identifier }) => isBoundedUse(module, identifier, depth)) ? 'set' : 'absent';
}

/** A function called, or handed over, under a deadline: `load()`, `new CircuitBreaker(load)`, `pTimeout(this.load.bind(this)())`. */
function isBoundedUse(module: Module, outer: Node, depth: number): boolean {
  let use = wrapped(outer);
  if (use.parent?.type === 'MemberExpression' && use.parent.object === use && memberName(use.parent) === 'bind' && use.parent.parent.type === 'CallExpression') {
    use = use.parent.parent;
  }
  const call = use.parent;
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return false;
  if (call.callee === use) return judgeDeadline(module, call, depth + 1) === 'set';
  const state = describeCall(module, call) ? judgeArgument(module, call, use) : 'absent';
  return state === 'set' || (describeCall(module, call)?.kind === 'runs' && judgeDeadline(module, call, depth + 1) === 'set');
}

/** Where a class uses a method of its own: `this.load`. */
function findMethodUses(fn: FunctionNode): Node[] {
  const method = fn.parent;
  if (method?.type !== 'MethodDefinition' && method?.type !== 'PropertyDefinition') return [];
  const name = keyName(method);
  const uses: Node[] = [];
  walk(method.parent, (node) => {
    if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && memberName(node) === name) uses.push(node);
    return true;
  });
  return uses;
}

function findNameOf(module: Module, fn: FunctionNode): Variable | null {
  if (fn.type === 'FunctionDeclaration') {
    return fn.id ? findDeclaredVariable(module, fn, fn.id.name) : null;
  }
  const parent = fn.parent;
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return null;
  return findDeclaredVariable(module, parent, parent.id.name);
}
