import { decoratorsOf, findEnclosingFunction, keyName, memberName, unwrap, walk, wrapped,
  type CallExpression, type FunctionNode, type NewExpression, type Node, type Variable, } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findUsesElsewhere, findVariable, isExportOf, isGlobal } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { memo } from '../memo.js';
import type { Deadline } from './helpers.js';
import { armsDeadline, isExecutor } from './timers.js';
import { judgeWrapper, returnsPromise } from './wrappers.js';

/** How many steps from promise to function to caller are taken from one call; what lies further is unknown. */
const MAX_STEPS = 200;

interface Search {
  readonly module: Module;
  stepsLeft: number;
  /** Functions whose callers are being judged: a call from inside them says nothing new. */
  readonly judging: Set<FunctionNode>;
}

/** Null: nothing that was not being judged already. */
type Finding = Deadline | null;

/** Whether something around a call ends the wait for it: around its promise, around the function it is in, or around its callers. */
export function judgeDeadline(module: Module, call: Node): Deadline {
  return judgePromise({ module, stepsLeft: MAX_STEPS, judging: new Set() }, call) ?? 'absent';
}

/** What becomes of a promise: given to a wrapper, raced, kept in a variable, or awaited and returned by its function. */
function judgePromise(search: Search, promise: Node): Finding {
  if (search.stepsLeft-- <= 0) return 'unknown';
  const at = wrapped(promise);
  const parent = at.parent;
  switch (parent?.type) {
    case 'ConditionalExpression':
      return parent.test === at ? judgeFunction(search, parent) : judgePromise(search, parent);
    case 'LogicalExpression':
      return judgePromise(search, parent);
    case 'MemberExpression': {
      // promise.then(…), promise.catch(…)
      const call = wrapped(parent).parent;
      return parent.object === at && call?.type === 'CallExpression' ? judgePromise(search, call) : judgeFunction(search, at);
    }
    case 'ArrayExpression':
      return judgeList(search, parent, at);
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === at ? judgeFunction(search, at) : judgeGiven(search, parent, at);
    case 'VariableDeclarator': {
      const variable = parent.id.type === 'Identifier' ? findDeclaredVariable(search.module, parent, parent.id.name) : null;
      return variable ? judgeVariable(search, variable, at) : judgeFunction(search, at);
    }
    case 'AssignmentExpression': {
      const variable = parent.left.type === 'Identifier' ? findVariable(search.module, parent.left) : null;
      return variable !== null && variable !== 'global' ? judgeVariable(search, variable, at) : judgeFunction(search, at);
    }
    default:
      return judgeFunction(search, at);
  }
}

function judgeGiven(search: Search, call: CallExpression | NewExpression, argument: Node): Finding {
  const state = judgeWrapper(search.module, call, argument);
  if (state !== 'absent') return state;
  return returnsPromise(search.module, call) ? judgePromise(search, call) : judgeFunction(search, call);
}

/** A promise that is kept for later: whatever bounds one use of it bounds it. */
function judgeVariable(search: Search, variable: Variable, promise: Node): Finding {
  // What is read from a variable that is assigned again and again may be another promise.
  const first = variable.references.findIndex((reference) => reference.isWrite());
  const isReassigned = first >= 0 && variable.references.some((reference, index) => index > first && reference.isWrite());
  const uses = isReassigned ? [] : variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
  if (uses.length === 0) return judgeFunction(search, promise);
  const states = uses.map((use) => judgePromise(search, use));
  return states.find((state) => state === 'set') ?? states.find((state) => state === 'unknown') ?? 'absent';
}

/** `Promise.race([request, timer])`, `Promise.all([request])`, and lists that are raced later by their name. */
function judgeList(search: Search, list: Extract<Node, { type: 'ArrayExpression' }>, promise: Node): Finding {
  const at = wrapped(list);
  const parent = at.parent;
  const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? findDeclaredVariable(search.module, parent, parent.id.name) : null;
  const uses = variable ? variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node) : [at];
  for (const use of uses) {
    const call = use.parent;
    if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !isGlobal(search.module, call.callee.object, 'Promise')) continue;
    if (memberName(call.callee) === 'race' && list.elements.some((each) => each && each !== promise && mayEndFirst(search.module, each))) return 'set';
    const state = judgePromise(search, call);
    if (state !== 'absent') return state;
  }
  return judgeFunction(search, at);
}

/** What stands beside a request in a race is a deadline unless it is a request of its own. */
function mayEndFirst(module: Module, outer: Node): boolean {
  let node = unwrap(outer);
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'CallExpression') node = node.callee.object;
  return node.type !== 'CallExpression' || describeCall(module, node)?.kind !== 'outbound-request';
}

/** What becomes of the function around a node, whose work the wait is a part of. */
function judgeFunction(search: Search, node: Node): Finding {
  if (search.stepsLeft-- <= 0) return 'unknown';
  const fn = findEnclosingFunction(node);
  if (!fn) return 'absent';
  const at = wrapped(fn);
  // `queue.addAll([async () => …])`: a list of functions is given like one.
  const parent = at.parent?.type === 'ArrayExpression' ? at.parent.parent : at.parent;
  if (parent?.type === 'NewExpression' && isExecutor(search.module, fn)) {
    return armsDeadline(search.module, fn) ? 'set' : judgePromise(search, parent);
  }
  if (parent?.type === 'CallExpression' && parent.callee === at) return judgePromise(search, parent);
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') return judgeCallback(search, parent, at);
  return judgeCallers(search, fn);
}

/** A function that is given to a call: `retry(async () => …)`, `list.map(async (id) => …)`, `router.get(path, async () => …)`. */
function judgeCallback(search: Search, call: CallExpression | NewExpression, fn: Node): Finding {
  const state = judgeWrapper(search.module, call, fn);
  if (state !== 'absent') return state;
  const parent = wrapped(call).parent;
  const isGiven = parent?.type === 'CallExpression' && parent.callee !== call;
  // `list.map(…)` is a list of promises wherever it goes; any other result that is given on is no promise, unless it is known to be.
  const isList = call.callee.type === 'MemberExpression' && ['map', 'flatMap', 'from'].includes(memberName(call.callee) ?? '');
  return isGiven && !isList && !returnsPromise(search.module, call) ? judgeFunction(search, call) : judgePromise(search, call);
}

/** A function that is only ever used under a deadline is bounded by its users; one use that is not decides. */
function judgeCallers(search: Search, fn: FunctionNode): Finding {
  if (search.judging.has(fn)) return null;
  if (isDecoratedWithDeadline(search.module, fn)) return 'set';
  const uses = [...(findUses(search.module, fn) ?? []), ...(findUsesElsewhere(search.module, fn) ?? [])];
  if (uses.length === 0) return 'absent';
  search.judging.add(fn);
  let finding: Finding = null;
  for (const use of uses) {
    const state = judgeUse(search, use);
    if (state === 'absent') finding = 'absent';
    else if (state !== null && finding !== 'unknown') finding = state;
    if (finding === 'absent') break;
  }
  search.judging.delete(fn);
  return finding;
}

/** `@Timeout(5000) async load() {}`, where the decorator is in sight and puts a method with a timer in place of this one. */
function isDecoratedWithDeadline(module: Module, { parent }: FunctionNode): boolean {
  if (parent.type !== 'MethodDefinition' && parent.type !== 'PropertyDefinition') return false;
  return decoratorsOf(parent).some(({ expression }) => {
    const decorator = findFunction(module, expression.type === 'CallExpression' ? expression.callee : expression);
    return decorator !== null && armsDeadline(module, decorator) === true;
  });
}

/** A function called, or handed over by its name: `load()`, `new CircuitBreaker(load)`, `pTimeout(this.load.bind(this)())`. */
function judgeUse(search: Search, outer: Node): Finding {
  let use = wrapped(outer);
  if (use.parent?.type === 'MemberExpression' && use.parent.object === use && memberName(use.parent) === 'bind' && use.parent.parent.type === 'CallExpression') {
    use = use.parent.parent;
  }
  const call = use.parent;
  // `const users = { load }`: called as `users.load()`, if at all.
  if (call?.type === 'Property' && call.parent.parent.type === 'VariableDeclarator') return null;
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return 'absent';
  return call.callee === use ? judgePromise(search, call) : judgeCallback(search, call, use);
}

/** Where a function is called or handed on by its name, outside itself. */
const findUses = memo<FunctionNode, readonly Node[]>('uses of a function', (module, fn) => {
  const uses = fn.parent.type === 'MethodDefinition' || fn.parent.type === 'PropertyDefinition' ? findMethodUses(fn.parent) : findNameUses(module, fn);
  return uses.filter((use) => use.range[0] < fn.range[0] || use.range[1] > fn.range[1]);
});

function findNameUses(module: Module, fn: FunctionNode): Node[] {
  const owner = fn.parent;
  const variable =
    fn.type === 'FunctionDeclaration'
      ? fn.id && findDeclaredVariable(module, fn, fn.id.name)
      : owner.type === 'VariableDeclarator' && owner.id.type === 'Identifier'
        ? findDeclaredVariable(module, owner, owner.id.name)
        : null;
  return (variable?.references ?? [])
    .filter((reference) => !reference.isWrite() && !isExportOf(reference.identifier))
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
