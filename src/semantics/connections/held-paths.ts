import { isClass, isFunction, memberName, walk, type Node } from '../../ast/index.js';

/** What the paths through a piece of code do with something that is held or not. */
interface Flow {
  /** Whether it may be held, or not, where the code goes on behind. */
  readonly next: ReadonlySet<boolean>;
  /** The first place where the code may fail, and where it may return, while it is held or not. */
  readonly thrown: ReadonlyMap<boolean, Node>;
  readonly returned: ReadonlyMap<boolean, Node>;
}

/** What an expression does with it. */
export type Effect = 'takes' | 'gives-back' | 'none';

/** What the code around it knows of the thing. */
export interface Held {
  /** What a statement or expression of its own does, nested functions left out. */
  readonly effectOf: (node: Node) => Effect;
  readonly isName: (node: Node) => boolean;
}

/** Where the thing is still held when a function ends. */
export interface LeakingPaths {
  readonly falls: boolean;
  readonly throws: Node | null;
  readonly returns: Node | null;
}

/** Runs the statements of a function, in every order that its branches allow, and tells where it ends with the thing in its hands. */
export function findLeakingPaths(body: Node, held: Held): LeakingPaths {
  const flow = runFrom(body, new Set([false]), held);
  return { falls: flow.next.has(true), throws: flow.thrown.get(true) ?? null, returns: flow.returned.get(true) ?? null };
}

const EMPTY: ReadonlyMap<boolean, Node> = new Map();

function merge(one: ReadonlyMap<boolean, Node>, other: ReadonlyMap<boolean, Node>): ReadonlyMap<boolean, Node> {
  return other.size === 0 ? one : new Map([...other, ...one]);
}

function union(...flows: readonly Flow[]): Flow {
  return flows.reduce((all, each) => ({ next: new Set([...all.next, ...each.next]), thrown: merge(all.thrown, each.thrown), returned: merge(all.returned, each.returned) }));
}

function then(flow: Flow, go: (from: ReadonlySet<boolean>) => Flow): Flow {
  if (flow.next.size === 0) return flow;
  const after = go(flow.next);
  return { next: after.next, thrown: merge(flow.thrown, after.thrown), returned: merge(flow.returned, after.returned) };
}

const stay = (from: ReadonlySet<boolean>): Flow => ({ next: from, thrown: EMPTY, returned: EMPTY });

function runFrom(node: Node, from: ReadonlySet<boolean>, held: Held): Flow {
  switch (node.type) {
    case 'BlockStatement':
      return runAll(node.body, from, held);
    case 'IfStatement': {
      // `if (!transaction.finished) await transaction.rollback();`
      if (!node.alternate && asksOf(node.test, held) && givesBackIn(node.consequent, held)) return given(runFrom(node.consequent, from, held));
      const test = runExpression(node.test, from, held);
      const branches = (states: ReadonlySet<boolean>): Flow => {
        const [yes, no] = narrow(node.test, states, held);
        const consequent = yes.size > 0 ? runFrom(node.consequent, yes, held) : stay(yes);
        return union(consequent, node.alternate && no.size > 0 ? runFrom(node.alternate, no, held) : stay(no));
      };
      return then(test, branches);
    }
    case 'TryStatement':
      return runTry(node, from, held);
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'DoWhileStatement': {
      const heads = node.type === 'ForStatement' ? [node.init, node.test] : node.type === 'ForOfStatement' || node.type === 'ForInStatement' ? [node.right] : [node.test];
      let flow = heads.reduce<Flow>((all, head) => (head ? then(all, (states) => runExpression(head, states, held)) : all), stay(from));
      if (node.type === 'ForOfStatement' && node.await) flow = { ...flow, thrown: merge(flow.thrown, new Map([...flow.next].map((state) => [state, node] as const))) };
      const once = then(flow, (states) => runFrom(node.body, states, held));
      const twice = then(once, (states) => runFrom(node.body, states, held));
      const all = union(flow, once, twice);
      return isEndless(node) ? { ...all, next: new Set() } : all;
    }
    case 'SwitchStatement': {
      const head = runExpression(node.discriminant, from, held);
      return then(head, (states) => union(stay(states), ...node.cases.map((_, index) => runAll(node.cases.slice(index).flatMap((each) => each.consequent), states, held))));
    }
    case 'LabeledStatement':
      return runFrom(node.body, from, held);
    case 'ReturnStatement': {
      const value = node.argument ? runExpression(node.argument, from, held) : stay(from);
      return { next: new Set(), thrown: value.thrown, returned: new Map([...value.next].map((state) => [state, node])) };
    }
    case 'ThrowStatement':
      return { next: new Set(), thrown: new Map([...from].map((state) => [state, node])), returned: EMPTY };
    case 'BreakStatement':
    case 'ContinueStatement':
      return stay(from);
    default:
      return isFunction(node) || isClass(node) ? stay(from) : runExpression(node, from, held);
  }
}

/** `while (true) { … }` that only `return` and `throw` leave. */
function isEndless(loop: Node): boolean {
  const isOpen = loop.type === 'ForStatement' ? !loop.test : (loop.type === 'WhileStatement' || loop.type === 'DoWhileStatement') && loop.test.type === 'Literal' && loop.test.value === true;
  let hasBreak = false;
  if (isOpen) walk(loop, (each) => void (hasBreak ||= each.type === 'BreakStatement'));
  return isOpen && !hasBreak;
}

/** Statements one behind the other. What only makes it ready for the `try` that follows, whose `finally` gives it back, is not said to fail. */
function runAll(nodes: readonly Node[], from: ReadonlySet<boolean>, held: Held): Flow {
  return nodes.reduce<Flow>((flow, node, index) => {
    const isReady = isGuarded(nodes.slice(index + 1), held) && isCallOn(node, held);
    return then(flow, (states) => {
      const after = runFrom(node, states, held);
      return isReady ? { ...after, thrown: EMPTY } : after;
    });
  }, stay(from));
}

function isGuarded(following: readonly Node[], held: Held): boolean {
  const next = following.find((each) => !isCallOn(each, held));
  return next?.type === 'TryStatement' && next.finalizer !== null && next.finalizer !== undefined && givesBackIn(next.finalizer, held);
}

/** `await client.query('BEGIN');`, `await runner.connect();` */
function isCallOn(node: Node, held: Held): boolean {
  const expression = node.type === 'ExpressionStatement' ? node.expression : null;
  const call = expression?.type === 'AwaitExpression' ? expression.argument : expression;
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && held.isName(call.callee.object);
}

/** Whether a condition is about the thing itself. */
function asksOf(test: Node, { isName }: Held): boolean {
  let asks = false;
  walk(test, (each) => {
    asks ||= each.type === 'Identifier' && isName(each);
    return !asks;
  });
  return asks;
}

function givesBackIn(node: Node, held: Held): boolean {
  let found = false;
  walk(node, (each) => {
    if (found || isFunction(each)) return false;
    found = (each.type === 'CallExpression') && held.effectOf(each) === 'gives-back';
    return !found;
  });
  return found;
}

function runTry(node: Extract<Node, { type: 'TryStatement' }>, from: ReadonlySet<boolean>, held: Held): Flow {
  const block = runFrom(node.block, from, held);
  let flow = block;
  if (node.handler && block.thrown.size > 0) {
    const handled = runFrom(node.handler.body, new Set(block.thrown.keys()), held);
    flow = union({ ...block, thrown: EMPTY }, handled);
  } else if (node.handler) flow = { ...block, thrown: EMPTY };
  const { finalizer } = node;
  if (!finalizer) return flow;
  // `finally { if (!client.ended) client.end(); }`: whatever it asks, it is there to give back what is left.
  if (givesBackIn(finalizer, held)) return given(flow);
  const last = (state: boolean): Flow => runFrom(finalizer, new Set([state]), held);
  const after = then({ next: flow.next, thrown: EMPTY, returned: EMPTY }, (states) => runFrom(finalizer, states, held));
  const ended = (paths: ReadonlyMap<boolean, Node>): ReadonlyMap<boolean, Node> =>
    new Map([...paths].flatMap(([state, at]) => [...last(state).next].map((left) => [left, at] as const)));
  return { next: after.next, thrown: merge(after.thrown, ended(flow.thrown)), returned: merge(after.returned, ended(flow.returned)) };
}

/** The same paths, with nothing held at their ends. */
function given({ next, thrown, returned }: Flow): Flow {
  const free = (paths: ReadonlyMap<boolean, Node>): ReadonlyMap<boolean, Node> => new Map([...paths.values()].map((at) => [false, at]));
  return { next: new Set(next.size > 0 ? [false] : []), thrown: free(thrown), returned: free(returned) };
}

/** `if (!client) return;`: where there is none, none is held. */
function narrow(test: Node, states: ReadonlySet<boolean>, { isName }: Held): [ReadonlySet<boolean>, ReadonlySet<boolean>] {
  const none: ReadonlySet<boolean> = new Set([false]);
  if (isName(test)) return [states, none];
  if (test.type === 'UnaryExpression' && test.operator === '!' && isName(test.argument)) return [none, states];
  return [states, states];
}

/** Code without branches of its own: what it takes and gives back, and whether it may fail before that. */
function runExpression(node: Node, from: ReadonlySet<boolean>, held: Held): Flow {
  const effect = held.effectOf(node);
  if (effect === 'takes') return { next: new Set([true]), thrown: mayFail(node) ? new Map([...from].map((state) => [state, node])) : EMPTY, returned: EMPTY };
  if (effect === 'gives-back') return stay(new Set([false]));
  if (isExit(node)) return { next: new Set(), thrown: EMPTY, returned: EMPTY };
  return mayFail(node) ? { next: from, thrown: new Map([...from].map((state) => [state, node])), returned: EMPTY } : stay(from);
}

/** What is awaited may reject, and a text may be no JSON. */
function mayFail(node: Node): boolean {
  let may = false;
  walk(node, (each) => {
    if (may || isFunction(each) || isClass(each)) return false;
    may = each.type === 'AwaitExpression' || (each.type === 'CallExpression' && memberName(each.callee) === 'parse' && each.callee.type === 'MemberExpression' && each.callee.object.type === 'Identifier' && each.callee.object.name === 'JSON');
    return !may;
  });
  return may;
}

/** `process.exit(1);` */
function isExit(node: Node): boolean {
  const call = node.type === 'ExpressionStatement' ? node.expression : node;
  return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && memberName(call.callee) === 'exit' && call.callee.object.type === 'Identifier' && call.callee.object.name === 'process';
}
