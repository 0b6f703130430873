import { findEnclosingFunction, isFunction, someNode, walk, type FunctionNode, type Identifier, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable, findFunction, findInvoked, findVariable, isGlobal } from '../bindings/index.js';
import { exportsOf } from './exported.js';
import { foundIn, packageFact, together, type Proof } from './fact.js';
import { describeImports, type ImportHabit } from './import-habits.js';
import { findKnown, packagesOf, type KnownCalls } from './paths.js';
import { RETRY_WORDS } from './vocabulary.js';

/** A function of the project that tries what it is given again when it fails. */
export interface RetryHelper extends Proof {
  /** The package that does it; null for a loop or a recursion of the project's own. */
  readonly library: string | null;
  readonly by: 'library' | 'loop' | 'recursion';
  /** Which parameter is the function that it tries. */
  readonly parameter: number;
  readonly exported: string;
  readonly habit: ImportHabit | null;
}

const RETRIES: readonly KnownCalls[] = [
  { packages: ['p-retry'], paths: ['()', 'makeRetriable()'], source: 'p-retry@9.0.0:index.js; behaviour run' },
  { packages: ['async-retry'], paths: ['()'], source: 'async-retry@1.3.3:lib/index.js; behaviour run' },
  { packages: ['promise-retry'], paths: ['()'], source: 'promise-retry@2.0.1:index.js' },
  { packages: ['exponential-backoff'], paths: ['backOff()'], source: 'exponential-backoff@3.1.3; behaviour run' },
  { packages: ['ts-retry-promise'], paths: ['retry()'], source: 'ts-retry-promise@0.8.1:dist/retry-promise.js' },
  { packages: ['async'], paths: ['retry()'], source: 'async@3.2.6; behaviour run' },
  { packages: ['cockatiel'], paths: ['retry().execute()', 'Policy.**.retry().execute()'], source: 'cockatiel@4.0.0:dist/Policy.js' },
];

/** The helpers for retries that files of the package export, told by what they do: the one most files import first. */
export const findRetryHelpers = packageFact<RetryHelper>('retry helpers', (module) => {
  const { backward } = module.project;
  const look = (each: Module): readonly RetryHelper[] =>
    exportsOf(each).flatMap(({ name, value }) => {
      const judged = isFunction(value) ? judge(each, value) : null;
      return judged ? [{ module: each, node: value, ...judged, exported: name, habit: describeImports(each, name) }] : [];
    });
  const { found } = together(
    foundIn(backward.candidates(module, { packages: packagesOf(RETRIES) }), look),
    foundIn(backward.candidates(module, { words: RETRY_WORDS }), look),
  );
  const once = found.filter((each, index) => found.findIndex(({ node }) => node === each.node) === index);
  // A loop that names nothing after retries is not looked for.
  return { found: once.sort((one, other) => (other.habit?.count ?? 0) - (one.habit?.count ?? 0)), isComplete: false };
});

type Judged = Pick<RetryHelper, 'library' | 'by' | 'parameter'>;

/** Whether a function, or the one that it gives back, tries a parameter of the outer one again. */
function judge(module: Module, fn: FunctionNode): Judged | null {
  for (const [parameter, node] of fn.params.entries()) {
    const name = node.type === 'AssignmentPattern' ? node.left : node;
    const calls = name.type === 'Identifier' ? callsOf(module, fn, name) : [];
    if (calls.length === 0) continue;
    const library = findLibrary(module, fn, calls);
    if (library !== null) return { library, by: 'library', parameter };
    if (calls.some((call) => isTriedInLoop(call, fn))) return { library: null, by: 'loop', parameter };
    if (name.type === 'Identifier' && calls.some((call) => isTriedByRecursion(module, call, fn, name))) return { library: null, by: 'recursion', parameter };
  }
  return null;
}

/** Where a function calls one of its parameters, or gives it to a library for retries as it is. */
function callsOf(module: Module, fn: FunctionNode, name: Identifier): readonly Node[] {
  const variable = findDeclaredVariable(module, fn, name.name);
  return (variable?.references ?? []).flatMap(({ identifier, init }) => {
    const { parent } = identifier;
    if (init || parent?.type !== 'CallExpression') return [];
    const isGiven = parent.arguments.some((each) => each === identifier) && findKnown(findInvoked(module, parent), RETRIES) !== null;
    return isGiven || parent.callee === identifier ? [parent] : [];
  });
}

/** The library that is given the parameter, or a function that calls it. */
function findLibrary(module: Module, fn: FunctionNode, calls: readonly Node[]): string | null {
  for (const call of calls) {
    for (let at: Node | undefined = call; at && at !== fn; at = at.parent) {
      if (at.type !== 'CallExpression') continue;
      const known = findKnown(findInvoked(module, at), RETRIES);
      if (known) return known.packages[0] ?? null;
    }
  }
  return null;
}

type Try = Extract<Node, { type: 'TryStatement' }>;

/** The `try` around a call that goes on when it fails: its `catch` does not always leave. */
function findTry(call: Node, within: Node): Try | null {
  for (let at = call, up = call.parent; up && at !== within; at = up, up = up.parent) {
    if (up.type === 'TryStatement' && up.block === at && up.handler) return up;
    if (isFunction(up) && up !== within) return null;
  }
  return null;
}

/** `for (…) { try { return await run(); } catch (error) { if (last) throw error; await wait(); } }` */
function isTriedInLoop(call: Node, fn: FunctionNode): boolean {
  const inner = findEnclosingFunction(call);
  const attempt = findTry(call, inner ?? fn);
  if (!attempt?.handler || alwaysLeaves(attempt.handler.body)) return false;
  for (let at = attempt.parent as Node | undefined; at && at !== inner; at = at.parent) {
    // A loop over a list does the next thing, not the same again.
    if (at.type === 'ForStatement' || at.type === 'WhileStatement' || at.type === 'DoWhileStatement') return leavesOnSuccess(attempt, at);
  }
  return false;
}

/** Whether the `catch` ends the loop whatever happens. */
function alwaysLeaves(body: Node): boolean {
  return body.type === 'BlockStatement' && body.body.some(({ type }) => type === 'ThrowStatement' || type === 'ReturnStatement' || type === 'BreakStatement');
}

/** A poller goes on when all is well; a retry is done. */
function leavesOnSuccess(attempt: Try, loop: Node): boolean {
  const isLeaving = (node: Node): boolean => node.type === 'ReturnStatement' || node.type === 'BreakStatement';
  if (someNode(attempt.block, isLeaving)) return true;
  // `while (!done)`: what succeeded says so.
  const written = new Set<string>();
  walk(attempt.block, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') written.add(node.left.name);
  });
  const test = loop.type === 'WhileStatement' || loop.type === 'DoWhileStatement' || loop.type === 'ForStatement' ? loop.test : null;
  return test !== null && someNode(test, (node) => node.type === 'Identifier' && written.has(node.name));
}

/** `catch (error) { return retry(run, left - 1); }`, also in `.catch(() => retry(run))` */
function isTriedByRecursion(module: Module, call: Node, fn: FunctionNode, name: Identifier): boolean {
  const calls: Node[] = [];
  walk(fn, (node) => {
    if (node.type === 'CallExpression' && !isGlobal(module, node.callee, 'setTimeout') && findFunction(module, node.callee) === fn) calls.push(node);
  });
  const handsOn = calls.filter((each) => each.type === 'CallExpression' && each.arguments.some((given) => given.type === 'Identifier' && isSame(module, given, fn, name)));
  return handsOn.some((each) => each !== call && isAfterFailure(each, fn));
}

function isSame(module: Module, given: Identifier, fn: FunctionNode, name: Identifier): boolean {
  const variable = findVariable(module, given);
  return variable !== null && variable !== 'global' && variable === findDeclaredVariable(module, fn, name.name);
}

function isAfterFailure(node: Node, fn: FunctionNode): boolean {
  for (let at = node.parent; at && at !== fn; at = at.parent) {
    if (at.type === 'CatchClause') return true;
    if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && at.callee.property.type === 'Identifier' && at.callee.property.name === 'catch') return true;
  }
  return false;
}
