import { decoratorsOf, isFunction, memberName, someNode, unwrap, wrapped, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findVariable, resolveValue } from '../bindings/index.js';
import { describeCall } from '../describe-call.js';
import { runPlacesOf } from '../flow/run-places.js';
import type { HandlerDescription } from '../handlers/types.js';
import { homeOf, textOf } from '../home.js';
import { findSchedule } from '../schedules/find-schedule.js';
import { findEffects } from '../summaries/index.js';
import { describeHelperRetry, describeRetry } from './describe-retry.js';
import { isLoop } from './outcomes.js';

/**
 * What is known of the code around a call. `again`: something may try it again, or nobody can tell. `once`: it is proven that somebody who waits for
 * an answer gets none when it fails once. `returns`: a queue, a timer or the next start comes back to it. `unproven`: nobody is known to run it.
 */
export type Around = 'again' | 'once' | 'returns' | 'unproven';

/** How many functions are asked who runs them. */
const MAX_FUNCTIONS = 60;

/** What the code around a call does when the call fails, through all callers in sight. */
export function judgeAround(module: Module, call: Node): Around {
  return judgeNode({ seen: new Set() }, homeOf(module, call), call);
}

interface Search {
  readonly seen: Set<FunctionNode>;
}

function judgeNode(search: Search, module: Module, node: Node): Around {
  let mayGoOn = false;
  for (let at = node, up = node.parent; up; at = up, up = up.parent) {
    if (isFunction(up)) return judgeFunction(search, module, up);
    if (up.type === 'TryStatement' && up.block === at && up.handler) {
      if (asksAgain(module, up.handler.body)) return 'again';
      mayGoOn ||= goesOn(up);
    }
    // What is asked when something else has failed is a second attempt itself.
    if (up.type === 'CatchClause' || (isLoop(up) && (isPaced(up) || (mayGoOn && tries(up)) || describeRetry(module, up) !== null))) return 'again';
    if (up.type === 'CallExpression' && (up.callee === at ? isChainedAgain(module, up) : isGivenAsStream(module, at))) return 'again';
  }
  // What runs while the process starts is run again when it is started again.
  return 'returns';
}

type Try = Extract<Node, { type: 'TryStatement' }>;

/** Whether a `catch` may lead to another round of the loop around it. */
function goesOn({ handler }: Try): boolean {
  return handler?.body.body.every(({ type }) => type !== 'ThrowStatement' && type !== 'ReturnStatement' && type !== 'BreakStatement') ?? false;
}

/** A loop over a list goes on with the next element, unless it leaves with the first that answers. */
function tries(loop: Node): boolean {
  if (loop.type !== 'ForOfStatement' && loop.type !== 'ForInStatement') return true;
  return someNode(loop.body, (node) => node.type === 'BreakStatement' || (node.type === 'ReturnStatement' && node.argument !== null));
}

/** `while (!done) { …; await sleep(1000); }`: it asks again whatever comes. */
function isPaced(loop: Node): boolean {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return false;
  return someNode(loop, (node) => node.type === 'CallExpression' && /^(setTimeout|sleep|delay|wait|pause)/iu.test(node.callee.type === 'Identifier' ? node.callee.name : (memberName(node.callee) ?? '')));
}

/** Whether code that runs after a failure asks another service, or the same once more. */
function asksAgain(module: Module, code: Node): boolean {
  return findEffects(module, code, (call: Invocation) => (describeCall(module, call)?.kind === 'outbound-request' ? true : null)).length > 0;
}

/** `.catch(() => load())`, `.pipe(retry(3))`, `.retry(2)` */
function isChainedAgain(module: Module, call: Extract<Node, { type: 'CallExpression' }>): boolean {
  const name = memberName(call.callee);
  if (name === null) return false;
  if (/retry|repeat/iu.test(name)) return true;
  const handler = name === 'catch' ? call.arguments[0] : name === 'then' ? call.arguments[1] : undefined;
  if (handler) {
    const fn = isFunction(handler) ? handler : findFunction(module, handler);
    if (!fn || asksAgain(module, fn)) return true;
  }
  return name === 'pipe' && call.arguments.some((each) => mayRepeat(module, each));
}

/** An operator that is none of a package, or one that subscribes once more. */
function mayRepeat(module: Module, operator: Node): boolean {
  if (operator.type !== 'CallExpression') return true;
  const path = resolveValue(module, operator.callee);
  if (!path || path.package === null) return true;
  const code = operator.arguments.find((each) => isFunction(each));
  return path.steps.some((step) => step.kind === 'member' && /retry|repeat/iu.test(step.name)) || (code !== undefined && asksAgain(module, code));
}

/** An Observable that is given on is subscribed to as often as whoever takes it likes. */
function isGivenAsStream(module: Module, given: Node): boolean {
  const described = given.type === 'CallExpression' ? describeCall(module, given) : null;
  const taker = given.parent?.type === 'CallExpression' ? resolveValue(module, given.parent.callee) : null;
  return described?.kind === 'outbound-request' && described.request.observable === true && (taker?.package ?? null) === null;
}

function judgeFunction(search: Search, module: Module, fn: FunctionNode): Around {
  if (search.seen.has(fn)) return 'unproven';
  search.seen.add(fn);
  const found = search.seen.size > MAX_FUNCTIONS ? null : runPlacesOf(module, fn);
  if (!found) return 'again';
  if (found.handler) return judgeHandler(found.handler);
  if (found.isLifecycle) return 'returns';
  if (isDecorated(fn)) return 'again';
  let result: Around = 'unproven';
  for (const place of found.places) {
    const each = judgePlace(search, homeOf(module, place), place, fn);
    if (each === 'again') return 'again';
    if (each !== 'unproven') result = result === 'once' ? 'once' : each;
  }
  return result;
}

/** Who asks for somebody's health wants to know what is, and asks again. */
const HEALTH = /health|ready|live(ness)?\b|\bping\b|status/iu;

function judgeHandler({ model, role, registrations }: HandlerDescription): Around {
  if (role === 'error') return 'unproven';
  // Who invokes a function of a platform is out of sight: events are delivered again.
  if (model.kind === 'job' || model.kind === 'message' || model.kind === 'lambda') return 'returns';
  return registrations.some(({ route }) => route !== null && HEALTH.test(route)) ? 'returns' : 'once';
}

/** `@Retryable() async load() {}` */
function isDecorated({ parent }: FunctionNode): boolean {
  return (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') && decoratorsOf(parent).length > 0;
}

function judgePlace(search: Search, module: Module, place: Node, fn: FunctionNode): Around {
  // A function that calls itself may do so because it failed.
  if (place.range[0] >= fn.range[0] && place.range[1] <= fn.range[1] && homeOf(module, fn) === module) return 'again';
  if (place.type !== 'CallExpression') return place.type === 'NewExpression' && place.callee.type === 'Identifier' && place.callee.name === 'Promise' ? judgeNode(search, module, place) : 'again';
  if (unwrap(place.callee) === fn || findFunction(module, place.callee) === fn) return judgeNode(search, module, place);
  return judgeGiven(search, module, place);
}

const RUN_ONCE = new Set(['map', 'forEach', 'filter', 'flatMap', 'reduce', 'some', 'every', 'find', 'then', 'finally', 'from']);

/** A function is given to a call: to one that has it run once for each element, or to one that may try it again. */
function judgeGiven(search: Search, module: Module, call: Extract<Node, { type: 'CallExpression' }>): Around {
  if (describeRetry(module, call) || describeHelperRetry(module, call)) return 'again';
  if (findSchedule(module, call) || isTimer(module, call)) return 'returns';
  const taker = findFunction(module, call.callee);
  if (taker) return /retr|attempt|again|backoff|tries/iu.test(textOf(module, taker)) || !isRunByItself(taker) ? 'again' : judgeNode(search, module, call);
  const kind = describeCall(module, call)?.kind;
  return kind === 'runs' || kind === 'deadline' || RUN_ONCE.has(memberName(call.callee) ?? '') ? judgeNode(search, module, call) : 'again';
}

function isTimer(module: Module, { callee }: Extract<Node, { type: 'CallExpression' }>): boolean {
  return callee.type === 'Identifier' && /^set(Interval|Timeout|Immediate)$/u.test(callee.name) && findVariable(module, callee) === 'global';
}

/** Whether a function calls what it is given, and hands it to nobody. */
function isRunByItself(taker: FunctionNode): boolean {
  const names = new Set(taker.params.flatMap((each) => (each.type === 'Identifier' ? [each.name] : [])));
  return !someNode(taker.body, (node) => node.type === 'Identifier' && names.has(node.name) && wrapped(node).parent?.type === 'CallExpression' && (wrapped(node).parent as Extract<Node, { type: 'CallExpression' }>).arguments.some((each) => each === wrapped(node)));
}
