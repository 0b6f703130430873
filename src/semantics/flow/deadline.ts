import {
  findEnclosingFunction, keyName, memberName, unwrap, walk, wrapped,
  type CallExpression, type FunctionNode, type NewExpression, type Node, type Variable,
} from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findVariable, isGlobal } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { armsDeadline, isExecutor } from './timers.js';
import { judgeWrapper, returnsPromise, type Deadline } from './wrappers.js';

/** How many variables, callers and wrappers are followed from one call. */
const MAX_DEPTH = 6;

/** Whether something around a call ends the wait for it: around its promise, around the function it is in, or around its callers. */
export function judgeDeadline(module: Module, call: Node): Deadline {
  return judgePromise(module, call, 0);
}

/** What becomes of a promise: given to a wrapper, raced, kept in a variable, or awaited and returned by its function. */
function judgePromise(module: Module, promise: Node, depth: number): Deadline {
  if (depth > MAX_DEPTH) return 'unknown';
  const at = wrapped(promise);
  const parent = at.parent;
  switch (parent?.type) {
    case 'ConditionalExpression':
      return parent.test === at ? judgeFunction(module, parent, depth) : judgePromise(module, parent, depth);
    case 'LogicalExpression':
      return judgePromise(module, parent, depth);
    case 'MemberExpression': {
      // promise.then(…), promise.catch(…)
      const call = wrapped(parent).parent;
      return parent.object === at && call?.type === 'CallExpression' ? judgePromise(module, call, depth) : judgeFunction(module, at, depth);
    }
    case 'ArrayExpression':
      return judgeList(module, parent, at, depth);
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === at ? judgeFunction(module, at, depth) : judgeGiven(module, parent, at, depth);
    case 'VariableDeclarator': {
      const variable = parent.id.type === 'Identifier' ? findDeclaredVariable(module, parent, parent.id.name) : null;
      return variable ? judgeVariable(module, variable, at, depth) : judgeFunction(module, at, depth);
    }
    case 'AssignmentExpression': {
      const variable = parent.left.type === 'Identifier' ? findVariable(module, parent.left) : null;
      return variable !== null && variable !== 'global' ? judgeVariable(module, variable, at, depth) : judgeFunction(module, at, depth);
    }
    default:
      return judgeFunction(module, at, depth);
  }
}

function judgeGiven(module: Module, call: CallExpression | NewExpression, argument: Node, depth: number): Deadline {
  const state = judgeWrapper(module, call, argument);
  if (state !== 'absent') return state;
  return returnsPromise(module, call) ? judgePromise(module, call, depth + 1) : judgeFunction(module, call, depth);
}

/** A promise that is kept for later: whatever bounds one use of it bounds it. */
function judgeVariable(module: Module, variable: Variable, promise: Node, depth: number): Deadline {
  const uses = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
  if (uses.length === 0) return judgeFunction(module, promise, depth);
  const states = uses.map((use) => judgePromise(module, use, depth + 1));
  return states.find((state) => state === 'set') ?? states.find((state) => state === 'unknown') ?? 'absent';
}

/** `Promise.race([request, timer])`, `Promise.all([request])`, and lists that are raced later by their name. */
function judgeList(module: Module, list: Extract<Node, { type: 'ArrayExpression' }>, promise: Node, depth: number): Deadline {
  const at = wrapped(list);
  const parent = at.parent;
  const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? findDeclaredVariable(module, parent, parent.id.name) : null;
  const uses = variable ? variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node) : [at];
  for (const use of uses) {
    const call = use.parent;
    if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !isGlobal(module, call.callee.object, 'Promise')) continue;
    if (memberName(call.callee) === 'race' && list.elements.some((each) => each && each !== promise && mayEndFirst(module, each))) return 'set';
    const state = judgePromise(module, call, depth + 1);
    if (state !== 'absent') return state;
  }
  return judgeFunction(module, at, depth);
}

/** What stands beside a request in a race is a deadline unless it is a request of its own. */
function mayEndFirst(module: Module, outer: Node): boolean {
  let node = unwrap(outer);
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'CallExpression') node = node.callee.object;
  return node.type !== 'CallExpression' || describeCall(module, node)?.kind !== 'outbound-request';
}

/** What becomes of the function around a node, whose work the wait is a part of. */
function judgeFunction(module: Module, node: Node, depth: number): Deadline {
  if (depth > MAX_DEPTH) return 'unknown';
  const fn = findEnclosingFunction(node);
  if (!fn) return 'absent';
  const at = wrapped(fn);
  // `queue.addAll([async () => …])`: a list of functions is given like one.
  const parent = at.parent?.type === 'ArrayExpression' ? at.parent.parent : at.parent;
  if (parent?.type === 'NewExpression' && isExecutor(module, fn)) {
    return armsDeadline(module, fn) ? 'set' : judgePromise(module, parent, depth + 1);
  }
  if (parent?.type === 'CallExpression' && parent.callee === at) return judgePromise(module, parent, depth + 1);
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') return judgeCallback(module, parent, at, depth);
  return judgeCallers(module, fn, depth);
}

/** A function that is given to a call: `retry(async () => …)`, `list.map(async (id) => …)`, `router.get(path, async () => …)`. */
function judgeCallback(module: Module, call: CallExpression | NewExpression, fn: Node, depth: number): Deadline {
  const state = judgeWrapper(module, call, fn);
  if (state !== 'absent') return state;
  const parent = wrapped(call).parent;
  const isGiven = parent?.type === 'CallExpression' && parent.callee !== call;
  // `list.map(…)` is a list of promises wherever it goes; any other result that is given on is no promise, unless it is known to be.
  const isList = call.callee.type === 'MemberExpression' && ['map', 'flatMap', 'from'].includes(memberName(call.callee) ?? '');
  return isGiven && !isList && !returnsPromise(module, call) ? judgeFunction(module, call, depth) : judgePromise(module, call, depth + 1);
}

/** A function that is only ever used under a deadline is bounded by its users. */
function judgeCallers(module: Module, fn: FunctionNode, depth: number): Deadline {
  // A call of itself adds nothing.
  const uses = findUses(module, fn).filter((use) => use.range[0] < fn.range[0] || use.range[1] > fn.range[1]);
  if (uses.length === 0) return 'absent';
  const states = uses.map((use) => judgeUse(module, use, depth));
  if (states.includes('absent')) return 'absent';
  return states.includes('unknown') ? 'unknown' : 'set';
}

/** A function called, or handed over by its name: `load()`, `new CircuitBreaker(load)`, `pTimeout(this.load.bind(this)())`. */
function judgeUse(module: Module, outer: Node, depth: number): Deadline {
  let use = wrapped(outer);
  if (use.parent?.type === 'MemberExpression' && use.parent.object === use && memberName(use.parent) === 'bind' && use.parent.parent.type === 'CallExpression') {
    use = use.parent.parent;
  }
  const call = use.parent;
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return 'absent';
  return call.callee === use ? judgePromise(module, call, depth + 1) : judgeCallback(module, call, use, depth + 1);
}

function findUses(module: Module, fn: FunctionNode): Node[] {
  const owner = fn.parent;
  if (owner.type === 'MethodDefinition' || owner.type === 'PropertyDefinition') return findMethodUses(owner);
  const variable =
    fn.type === 'FunctionDeclaration'
      ? fn.id && findDeclaredVariable(module, fn, fn.id.name)
      : owner.type === 'VariableDeclarator' && owner.id.type === 'Identifier'
        ? findDeclaredVariable(module, owner, owner.id.name)
        : null;
  return (variable?.references ?? [])
    .filter((reference) => !reference.isWrite() && reference.identifier.parent?.type !== 'ExportSpecifier')
    .map(({ identifier }) => identifier);
}

/** Where a class uses a method of its own: `this.load`. */
function findMethodUses(method: Extract<Node, { type: 'MethodDefinition' | 'PropertyDefinition' }>): Node[] {
  const name = keyName(method);
  const uses: Node[] = [];
  walk(method.parent, (node) => {
    if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && memberName(node) === name) uses.push(node);
  });
  return uses;
}
