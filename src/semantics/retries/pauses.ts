import { isFunction, memberName, someNode, unwrap, walk, type CallExpression, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findLiteral, findVariable, resolveValue } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { memo } from '../memo.js';
import { numberOf } from '../values.js';
import { mentionsName } from './changes.js';
import type { RetryWait } from './types.js';

/** A pause of the code that makes a call: how long, where that is written; null when it is out of sight. */
export interface Pause {
  readonly call: CallExpression;
  readonly ms: Node | null;
}

/** `setTimeout`, of the global scope or of `node:timers`; `promise` for the one that gives a promise. */
export function timerOf(module: Module, call: CallExpression): 'callback' | 'promise' | null {
  const path = resolveValue(module, call.callee);
  if (!path) return null;
  if (path.global === 'setTimeout' && path.steps.length === 0) return 'callback';
  const name = path.steps.at(-1);
  if (name?.kind !== 'member' || name.name !== 'setTimeout' || path.steps.length !== 1) return null;
  return path.package === 'timers/promises' || path.package === 'node:timers/promises' ? 'promise' : path.package === 'timers' || path.package === 'node:timers' || path.global === 'globalThis' ? 'callback' : null;
}

/** What a call pauses for: `sleep(ms)`, `setTimeout(ms)` of `timers/promises`, a function in sight that does so. Null when it is no pause. */
export const findPause: (module: Module, call: CallExpression) => Pause | null = memo('pause', (module, call) => {
  const described = describeCall(module, call);
  if (described?.kind === 'pauses' && described.call.kind === 'pauses') return { call, ms: argumentAt(call, described.call.milliseconds) };
  const timer = timerOf(module, call);
  if (timer === 'promise') return { call, ms: argumentAt(call, 0) };
  if (timer === 'callback') return null;
  if (isPromisifiedTimer(module, call.callee)) return { call, ms: argumentAt(call, 0) };
  const fn = findFunction(module, call.callee);
  const inner = fn && findInnerPause(module, fn);
  if (!fn || !inner) return null;
  const index = inner.ms === null ? -1 : parameterIn(module, fn, inner.ms);
  return { call, ms: index < 0 ? inner.ms : (argumentAt(call, index) ?? inner.ms) };
});

/** `promisify(setTimeout)` */
function isPromisifiedTimer(module: Module, callee: Node): boolean {
  const value = findLiteral(module, callee);
  if (value?.type !== 'CallExpression') return false;
  const path = resolveValue(module, value.callee);
  const last = path?.steps.at(-1);
  return /^(node:)?util$/u.test(path?.package ?? '') && last?.kind === 'member' && last.name === 'promisify' && value.arguments[0]?.type === 'Identifier' && value.arguments[0].name === 'setTimeout';
}

/** The pause that a function is made for: a promise that a timer fulfils. Not one of a function that does more than to wait. */
const findInnerPause = memo<FunctionNode, { ms: Node | null }>('pause of a function', (module, fn) => {
  let found: { ms: Node | null } | null = null;
  let isMore = false;
  walk(fn.body ?? fn, (node) => {
    if (node.type === 'TryStatement' || node.type === 'ForStatement' || node.type === 'WhileStatement') isMore = true;
    const ms = node.type === 'NewExpression' ? msOfPromise(module, node) : null;
    if (ms) found ??= { ms };
    if (node.type === 'CallExpression' && !found) {
      const inner = findPause(module, node);
      if (inner) found = { ms: inner.ms };
    }
    return !found && !isMore;
  });
  return isMore ? null : found;
});

/** `new Promise((resolve) => setTimeout(resolve, ms))` */
export function msOfPromise(module: Module, node: Extract<Node, { type: 'NewExpression' }>): Node | null {
  const executor = node.arguments[0];
  if (!isFunction(executor) || node.callee.type !== 'Identifier' || node.callee.name !== 'Promise') return null;
  let ms: Node | null = null;
  walk(executor, (inner) => {
    if (inner.type === 'CallExpression' && inner.arguments.length > 1 && timerOf(module, inner) === 'callback') ms ??= argumentAt(inner, 1);
    return ms === null;
  });
  return ms;
}

function argumentAt(call: CallExpression, index: number): Node | null {
  const argument = call.arguments[index];
  return argument && argument.type !== 'SpreadElement' ? argument : null;
}

/** Which parameter an expression is, as it is. */
function parameterIn(module: Module, fn: FunctionNode, ms: Node): number {
  if (ms.type !== 'Identifier') return -1;
  return fn.params.findIndex((parameter) => {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    return target.type === 'Identifier' && target.name === ms.name && findVariable(module, ms) === findDeclaredVariable(module, fn, target.name);
  });
}

/** How a time to wait goes on from attempt to attempt. */
export function judgeAmount(module: Module, outer: Node, changing: ReadonlySet<string>, depth = 0): RetryWait {
  const node = unwrap(outer);
  if (depth > 6) return 'unknown';
  if (numberOf(module, node) === 0) return 'none';
  if (isRandom(module, node)) return 'jittered';
  if (node.type === 'Identifier') {
    if (changing.has(node.name)) return 'growing';
    return judgeVariable(module, node, changing, depth);
  }
  let [isUnknown, best] = [false, 'constant' as RetryWait];
  walk(node, (inner) => {
    if (isFunction(inner)) return false;
    if (inner.type === 'CallExpression' && !isArithmetic(inner)) {
      const wait = judgeComputed(module, inner, changing, depth);
      if (wait === 'unknown') isUnknown = true;
      else best = better(best, wait);
      return false;
    }
    // `err.response.headers['retry-after']`: the other side says.
    if (inner.type === 'MemberExpression' && inner !== node && inner.object.type !== 'Identifier' && inner.object.type !== 'ThisExpression') return true;
    if (inner.type === 'Identifier' && !isMemberName(inner)) {
      if (changing.has(inner.name)) best = better(best, 'growing');
      else best = better(best, judgeVariable(module, inner, changing, depth));
    }
    return true;
  });
  if (mentionsName(node, changing)) best = better(best, 'growing');
  return isUnknown && best !== 'jittered' ? 'unknown' : best;
}

const ORDER: readonly RetryWait[] = ['none', 'constant', 'growing', 'unknown', 'jittered'];

/** Which of two says more of a wait: a part that is left to chance makes the whole so. */
export function better(one: RetryWait, other: RetryWait): RetryWait {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

function isMemberName(node: Node): boolean {
  return node.parent?.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed;
}

/** `Math.min(…)`, `Math.pow(…)`, `Number(…)` */
function isArithmetic(call: CallExpression): boolean {
  const { callee } = call;
  if (callee.type === 'Identifier') return callee.name === 'Number' || callee.name === 'parseInt';
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Math';
}

/** A variable that is computed in the round, or a constant. What the failure says of it is out of our sight. */
function judgeVariable(module: Module, node: Extract<Node, { type: 'Identifier' }>, changing: ReadonlySet<string>, depth: number): RetryWait {
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return 'constant';
  const [definition] = variable.defs;
  if (definition?.type === 'CatchClause') return 'unknown';
  const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : null;
  const values = [...(init ? [init] : []), ...variable.references.flatMap((each) => (each.isWrite() && !each.init && each.writeExpr ? [each.writeExpr as Node] : []))];
  // A parameter, an import, a field: the same for all attempts.
  if (values.length === 0) return 'constant';
  return values.map((each) => judgeAmount(module, each, changing, depth + 1)).reduce(better);
}

/** `backoff(attempt)`: what a function in sight makes of what changes. */
function judgeComputed(module: Module, call: CallExpression, changing: ReadonlySet<string>, depth: number): RetryWait {
  const fn = findFunction(module, call.callee);
  const isGivenChange = call.arguments.some((each) => mentionsName(each, changing));
  if (!fn) return 'unknown';
  if (depth < 4 && isRandom(module, fn)) return 'jittered';
  return isGivenChange ? 'growing' : depth < 4 && fn.body ? judgeReturn(module, fn, depth) : 'unknown';
}

function judgeReturn(module: Module, fn: FunctionNode, depth: number): RetryWait {
  const value = fn.body?.type === 'BlockStatement' ? null : fn.body;
  return value ? judgeAmount(module, value, new Set(), depth + 1) : 'unknown';
}

/** `Math.random()`, `crypto.randomInt()`, `randomInt()`, directly or in a function in sight that is called. */
function isRandom(module: Module, root: Node, depth = 0): boolean {
  return someNode(root, (node) => {
    if (node.type !== 'CallExpression') return false;
    const name = node.callee.type === 'Identifier' ? node.callee.name : memberName(node.callee);
    if (name === 'random' || name === 'randomInt' || name === 'getRandomValues' || name === 'randomBytes') return true;
    const fn = depth < 3 ? findFunction(module, node.callee) : null;
    return fn !== null && fn !== root && isRandom(module, fn, depth + 1);
  });
}
