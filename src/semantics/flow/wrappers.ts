import { findSingleReturn, isFunction, memberName, wrapped, type CallExpression, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, isGlobal, resolveValue } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { judgeHelper, type Deadline } from './helpers.js';
import { armsDeadline, isSettler } from './timers.js';

type Wrapper = CallExpression | NewExpression;

/** What a call does to the wait of its argument, a promise or a function: `withTimeout(fetch(url))`, `pTimeout(…)`, `retry(load)`. */
export function judgeWrapper(module: Module, call: Wrapper, argument: Node): Deadline {
  const described = describeCall(module, call);
  if (described) return described.kind === 'deadline' && described.call.kind === 'deadline' ? judgeHelper(module, call, described.call) : 'absent';
  if (call.type === 'NewExpression') return 'absent';
  const fn = findFunction(module, call.callee);
  if (fn) return armsDeadline(module, fn) ? 'set' : 'absent';
  if (!isFunction(argument) && !findFunction(module, argument)) return isKnownToHandOn(module, call, argument) ? 'absent' : 'unknown';
  if (isEndedInChain(module, call)) return 'set';
  // A function given to something whose result is awaited or returned: a wrapper out of sight may bound it.
  // So may a policy: `policy.execute(() => …)`.
  return isAwaited(call) && (call.callee.type === 'Identifier' || memberName(call.callee) === 'execute') ? 'unknown' : 'absent';
}

/** Whether a call hands on the promise it is given, or that its function makes, as its own result. */
export function returnsPromise(module: Module, call: Wrapper): boolean {
  if (call.type === 'NewExpression') return false;
  if (call.callee.type === 'MemberExpression' && isGlobal(module, call.callee.object, 'Promise')) return true;
  const kind = describeCall(module, call)?.kind;
  if (kind === 'runs' || kind === 'deadline') return true;
  const fn = findFunction(module, call.callee);
  return fn !== null && !isFunction(findSingleReturn(fn));
}

/** Methods that keep or send what they are given and never end it. */
const KEEPING = new Set(['push', 'unshift', 'set', 'add', 'then', 'json', 'send', 'log', 'write', 'end', 'pipe', 'waitUntil', 'all']);

/** `Promise.all([…])`, `list.push(promise)`, `resolve(promise)`: what takes a promise here adds no bound. */
function isKnownToHandOn(module: Module, call: CallExpression, argument: Node): boolean {
  if (call.callee.type === 'Identifier') return call.callee.name === 'waitUntil' || isSettler(module, call.callee);
  if (call.callee.type !== 'MemberExpression') return false;
  if (isGlobal(module, call.callee.object, 'Promise')) return memberName(call.callee) !== 'race' || argument.type === 'ArrayExpression';
  return KEEPING.has(memberName(call.callee) ?? '');
}

/** `defer(() => load()).pipe(timeout(5000))`: an operator of that name, imported from a package, ends the work in the chain. */
function isEndedInChain(module: Module, call: CallExpression): boolean {
  let at: Node = wrapped(call);
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
    const next: Node | undefined = wrapped(at.parent).parent;
    if (next?.type !== 'CallExpression') return false;
    if (next.arguments.some((each) => each.type === 'CallExpression' && isNamedTimeout(module, each.callee))) return true;
    at = wrapped(next);
  }
  return false;
}

function isNamedTimeout(module: Module, callee: Node): boolean {
  const path = resolveValue(module, callee);
  const last = path?.steps.at(-1);
  return path !== null && path.package !== null && last?.kind === 'member' && /^timeout/i.test(last.name);
}

function isAwaited(call: CallExpression): boolean {
  const type = call.parent.type;
  return type === 'AwaitExpression' || type === 'ReturnStatement' || (type === 'ArrowFunctionExpression' && call.parent.body === call);
}
