import { isFunction, memberName, unwrap, walk, type CallExpression, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memoOfRelevant } from '../relevant-memo.js';
import { describeOperation, describeWork, isWrite } from '../operations/index.js';
import { findLostUpdates } from '../races/index.js';
import { findEffects } from '../summaries/index.js';
import { isOnOnePath } from './order.js';
import { bondOf, isSameRecord, type Bond } from './relations.js';
import { writesOf, type WriteSite } from './sites.js';
import { unitOf } from './unit-of.js';

/** Two writes of one function that belong together and are not in one transaction. */
export interface TornWrites {
  readonly bond: Bond;
  readonly first: WriteSite;
  readonly second: WriteSite;
  /** The call to look at: that of the first write, or that which runs it for each of a list. */
  readonly place: Node;
}

/** Each is held against each: of a function that writes more often, the first ones are looked at. */
const MAX_SITES = 40;

/** Two writes of a function's run that must stand or fall together, and do not: the first two of each way through it. */
export const findTornWrites: (module: Module, unit: FunctionNode) => readonly TornWrites[] | null = memoOfRelevant('torn writes', (module, unit) => {
  if (!mayWriteTwice(module, unit) || unitOf(unit.body) !== unit) return null;
  const sites = writesOf(module, unit).slice(0, MAX_SITES);
  if (sites.length < 2 || opensTransaction(module, unit)) return null;
  const found: TornWrites[] = [];
  for (const [index, first] of sites.entries()) {
    if (found.some((each) => belongsTo(module, unit, each, first))) continue;
    for (const second of sites.slice(index + 1)) {
      const bond = second.call !== first.call && isOnOnePath(first.call, second.call, isAtOnce(second)) ? bondOf(module, unit, first, second) : null;
      if (!bond || asksOthersBetween(module, unit, first.call, second.call)) continue;
      // `status: 'running'`, and further down `status: 'done'`: the latter goes with what follows.
      if (bond !== 'generated' && sites.slice(index + 1).some((each) => each.call.range[1] < second.call.range[0] && isOnOnePath(first.call, each.call) && isSameRecord(first, each) && bondOf(module, unit, each, second) === bond)) break;
      found.push({ bond, first, second, place: placeOf(module, unit, first.call, second.call) });
      break;
    }
  }
  return found.length > 0 ? found : null;
});

/** What comes after the first two belongs to them as well, unless another service is asked before it. */
function belongsTo(module: Module, unit: FunctionNode, { first, second }: TornWrites, other: WriteSite): boolean {
  if (first.call === other.call || second.call === other.call) return true;
  return isOnOnePath(first.call, other.call, isAtOnce(other)) && !asksOthersBetween(module, unit, second.call, other.call);
}

/** A write that loses what others wrote is told as such: the other of the two is named then. */
function placeOf(module: Module, unit: FunctionNode, first: Invocation, second: Node): Node {
  const place = callIn(unit, first);
  return place === first && findLostUpdates(module, first) ? callIn(unit, second) : place;
}

/** The call of a function's own code that a call is part of: `Promise.all(…)` of one in a callback. */
function callIn(unit: FunctionNode, call: Node): Node {
  let place = call;
  for (let at: Node = call; at.parent && at !== unit; at = at.parent) {
    if (at.parent.type === 'CallExpression' && at.parent.callee !== at && isAcross(call, at.parent)) place = at.parent;
  }
  return place;
}

/** Whether a function lies between two nodes, the one inside the other. */
function isAcross(inner: Node, outer: Node): boolean {
  for (let at: Node | undefined = inner; at && at !== outer; at = at.parent) if (isFunction(at)) return true;
  return false;
}

function isAtOnce({ operation }: WriteSite): boolean {
  return operation.store.immediate === true;
}

/** Told by the code alone: a function that waits for nothing twice writes nothing twice, but to a store whose calls are done at once. */
function mayWriteTwice(module: Module, unit: FunctionNode): boolean {
  let calls = 0;
  walk(unit.body, (node) => {
    if (node.type === 'AwaitExpression' || (node.type === 'ReturnStatement' && node.argument?.type === 'CallExpression')) calls += 1;
    // `Promise.all([first(), second()])`
    else if (node.type === 'ArrayExpression' && node.parent.type === 'CallExpression') calls += node.elements.filter((each) => each?.type === 'CallExpression').length;
    return calls < 2;
  });
  return (unit.async && calls > 1) || writesAtOnce(module, unit);
}

function writesAtOnce(module: Module, unit: FunctionNode): boolean {
  let found = false;
  walk(unit.body, (node) => {
    if (found || (isFunction(node) && unitOf(node.body) !== unit)) return false;
    const operation = node.type === 'CallExpression' ? describeOperation(module, node) : null;
    found = operation?.store.immediate === true && isWrite(operation);
    return !found;
  });
  return found;
}

/** Whether a transaction is opened in the function that its calls may be part of, without being written inside it. */
function opensTransaction(module: Module, unit: FunctionNode): boolean {
  let isOpened = false;
  walk(unit.body, (node) => {
    if (isOpened) return false;
    if (node.type !== 'CallExpression') return true;
    const callee = unwrap(node.callee);
    const name = callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '');
    const given = node.arguments.map((each) => unwrap(each));
    const isClosed = given.some((each) => isFunction(each) || each.type === 'ArrayExpression');
    if (/transaction|startSession|^(?:begin|batch)$/i.test(name)) isOpened = !isClosed;
    else if (describeOperation(module, node)?.does === 'begin') isOpened = true;
    return true;
  });
  return isOpened;
}

/** What waits for another service cannot be in one transaction with what stands before it. */
function asksOthersBetween(module: Module, unit: FunctionNode, first: Node, second: Node): boolean {
  let asks = false;
  walk(unit.body, (node) => {
    if (asks || node.range[1] < first.range[1] || node.range[0] > second.range[0]) return false;
    if (node.type === 'CallExpression' && node.range[0] > first.range[1] && node.range[1] < second.range[0]) asks = isRequest(module, node) || leadsToRequest(module, node);
    return true;
  });
  return asks;
}

/** `await this.shipping.cheapest(address)`, whose code asks another service */
function leadsToRequest(module: Module, call: CallExpression): boolean {
  const fn = findFunction(module, call.callee);
  return fn !== null && findEffects(homeOf(module, fn), fn, (each) => (isRequest(homeOf(module, each), each) ? true : null), MAX_CALLS).length > 0;
}

const MAX_CALLS = 3;

function isRequest(module: Module, call: Invocation): boolean {
  return describeWork(module, call)?.kind === 'request';
}
