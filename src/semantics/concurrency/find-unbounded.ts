import { findEnclosingFunction, isFunction, isInside, memberName, unwrap, type CallExpression, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, findVariable, isGlobal } from '../bindings/index.js';
import { describeHandler } from '../describe-handler.js';
import { homeOf } from '../home.js';
import { describeIteratingCall, FEW, findIterations, findLimitOption, isBoundedByInput, isLengthCompared, mentions, type Iteration } from '../iteration/index.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { isColumnOfRow } from './column.js';
import { findNPlusOne } from '../n-plus-one/index.js';
import { describeWork, isImmediate, isStarted, type Work, type WorkKind } from '../operations/index.js';
import { describeHelperRetry, describeRetry } from '../retries/index.js';
import { callsIn, findEffects } from '../summaries/index.js';

/** Work that is started for all elements of a list of unknown length at once. */
export interface UnboundedConcurrency {
  /** `Promise.all(…)`, `pMap(…)` */
  readonly call: CallExpression;
  readonly iteration: Iteration;
  /** What is run for one element, as it is written at the list; null where that is not all that is asked of it. */
  readonly code: Node | null;
  /** The option of the library by which it would run only so many at once. */
  readonly limit: { readonly argument: number; readonly option: string } | null;
  readonly work: Work;
  /** The calls that lead to it, from the code of an element on. */
  readonly path: readonly Invocation[];
}

const TOGETHER = new Set(['all', 'allSettled', 'race', 'any']);
/** What waits for time to pass or for its turn holds nothing. */
const HARMLESS: ReadonlySet<string> = new Set<WorkKind>(['pause', 'lock']);

/** What no query can do for all elements at once. */
const OUTSIDE: ReadonlySet<string> = new Set<WorkKind>(['request', 'mail', 'process']);

/** What a call starts at once for all elements of a list whose length nobody knows; null where something limits it, or nobody can tell. */
export function findUnboundedConcurrency(module: Module, call: CallExpression): UnboundedConcurrency | null {
  return isTogether(call) || call.arguments.length > 1 ? findOnce(module, call) : null;
}

function isTogether({ callee, arguments: { length } }: CallExpression): boolean {
  return length === 1 && callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise' && TOGETHER.has(memberName(callee) ?? '');
}

const findOnce: (module: Module, call: CallExpression) => UnboundedConcurrency | null = memoOfRelevant('unbounded concurrency', (module, call) => {
  const started = isTogether(call) ? findStarted(module, call) : findLibrary(module, call);
  if (!started || !isOpen(module, started.iteration)) return null;
  const { iteration, code } = started;
  const effects = findEffects(module, code, (each) => ask(module, each)).filter(({ path: [at] }) => at !== undefined && !isHandedOn(module, code, at));
  // To write all at once does not ask fewer of the other side.
  const effect = effects.find(({ what: { kind } }) => OUTSIDE.has(kind)) ?? (isSpokenFor(module, iteration, code) ? null : effects[0]);
  if (!effect || takesPlace(module, code) || waitsForTurn(module, effect.path) || (iteration.list !== null && (isLengthCompared(module, iteration.list) || isColumnOfRow(module, iteration.list) || isBoundedByInput(module, iteration.list, FEW)))) return null;
  const { node } = iteration;
  const given = node.type === 'CallExpression' && node !== call ? node.arguments[0] : code;
  return { call, iteration, code: given && given.type !== 'SpreadElement' ? given : null, limit: node === call ? findLimitOption(module, call) : null, work: effect.what, path: effect.path };
});

function ask(module: Module, call: Invocation): Work | null {
  const work = describeWork(module, call);
  // What the library sends as one is one.
  // SQLite in the process has nothing to wait for.
  if (!work || HARMLESS.has(work.kind) || (work.call.kind === 'operation' && isImmediate(work.call)) || ('model' in work.call && (work.call.model.merges === true || !isStarted(work.call)))) return null;
  return work;
}

interface Started {
  readonly iteration: Iteration;
  /** What runs for one element. */
  readonly code: Node;
}

function findLibrary(module: Module, call: CallExpression): Started | null {
  const iteration = describeIteratingCall(module, call);
  // A method of a list waits for nothing: what is done with its result says more.
  return iteration && !iteration.isLimited && call.callee.type === 'Identifier' ? { iteration, code: iteration.body } : null;
}

function findStarted(module: Module, call: CallExpression): Started | null {
  const [list] = call.arguments;
  if (!list || !isGlobal(module, (call.callee as Extract<Node, { type: 'MemberExpression' }>).object, 'Promise')) return null;
  return findMade(module, list) ?? findPushed(module, list);
}

/** `list.map(…)`, also by its name, filtered or spread. */
function findMade(module: Module, outer: Node, depth = 0): Started | null {
  const node = unwrap(outer);
  const value = node.type === 'Identifier' ? (findLiteral(module, node) ?? node) : node;
  if (depth > 4) return null;
  if (value.type === 'ArrayExpression') {
    for (const each of value.elements) {
      const found = each?.type === 'SpreadElement' ? findMade(module, each.argument, depth + 1) : null;
      if (found) return found;
    }
    return null;
  }
  if (value.type !== 'CallExpression') return null;
  const name = memberName(value.callee);
  const iteration = name === 'map' || name === 'flatMap' || name === 'from' ? describeIteratingCall(module, value) : null;
  if (iteration) return { iteration, code: iteration.body };
  return value.callee.type === 'MemberExpression' && (name === 'filter' || name === 'flat') ? findMade(module, value.callee.object, depth + 1) : null;
}

/** `for (const each of list) tasks.push(send(each))` */
function findPushed(module: Module, outer: Node): Started | null {
  const node = unwrap(outer);
  const variable = node.type === 'Identifier' ? findVariable(module, node) : null;
  if (variable === null || variable === 'global') return null;
  for (const { identifier } of variable.references) {
    const member = identifier.parent;
    const push = member?.type === 'MemberExpression' && member.object === identifier && memberName(member) === 'push' ? member.parent : null;
    const given = push?.type === 'CallExpression' ? push.arguments[0] : undefined;
    // What is waited for before it is pushed runs one by one.
    if (!push || !given || given.type === 'AwaitExpression' || findEnclosingFunction(push) !== findEnclosingFunction(node)) continue;
    const [iteration, ...outers] = findIterations(module, push);
    if (iteration?.kind === 'loop' && outers.length === 0) return { iteration, code: given };
  }
  return null;
}

/** Whether nobody knows how many elements there are. */
function isOpen(module: Module, { over, list, node }: Iteration): boolean {
  if (over !== 'elements' && over !== 'count' && over !== 'rest') return false;
  return list === null || !findIterations(module, node).some((outer) => outer.over === 'chunks' && mentions(module, list, outer.variables));
}

/** Whether what runs for an element takes a place first. */
function takesPlace(module: Module, code: Node): boolean {
  return (callsIn(module, code) ?? []).some((call) => call.type === 'CallExpression' && /^(?:acquire|runExclusive|schedule)$/.test(memberName(call.callee) ?? ''));
}

/** Whether work is handed to a function that may run it in its turn: `limit(() => send(each))`. */
function isHandedOn(module: Module, code: Node, work: Invocation): boolean {
  return (callsIn(module, code) ?? []).some((call) => {
    if (call.type !== 'CallExpression' || call === work || !call.arguments.some((each) => isFunction(unwrap(each)) && isInside(work, each))) return false;
    if (describeIteratingCall(module, call) || describeWork(module, call) || /^(?:then|catch|finally|sort|find|some|every|findIndex)$/.test(memberName(call.callee) ?? '')) return false;
    return isOutermost(call, code) && describeHelperRetry(module, call) === null && describeRetry(module, call) === null;
  });
}

/** Whether a function on the way to the work hands it on to have it run in its turn: `const push = (each) => limit(() => send(each))`. */
function waitsForTurn(module: Module, path: readonly Invocation[]): boolean {
  return path.slice(1).some((call) => {
    for (let at = findEnclosingFunction(call); at; at = findEnclosingFunction(at)) {
      const around = at.parent;
      if (around.type === 'CallExpression' && around.callee !== at) return isWaiting(homeOf(module, around), around);
    }
    return false;
  });
}

/** Whether a call may run the function that it is given later: it is no method of lists and promises, nothing that tries again, and not in sight. */
function isWaiting(module: Module, call: CallExpression): boolean {
  if (call.arguments.some((each) => isFunction(each) && describeHandler(module, each) !== null)) return false;
  if (describeIteratingCall(module, call) || describeWork(module, call) || describeHelperRetry(module, call) || describeRetry(module, call) || findFunction(module, call.callee)) return false;
  const name = memberName(call.callee) ?? '';
  if (/^(?:then|catch|finally|sort|find|some|every|findIndex)$/.test(name)) return false;
  return call.parent.type === 'ReturnStatement' || call.parent.type === 'AwaitExpression' || (isFunction(call.parent) && call.parent.body === call);
}

/** Whether a call is what the code of an element gives: `(each) => limit(() => send(each))`. */
function isOutermost(call: CallExpression, code: Node): boolean {
  for (let at: Node = call; at !== code; at = at.parent as Node) {
    const { parent } = at;
    if (!parent) return false;
    if (parent !== code && isFunction(parent)) return false;
  }
  return true;
}

/** Whether it is reported that each element asks a store on its own. */
function isSpokenFor(module: Module, iteration: Iteration, code: Node): boolean {
  if (findNPlusOne(module, iteration.node as Invocation) !== null) return true;
  return (callsIn(module, code) ?? []).some((call) => findNPlusOne(module, call) !== null);
}
