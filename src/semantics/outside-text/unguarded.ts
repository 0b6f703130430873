import { isFunction, memberName, someNode, wrapped, type FunctionNode, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { describeHandler } from '../describe-handler.js';
import { runPlacesOf } from '../flow/run-places.js';
import { findRunnable } from '../flow/runnable.js';
import type { HandlerDescription } from '../handlers/types.js';
import { homeOf } from '../home.js';
import { isDeferring } from '../summaries/body.js';

/** Where an error ends up that a node throws and that nothing on the way catches. */
export type Unguarded =
  /** In the hands of a framework. */
  | { readonly where: 'handler'; readonly handler: HandlerDescription; readonly isOwn: boolean }
  /** In nobody's hands: a timer, an event. */
  | { readonly where: 'event' }
  /** In the start of the process. */
  | { readonly where: 'start' };

/** How many functions lie between the node and that. */
const MAX_DEPTH = 5;
const MAX_CODE = 60;

/** Timers of libraries: `cron.schedule(…, fn)`. */
const TIMERS = /^(schedule|scheduleJob|setInterval)$/;

/** Where an error of a node ends up uncaught, the worst place first; null where something catches it each time, or nobody can tell. */
export function findUnguarded(module: Module, start: Node): Unguarded | null {
  const seen = new Set<Node>();
  let steps: Node[] = [start];
  let found: Unguarded | null = null;
  for (let depth = 0; depth <= MAX_DEPTH && steps.length > 0; depth += 1) {
    const next: Node[] = [];
    for (const node of steps) {
      if (isCaught(node)) continue;
      const code = findRunnable(node);
      if (!code) {
        found ??= { where: 'start' };
        continue;
      }
      if (seen.has(code) || seen.size > MAX_CODE) continue;
      seen.add(code);
      const home = homeOf(module, code);
      const at = step(home, code, depth);
      if ('where' in at) {
        if (at.where !== 'start') return at;
        found ??= at;
      } else next.push(...at.places);
    }
    steps = next;
  }
  return found;
}

function step(module: Module, code: ReturnType<typeof findRunnable> & Node, depth: number): Unguarded | { readonly places: readonly Node[] } {
  if (!isFunction(code)) return { places: [] };
  const handler = describeHandler(module, code);
  if (handler) return { where: 'handler', handler, isOwn: depth === 0 };
  const at = wrapped(code);
  const call = at.parent;
  if (call?.type === 'CallExpression' && call.callee !== at && isLater(call)) return { where: 'event' };
  const found = runPlacesOf(module, code);
  const isCallback = (call?.type === 'CallExpression' || call?.type === 'NewExpression') && (call.callee as Node) !== at;
  // What becomes of the errors of a callback, only those know that call it.
  if (isCallback && found?.isComplete !== true) return { places: [] };
  const places = found?.places ?? [];
  const later = places.find((each) => each.type === 'CallExpression' && isLater(each) && isGiven(each, code));
  return later ? { where: 'event' } : { places: places.filter((each) => !isGiven(each, code) || found?.isComplete === true) };
}

/** A place that hands a function on by its name, rather than calling it. */
function isGiven(place: Node, code: FunctionNode): boolean {
  if (place.type !== 'CallExpression') return false;
  const name = 'id' in code && code.id ? code.id.name : code.parent.type === 'VariableDeclarator' && code.parent.id.type === 'Identifier' ? code.parent.id.name : null;
  return name !== null && place.arguments.some((each) => (each.type === 'Identifier' ? each.name : memberName(each)) === name);
}

function isLater(call: Extract<Node, { type: 'CallExpression' }>): boolean {
  return isDeferring(call) || TIMERS.test((call.callee.type === 'Identifier' ? call.callee.name : memberName(call.callee)) ?? '');
}

/** Whether an error of a node is caught inside of the function that it is in. */
function isCaught(node: Node): boolean {
  for (let at: Node = node; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TryStatement' && parent.block === at && parent.handler && !isThrownAgain(parent.handler)) return true;
    if (isChainedCatch(parent, at)) return true;
  }
  const fn = node.parent && findAround(node);
  if (fn && isSettled(node, fn)) return true;
  // `.then((text) => JSON.parse(text)).catch(…)`
  return fn !== null && fn !== undefined && isThen(fn) && isCaught(fn.parent);
}

/** `Promise.allSettled(records.map((record) => handle(record)))`: a promise that is rejected is an outcome there. */
function isSettled(node: Node, fn: FunctionNode): boolean {
  const called = fn.parent.type === 'CallExpression' && memberName(fn.parent.callee) === 'map' ? fn.parent : null;
  const outer = called?.parent.type === 'CallExpression' && called.parent.callee !== called ? called.parent : null;
  if (outer?.callee.type !== 'MemberExpression' || memberName(outer.callee) !== 'allSettled') return false;
  // What throws before there is a promise is none.
  return fn.async || (fn.body === node && node.type === 'CallExpression' && outer.callee.object.type === 'Identifier' && outer.callee.object.name === 'Promise');
}

function findAround(node: Node): FunctionNode | null {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return null;
}

function isThen(fn: FunctionNode): boolean {
  const { parent } = fn;
  return parent.type === 'CallExpression' && parent.callee !== (fn as Node) && /^(then|finally)$/.test(memberName(parent.callee) ?? '');
}

/** `load().catch(…)`, `load().then(…, onError)` */
function isChainedCatch(parent: Node, at: Node): boolean {
  if (parent.type !== 'MemberExpression' || parent.object !== at || parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) return false;
  const name = memberName(parent);
  return name === 'catch' || (name === 'then' && parent.parent.arguments.length > 1);
}

/** `catch (error) { throw error; }`, with no more than a log line before it. */
function isThrownAgain({ param, body }: Extract<Node, { type: 'CatchClause' }>): boolean {
  const last = body.body.at(-1);
  return param?.type === 'Identifier' && last?.type === 'ThrowStatement' && last.argument.type === 'Identifier' && last.argument.name === param.name && !someNode(body, (each) => each.type === 'IfStatement' || each.type === 'ReturnStatement');
}
