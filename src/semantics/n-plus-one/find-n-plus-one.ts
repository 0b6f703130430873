import { isInside, unwrap, walk, wrapped, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeIteratingCall, endsAtHit, FEW, findIterations, isBoundedByInput, isInIteration, isUsedAsList, mentions, type Iteration } from '../iteration/index.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { describeOperation, isRead, isStarted, isWrite } from '../operations/index.js';
import type { Operation } from '../operations/types.js';
import { describeRetry } from '../retries/index.js';
import { callsIn } from '../summaries/index.js';
import { isQueryOfField } from './fields.js';
import { findLookup } from './paths.js';
import { isBehindWork, isHardToBatch, isLeft, isMerged, isPerElement, resultsOf, roundOf, writesIn, type Round } from './per-element.js';
import { derivedBehind } from './through-calls.js';
import type { NPlusOne } from './types.js';

/** Why a call asks a store once for each element of a list of unknown length, or null where it does not. */
export function findNPlusOne(module: Module, call: Invocation): NPlusOne | null {
  if (call.type === 'NewExpression') return null;
  return isInIteration(call) ? findInRound(module, call) : call.type === 'CallExpression' ? (findInNamed(module, call) ?? findOfField(module, call)) : null;
}

/** The first of them in a piece of code. */
export function findNPlusOneIn(module: Module, code: Node): NPlusOne | null {
  let found: NPlusOne | null = null;
  walk(code, (node) => {
    if (!found && (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression')) found = findNPlusOne(module, node);
    return found === null;
  });
  return found;
}

const findInRound: (module: Module, call: Invocation) => NPlusOne | null = memoOfRelevant('n plus one', (module, call) => {
  const round = findRound(module, findIterations(module, call));
  const found = round && judge(module, call, round);
  return found ?? (call.type === 'CallExpression' ? findInNamed(module, call) : null);
});

/** `users.map(load)`, where what the function does is in sight. */
const findInNamed: (module: Module, call: CallExpression) => NPlusOne | null = memoOfRelevant('n plus one by name', (module, call) => {
  const iteration = describeIteratingCall(module, call);
  if (!iteration || isInside(iteration.body, call)) return null;
  const round = findRound(module, [iteration]);
  if (!round) return null;
  for (const each of callsIn(module, iteration.body) ?? []) {
    const found = findRound(module, findIterations(module, each)) === null ? judge(module, each, round) : null;
    if (found) return { ...found, kind: 'path', call, path: [call, ...found.path] };
  }
  return null;
});

function findOfField(module: Module, call: CallExpression): NPlusOne | null {
  const operation = describeOperation(module, call);
  return operation && isQueryOfField(module, operation) ? { kind: 'field', call, operation, path: [call], iteration: null, isHardToBatch: false } : null;
}

/** The iteration whose elements a call is made for; null where it is one that is right to ask again in each round. */
function findRound(module: Module, iterations: readonly Iteration[]): Round | null {
  for (const [index, iteration] of iterations.entries()) {
    switch (iteration.over) {
      case 'literal':
      case 'rounds':
        continue;
      case 'chunks':
        return null;
      case 'cursor':
        return isUsedAsList(module, iteration.body, iteration.variables) ? null : roundOf(module, iteration, iterations.slice(0, index));
      default:
        if (iteration.over === 'count' && describeRetry(module, iteration.node) !== null) continue;
        if (isPartOfChunk(module, iteration, iterations.slice(index + 1))) return null;
        return isOneTransaction(module, iteration.node) ? null : roundOf(module, iteration, iterations.slice(0, index));
    }
  }
  return null;
}

/** `for (const chunk of chunks) await Promise.all(chunk.map(…))` */
function isPartOfChunk(module: Module, { list }: Iteration, outer: readonly Iteration[]): boolean {
  return list !== null && outer.some(({ over, variables }) => over === 'chunks' && mentions(module, list, variables));
}

/** `$transaction(items.map((item) => prisma.item.update(…)))`: sent as one. */
function isOneTransaction(module: Module, node: Node): boolean {
  const outer = wrapped(node);
  const up = outer.parent?.type === 'SpreadElement' ? outer.parent.parent.parent : outer.parent;
  return up?.type === 'CallExpression' && up.callee !== outer && describeOperation(module, up)?.does === 'transaction';
}

function judge(module: Module, call: Invocation, round: Round): NPlusOne | null {
  const { iteration, derived } = round;
  const operation = describeOperation(module, call);
  if (operation && !mentions(module, call, derived)) return findInvariant(module, operation, round) ?? findCountedInsert(module, operation, round);
  if (!mentions(module, call, derived) || isCarried(module, call, iteration)) return null;
  const lookup = operation ? null : findLookup(module, call);
  const asked = operation ?? lookup?.operation ?? null;
  if (!asked) return null;
  const path = lookup?.path ?? [call];
  if (!isPerElement(module, asked, round) || isMerged(module, asked, path, iteration) || isSearch(module, call, iteration)) return null;
  // Of a stream, what each row leads to is written as it comes; what it looks up may be looked up for many rows at once.
  if (iteration.over === 'cursor' && !isRead(asked)) return null;
  if (isWrite(asked) && isBehindWork(module, call, iteration.body)) return null;
  // What is told to a cache and left holds nobody up.
  if (asked.store.keeps === 'entries' && !isRead(asked) && isLeft(path.at(-1) ?? call)) return null;
  if (iteration.list !== null && isBoundedByInput(module, iteration.list, FEW)) return null;
  const isDirect = lookup === null || lookup.isWrapper;
  return { kind: isDirect ? kindOf(asked) : 'path', call, operation: asked, path, iteration, isHardToBatch: iteration.over === 'cursor' || isHardToBatch(module, asked, call, { iteration, derived: derivedBehind(module, path, derived), writes: lookup?.writes === true }) };
}

function kindOf(operation: Operation): NPlusOne['kind'] {
  if (operation.store.keeps === 'entries') return 'cache';
  return isRead(operation) ? 'query' : 'write';
}

/** Whether a step needs what the one before gave. */
function isCarried(module: Module, call: Invocation, { carried, variables }: Iteration): boolean {
  return mentions(module, call, new Set([...carried].filter((each) => !variables.has(each))));
}

function isSearch(module: Module, call: Invocation, iteration: Iteration): boolean {
  return isReturned(call, iteration) || endsAtHit(module, iteration, call, resultsOf(module, call, iteration.body));
}

/** `for (const host of hosts) return await find(host)` */
function isReturned(call: Node, { kind, body }: Iteration): boolean {
  if (kind !== 'loop') return false;
  const outer = wrapped(call);
  const up = outer.parent?.type === 'AwaitExpression' ? outer.parent.parent : outer.parent;
  return up?.type === 'ReturnStatement' && isInside(up, body);
}

/** The same query in each round, where nothing in a round could change its answer. */
function findInvariant(module: Module, operation: Operation, { iteration, derived }: Round): NPlusOne | null {
  const { node } = operation;
  if (!isRead(operation) || !isStarted(operation) || operation.model.merges || iteration.over === 'count' || iteration.over === 'cursor' || operation.statement === null && operation.does === 'statement') return null;
  if (isCarried(module, node, iteration) || isConditional(node, iteration.body) || isMade(node) || isSearch(module, node, iteration) || writesIn(module, iteration.body)) return null;
  return derived.size === 0 ? null : { kind: 'invariant', call: node, operation, path: [node], iteration, isHardToBatch: false };
}

/** `for (let n = 0; n < quantity; n++) await tickets.create({ data: { orderId } })` */
function findCountedInsert(module: Module, operation: Operation, round: Round): NPlusOne | null {
  const { iteration, derived } = round;
  const { node } = operation;
  if (operation.does !== 'insert' || iteration.over !== 'count' || operation.store.immediate || !isStarted(operation) || isCarried(module, node, iteration) || isSearch(module, node, iteration)) return null;
  return { kind: 'write', call: node, operation, path: [node], iteration, isHardToBatch: isHardToBatch(module, operation, node, { iteration, derived, writes: false }) };
}

/** It reads a value of its own each time: `this.next()`, a function that may give another one. */
function isMade(call: Invocation): boolean {
  return call.type === 'CallExpression' && call.arguments.some((each) => unwrap(each).type === 'CallExpression');
}

function isConditional(node: Node, body: Node): boolean {
  for (let at = node.parent; at && at !== body; at = at.parent) {
    if (at.type === 'IfStatement' || at.type === 'ConditionalExpression' || at.type === 'LogicalExpression' || at.type === 'SwitchCase' || at.type === 'TryStatement') return true;
  }
  return false;
}
