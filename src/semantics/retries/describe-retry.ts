import { isFunction, isInside, walk as walkAll, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { registryOf } from '../registry.js';
import { mentionsLibrary } from '../relevance.js';
import { findLibraryRetry, mayRetryByLibrary } from './libraries.js';
import { findLoopRetry, mayRetryInLoop } from './loops.js';
import { isLoop } from './outcomes.js';
import { findRecursionRetry, mayRecur } from './recursions.js';
import type { Retry } from './types.js';

/**
 * How a loop or a call does something again because it failed: `for (…) { try { … } catch { … } }`, a function that calls itself in its
 * `catch`, `pRetry(run)`. Null for what goes on after success: consumers, pollers and pagers.
 */
export function describeRetry(module: Module, node: Node): Retry | null {
  return mayRetry(module, node) ? describeOnce(module, node) : null;
}

/** Told by the code itself: most loops wait for nothing, and most calls are none of the function around them. */
function mayRetry(module: Module, node: Node): boolean {
  if (isLoop(node)) return mayRetryInLoop(node);
  return (node.type === 'CallExpression' && mayRecur(node)) || ((node.type === 'CallExpression' || node.type === 'NewExpression') && mayRetryByLibrary(module, node));
}

const describeOnce: (module: Module, node: Node) => Retry | null = memo('describe retry', (module, node) => {
  if (isLoop(node)) return findLoopRetry(module, node);
  if (node.type === 'CallExpression') return (mayRecur(node) ? findRecursionRetry(module, node) : null) ?? findLibraryRetry(module, node);
  return node.type === 'NewExpression' ? findLibraryRetry(module, node) : null;
});

interface Tried {
  readonly parameter: number;
  readonly retry: Retry;
}

/** The parameter that a function tries again, and how. */
const findTried = memo<FunctionNode, Tried>('tried parameter', (module, fn) => {
  if (fn.params.length === 0) return null;
  for (const retry of retriesIn(module, fn)) {
    for (const [parameter, node] of fn.params.entries()) {
      const name = node.type === 'AssignmentPattern' ? node.left : node;
      if (name.type !== 'Identifier') continue;
      const uses = findDeclaredVariable(module, fn, name.name)?.references ?? [];
      const isTried = uses.some(({ identifier }) => retry.body !== null && isInside(identifier, retry.body) && isRun(identifier, retry.body));
      if (isTried) return { parameter, retry };
    }
  }
  return null;
});

/** Called, or given as what is to be called. */
function isRun(identifier: Node, body: Node): boolean {
  const { parent } = identifier;
  return identifier === body || (parent?.type === 'CallExpression' && parent.callee === identifier);
}

/** The retries in the code of a function, those of the functions in it included. */
export function retriesIn(module: Module, fn: Node): readonly Retry[] {
  const candidates = candidatesIn(fn);
  return candidates.flatMap((each) => describeRetry(module, each) ?? []);
}

function candidatesIn(fn: Node): readonly Node[] {
  const found: Node[] = [];
  walkAll(fn, (node) => {
    if (isLoop(node) || node.type === 'CallExpression') found.push(node);
  });
  return found;
}

/** `withRetry(() => …)`: a call of a function in sight that tries what it is given. How, is judged where it is defined. */
export function describeHelperRetry(module: Module, call: Extract<Node, { type: 'CallExpression' }>): Retry | null {
  // A file that leads to no library does nothing that matters here.
  const home = homeOf(module, call);
  return mentionsLibrary(home, registryOf(home)) ? describeHelper(module, call) : null;
}

const describeHelper = memo<Extract<Node, { type: 'CallExpression' }>, Retry>('describe helper retry', (module, call) => {
  const isGivenCode = call.arguments.some((each) => isFunction(each) || each.type === 'Identifier' || each.type === 'MemberExpression');
  const fn = isGivenCode ? findFunction(module, call.callee) : null;
  const tried = fn && !isInside(call, fn) ? findTried(module, fn) : null;
  const given = tried && call.arguments[tried.parameter];
  if (!tried || !given || given.type === 'SpreadElement') return null;
  const body = isFunction(given) ? given : findFunction(module, given);
  return { ...tried.retry, kind: 'helper', node: call, body, failure: null, pause: null };
});
