import { isFunction, isInside, memberName, someNode, unwrap, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { findChanges, mentionsName, nameOf, type Changes } from './changes.js';
import { findClaim } from './claims.js';
import { isConflict } from './conflicts.js';
import { boundBy, mentionsSignal } from './limits.js';
import { AGAIN, FALLS, isLoop, LEAVES, outcomesAfter, outcomesOf, THROWS, type Loop } from './outcomes.js';
import { someOwn, walkOwn } from './own-nodes.js';
import type { Retry, RetryBound } from './types.js';
import { readAnswerTest } from './verdicts.js';
import { findWait } from './waits.js';

type Try = Extract<Node, { type: 'TryStatement' }>;

/** What of a loop is tried again, and where it goes on when that failed. */
interface Attempt {
  readonly body: Node;
  readonly failure: Node | null;
}

/** Whether a loop waits for something at all. */
export function mayRetryInLoop(loop: Loop): boolean {
  if (loop.type === 'ForInStatement' || (loop.type === 'ForOfStatement' && loop.await)) return false;
  return someOwn(loop.body, ({ type }) => type === 'AwaitExpression') || ('test' in loop && loop.test !== null && someOwn(loop.test, ({ type }) => type === 'AwaitExpression'));
}

/** A loop that does the same again because it failed, and ends once it went well. */
export function findLoopRetry(module: Module, loop: Loop): Retry | null {
  const attempt = findAttempt(module, loop);
  if (!attempt) return findClaimRetry(module, loop);
  const changes = changesOf(loop);
  if (!isSameAgain(loop, attempt, changes)) return null;
  const changing = new Set([...changes.counters, ...[...changes.assigned.keys()].filter((name) => !mentionsName(attempt.body, new Set([name]))), ...namesOfHead(loop)]);
  const { wait, pause } = findWait(module, loop.body, attempt.failure, attempt.failure ? attempt.body : null, changing);
  const bound = judgeBound(module, loop, attempt, changes);
  return {
    kind: 'loop', node: loop, bound: bound === 'absent' && wait === 'unknown' ? 'unknown' : bound, wait, body: attempt.body, failure: attempt.failure, pause, changing,
    isInBackground: false, isConflict: isConflict(module, attempt.failure), library: null,
  };
}

function changesOf(loop: Loop): Changes {
  return findChanges(loop.body, ...(loop.type === 'ForStatement' && loop.update ? [loop.update] : []), ...('test' in loop && loop.test ? [loop.test] : []));
}

/** A loop that waits for a lock, or another place in a store. One that ends is a way to wait. */
function findClaimRetry(module: Module, loop: Loop): Retry | null {
  const claim = findClaim(module, loop);
  if (!claim) return null;
  const changes = changesOf(loop);
  // Whether it was let says nothing of how often it asks.
  const isOfClaim = (test: Node): boolean => isInside(claim, test) || (test.type !== 'Literal' && claim.parent?.type === 'VariableDeclarator' && claim.parent.id.type === 'Identifier' && mentionsName(test, new Set([claim.parent.id.name])));
  const others = testsOf(module, loop).filter((test) => !isOfClaim(test));
  if (boundBy(module, { region: loop, changes }, others) !== 'absent' || mentionsSignal(loop)) return null;
  const { wait, pause } = findWait(module, loop.body, null, null, changes.counters);
  return { kind: 'loop', node: loop, bound: 'absent', wait, body: claim, failure: null, pause, changing: changes.counters, isInBackground: false, isConflict: false, library: null };
}

function findAttempt(module: Module, loop: Loop): Attempt | null {
  let tests = 0;
  const whenWell = (test: Node): boolean | null => {
    const read = readAnswerTest(module, test);
    if (read) tests += 1;
    return read ? read.success : null;
  };
  const well = outcomesOf(loop.body, loop, whenWell);
  if (well & (AGAIN | FALLS) && !endsByFlag(loop)) return endsByAnswer(module, loop) ? { body: loop.body, failure: null } : null;
  if (!(well & LEAVES) && well & THROWS) return null;
  const attempts = triesIn(loop).filter((each) => mayGoOn(module, each, loop));
  const [first] = attempts;
  if (first?.handler) return { body: first.block, failure: first.handler };
  if (tests === 0) return null;
  const whenBad = (test: Node): boolean | null => {
    const read = readAnswerTest(module, test);
    return read?.sure ? !read.success : null;
  };
  return outcomesOf(loop.body, loop, whenBad) & (AGAIN | FALLS) ? { body: loop.body, failure: null } : null;
}

/** The `try` statements that are part of a round itself, and wait for something. */
function triesIn(loop: Loop): readonly Try[] {
  const found: Try[] = [];
  walkOwn(loop.body, (node) => {
    if (isLoop(node)) return false;
    if (node.type === 'TryStatement' && node.handler && someOwn(node.block, ({ type }) => type === 'AwaitExpression')) found.push(node);
    return true;
  });
  return found;
}

/** Whether the loop may go on behind a `catch`. */
function mayGoOn(module: Module, { handler, finalizer }: Try, loop: Loop): boolean {
  if (!handler) return false;
  const verdict = (test: Node): boolean | null => {
    const read = readAnswerTest(module, test);
    return read?.sure ? !read.success : null;
  };
  if (finalizer && !(outcomesOf(finalizer, loop, verdict) & FALLS)) return false;
  const inside = outcomesOf(handler.body, loop, verdict);
  if (inside & AGAIN) return true;
  return Boolean(inside & FALLS) && Boolean(outcomesAfter(handler.parent, loop, verdict) & (AGAIN | FALLS));
}

/** `do { res = await load() } while (!res.ok)` */
function endsByAnswer(module: Module, loop: Loop): boolean {
  return (loop.type === 'WhileStatement' || loop.type === 'DoWhileStatement') && readAnswerTest(module, loop.test)?.success === false;
}

/** `while (!done) { …; done = true }`, `while (!res) { res = await load() }`: what went well says that it is over. */
function endsByFlag(loop: Loop): boolean {
  const test = loop.type === 'WhileStatement' || loop.type === 'DoWhileStatement' || loop.type === 'ForStatement' ? loop.test : null;
  if (!test) return false;
  const isSaid = (name: string, negated: boolean): boolean =>
    someOwn(loop.body, (node) => {
      if (node.type !== 'AssignmentExpression' || node.operator !== '=' || nameOf(node.left) !== name) return false;
      if (isInCatch(node, loop)) return false;
      const value = unwrap(node.right);
      if (value.type === 'Literal' && typeof value.value === 'boolean') return value.value === negated;
      return negated && node.right.type === 'AwaitExpression';
    });
  return conditionsOf(test).some((each) => {
    const inner = each.type === 'UnaryExpression' && each.operator === '!' ? each.argument : null;
    const compared = each.type === 'BinaryExpression' && /^={2,3}$/u.test(each.operator) && isNothingText(each.right) ? each.left : null;
    const name = nameOf(inner ?? compared ?? each);
    return name !== null && isSaid(name, inner !== null || compared !== null);
  });
}

function isNothingText(node: Node): boolean {
  return (node.type === 'Literal' && (node.value === null || node.value === false)) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** The parts of `a && b` */
function conditionsOf(node: Node): readonly Node[] {
  const value = unwrap(node);
  return value.type === 'LogicalExpression' && value.operator === '&&' ? [...conditionsOf(value.left), ...conditionsOf(value.right)] : [value];
}

function isInCatch(node: Node, until: Node): boolean {
  for (let at = node.parent; at && at !== until; at = at.parent) if (at.type === 'CatchClause') return true;
  return false;
}

/** The names that the head of a loop gives to each round. */
function namesOfHead(loop: Loop): readonly string[] {
  const head = loop.type === 'ForOfStatement' ? loop.left : null;
  const target = head?.type === 'VariableDeclaration' ? head.declarations[0]?.id : head;
  return target?.type === 'Identifier' ? [target.name] : [];
}

/** Whether each round does the same: not the next of a list, the next port, the next page. */
function isSameAgain(loop: Loop, { body, failure }: Attempt, changes: Changes): boolean {
  const own = new Set(namesOfHead(loop));
  if (loop.type === 'ForOfStatement' && (own.size === 0 || mentionsName(body, own))) return false;
  const counters = new Set([...changes.counters, ...own]);
  if (someNode(body, (node) => isChosen(node, counters))) return false;
  // What a round takes from a list, and what it puts in the place of something that is tried: another address, a new token.
  const written = new Set<string>();
  walk(loop.body, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init && isChosen(unwrap(node.init), counters)) written.add(node.id.name);
    if (node.type !== 'AssignmentExpression' || node.operator !== '=' || (failure !== null && isInside(node, body))) return;
    const name = nameOf(node.left);
    const value = unwrap(node.right);
    const isOutcome = node.right.type === 'AwaitExpression' || value.type === 'Literal' || (value.type === 'Identifier' && isInCatch(node, loop));
    if (name !== null && !isOutcome && !isArithmetic(value)) written.add(name);
  });
  return !isReadIn(body, written);
}

/** `delay = delay * 2`, `delay = Math.min(delay * 2, max)` */
function isArithmetic(value: Node): boolean {
  if (value.type === 'BinaryExpression') return true;
  return value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && value.callee.object.type === 'Identifier' && value.callee.object.name === 'Math';
}

/** `urls[attempt]`, `urls.at(attempt % n)`, `urls.shift()` */
function isChosen(node: Node, counters: ReadonlySet<string>): boolean {
  if (node.type === 'MemberExpression') return node.computed && mentionsName(node.property, counters);
  if (node.type !== 'CallExpression') return false;
  const name = memberName(node.callee);
  return name === 'shift' || name === 'pop' || (name === 'at' && node.arguments.some((each) => mentionsName(each, counters)));
}

/** Whether code uses one of these names for more than to write to it. */
function isReadIn(body: Node, names: ReadonlySet<string>): boolean {
  return someNode(body, (node) => {
    const name = node.type === 'Identifier' || node.type === 'MemberExpression' ? nameOf(node) : null;
    if (name === null || !names.has(name)) return false;
    return !(node.parent?.type === 'AssignmentExpression' && node.parent.left === node);
  });
}

function judgeBound(module: Module, loop: Loop, { body, failure }: Attempt, changes: Changes): RetryBound {
  // A list that is in sight or not has an end.
  if (loop.type === 'ForOfStatement') return 'set';
  const bound = boundBy(module, { region: loop, changes }, testsOf(module, loop));
  if (bound !== 'absent') return bound;
  return someOwn(loop.body, (node) => !isFunction(node) && (failure === null || !isInside(node, body)) && node.type !== 'BlockStatement' && node.type === 'Identifier' && mentionsSignal(node)) ? 'unknown' : 'absent';
}

/** The conditions that may end a loop. */
function testsOf(module: Module, loop: Loop): readonly Node[] {
  const test = 'test' in loop ? loop.test : null;
  const value = test && findLiteral(module, test);
  const isAlways = !test || (value?.type === 'Literal' && Boolean(value.value));
  const leaving: Node[] = isAlways || !test ? [] : [test];
  walkOwn(loop.body, (node) => {
    if (node.type === 'IfStatement' && [node.consequent, node.alternate].some((side) => side && mayLeave(side, loop))) leaving.push(node.test);
    return true;
  });
  return leaving;
}

function mayLeave(side: Node, loop: Loop): boolean {
  return Boolean(outcomesOf(side, loop, () => null) & (LEAVES | THROWS));
}
