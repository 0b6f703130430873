import { isFunction, memberName, someNode, unwrap, type CallExpression, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findVariable, isGlobal, resolveValue } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { memo } from '../memo.js';
import { homeOf } from '../home.js';
import { findEffects } from '../summaries/index.js';
import { judgeHelper } from './helpers.js';

/** `setTimeout`, of the global scope or of `node:timers`. */
function isTimer(module: Module, callee: Node): boolean {
  const path = resolveValue(module, callee);
  if (path?.global === 'setTimeout' && path.steps.length === 0) return true;
  const name = path?.steps.at(-1);
  return (path?.package === 'timers' || path?.package === 'timers/promises') && name?.kind === 'member' && name.name === 'setTimeout';
}

/** `setTimeout(() => controller.abort(), ms)`, `setTimeout(controller.abort.bind(controller), ms)` */
export function isInsideTimer(module: Module, node: Node): boolean {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (at.type === 'CallExpression' && isTimer(module, at.callee)) return true;
  }
  return false;
}

/** How many calls deep a deadline is looked for. */
const MAX_DEPTH = 3;

/** Whether code, or a function that it calls, ends something by a timer: a race, a signal with a timer, a helper like `pTimeout`, a timer that rejects or aborts. */
export const armsDeadline: (module: Module, code: Node) => boolean | null = memo(
  'arms deadline',
  (module, code) => armsItself(module, code) === true || findEffects(module, code, (call) => (isArmed(module, call) ? true : null), MAX_DEPTH).length > 0,
);

/** Whether a function that is called here ends something by a timer. */
function isArmed(module: Module, call: Invocation): boolean {
  const fn = call.type === 'CallExpression' ? findFunction(module, call.callee) : null;
  return fn !== null && armsItself(module, fn) === true;
}

const armsItself = memo<Node, boolean>('arms deadline itself', (module, code) =>
  someNode(code, (node) => {
    if (node.type !== 'CallExpression') return false;
    const described = describeCall(module, node);
    if (described?.kind === 'deadline' && described.call.kind === 'deadline') return judgeHelper(module, node, described.call) === 'set';
    if (isLimiting(module, node)) return true;
    const [callback] = node.arguments;
    return callback !== undefined && mayBeTimer(module, node.callee) && isTimer(module, node.callee) && endsSomething(module, callback, node, 0);
  }),
);

/** `AbortSignal.timeout(ms)`, `Promise.race([…])` */
function isLimiting(module: Module, node: CallExpression): boolean {
  const name = memberName(unwrap(node.callee));
  if (name !== 'timeout' && name !== 'race') return false;
  const path = resolveValue(module, node);
  const [step] = path?.steps ?? [];
  return step?.kind === 'member' && step.name === name && path?.global === (name === 'race' ? 'Promise' : 'AbortSignal');
}

/** By its name, or by any where the file imports it under another. */
function mayBeTimer(module: Module, outer: Node): boolean {
  const callee = unwrap(outer);
  return callee.type === 'Identifier' ? homeOf(module, callee).text.includes('setTimeout') : memberName(callee) === 'setTimeout';
}

const ENDING = new Set(['abort', 'destroy', 'cancel']);

/** What a timer runs: `reject`, `() => reject(error)`, `() => controller.abort()`, `onTimeout` of this file that does such a thing. */
function endsSomething(module: Module, outer: Node, timer: Node, depth: number): boolean {
  const callback = unwrap(outer);
  if (isRejection(module, callback)) return true;
  if (callback.type === 'MemberExpression') return ENDING.has(memberName(callback) ?? '');
  if (callback.type === 'CallExpression' && callback.callee.type === 'MemberExpression' && memberName(callback.callee) === 'bind') {
    return endsSomething(module, callback.callee.object, timer, depth);
  }
  const fn = isFunction(callback) ? callback : findFunction(module, callback);
  // A function that sets the timer itself tries again.
  if (!fn || depth > 2 || (fn.range[0] < timer.range[0] && fn.range[1] >= timer.range[1])) return false;
  return someNode(fn, (node) => node.type === 'CallExpression' && endsSomething(module, node.callee, timer, depth + 1));
}

/** The second parameter of the function given to `new Promise`, whatever its name. */
function isRejection(module: Module, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(module, node);
  const definition = variable === null || variable === 'global' ? null : variable.defs[0];
  return definition?.type === 'Parameter' && isFunction(definition.node) && definition.node.params[1] === definition.name && isExecutor(module, definition.node);
}

/** The function given to `new Promise(…)`. */
export function isExecutor(module: Module, fn: FunctionNode): boolean {
  const construction = fn.parent;
  return construction.type === 'NewExpression' && construction.arguments[0] === fn && isGlobal(module, construction.callee, 'Promise');
}

/** Whether an identifier settles the promise around it: `resolve(fetch(url))`. */
export function isSettler(module: Module, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(module, node);
  const definition = variable === null || variable === 'global' ? null : variable.defs[0];
  return definition?.type === 'Parameter' && isFunction(definition.node) && isExecutor(module, definition.node);
}
