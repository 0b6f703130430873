import { isFunction, memberName, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, isGlobal } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { memo } from '../memo.js';
import { armsDeadline } from './signal.js';

/** Whether something around a call ends the wait for it: `set`, `absent`, or `unknown` when its promise goes out of sight. */
export function judgeDeadline(module: Module, call: Node): 'set' | 'absent' | 'unknown' {
  let at: Node = call;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    if (parent.type === 'CallExpression' && parent.callee !== at) {
      const state = judgeArgument(module, parent, at);
      if (state !== 'absent') return state;
    } else if (parent.type === 'ArrayExpression' && isRace(module, parent)) return 'set';
    else if (isFunction(parent)) {
      if (isFunction(at)) continue;
      if (isBoundedByCallers(module, parent)) return 'set';
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
function judgeArgument(module: Module, call: CallExpression, argument: Node): 'set' | 'absent' | 'unknown' {
  const described = describeCall(module, call);
  if (described) return described.kind === 'deadline' ? 'set' : 'absent';
  const fn = findFunction(module, call.callee);
  if (fn) return armsDeadline(module, fn) ? 'set' : 'absent';
  if (!isFunction(argument)) return isKnownToHandOn(module, call) ? 'absent' : 'unknown';
  // A callback given to something whose result is awaited or returned: a wrapper out of sight may bound it.
  return isAwaited(call) && call.callee.type === 'Identifier' ? 'unknown' : 'absent';
}

/** `Promise.all([…])`, `list.push(promise)`: what takes a promise here adds no bound. */
function isKnownToHandOn(module: Module, call: CallExpression): boolean {
  if (call.callee.type !== 'MemberExpression') return false;
  if (isGlobal(module, call.callee.object, 'Promise')) return memberName(call.callee) !== 'race';
  const name = memberName(call.callee);
  return name === 'push' || name === 'unshift' || name === 'json' || name === 'send' || name === 'log' || name === 'then';
}

function isAwaited(call: CallExpression): boolean {
  const type = call.parent.type;
  return type === 'AwaitExpression' || type === 'ReturnStatement' || (type === 'ArrowFunctionExpression' && call.parent.body === call);
}

/** A function that is not exported and only ever called under a deadline is bounded by its callers. */
const isBoundedByCallers = memo<FunctionNode, boolean>('callers', (module, fn) => {
  const uses = findNameOf(module, fn)?.references.filter((reference) => !reference.isWrite()) ?? [];
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const call = identifier.parent;
      return call?.type === 'CallExpression' && call.callee === identifier && judgeDeadline(module, call) === 'set';
    })
  );
});

function findNameOf(module: Module, fn: FunctionNode): Variable | null {
  if (fn.type === 'FunctionDeclaration') {
    return fn.id ? findDeclaredVariable(module, fn, fn.id.name) : null;
  }
  const parent = fn.parent;
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return null;
  return findDeclaredVariable(module, parent, parent.id.name);
}
