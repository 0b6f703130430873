import { isFunction, isInside, memberName, stringValue, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findFunction, findInvoked, printPath } from '../bindings/index.js';
import { handlersOf } from '../handlers/handlers-of.js';
import { homeOf } from '../home.js';
import { findStoreCall } from '../operations/index.js';
import { calleesOf, type Frame } from '../summaries/callees.js';
import type { ApiPath, CheckModel } from '../types.js';
import { addField } from './assign.js';
import { evaluate, looksAt, readHolder, valueOf, wholeOf } from './evaluate.js';
import { findCheck } from './checks.js';
import { findImplementation } from './implementations.js';
import { evaluateMethod, isListMethod } from './methods.js';
import { findRecords, wholesIn } from './records.js';
import { runCallback, runFunction } from './run.js';
import { findSink } from './sinks.js';
import type { State } from './state.js';
import { transform } from './transforms.js';
import type { Taint, Value } from './types.js';
import { CLEAN, formed, holding, isClean, judged, memberOf, merge, taintsIn, tainted } from './values.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What a call gives, and what it does with what it is given. */
export function evaluateCall(state: State, frame: Frame, node: Invocation): Value {
  if (node.type === 'TaggedTemplateExpression') return evaluateTemplate(state, frame, node);
  const { callee } = node;
  const receiver = isFunction(callee) ? CLEAN : evaluate(state, frame, callee.type === 'MemberExpression' && !callee.computed ? callee.object : callee);
  const given = node.arguments.map((each) => (isFunction(each) ? CLEAN : evaluate(state, frame, each)));
  const picked = receiver.picked;
  if (picked.length > 0 && (callee.type !== 'MemberExpression' || callee.computed)) state.reach({ kind: 'lookup', node, places: null }, tainted(picked));
  const input = state.calls.get(node);
  if (input) return readNamed(valueOf(state, input), node);
  const held = readFromHolder(state, receiver, node);
  if (held) return held;
  const home = homeOf(state.module, node);
  const sink = findSink(home, node);
  if (sink) {
    const { places } = sink;
    const own = sink.isOfReceiver ? [{ ...receiver, verdicts: [], holder: null }] : [];
    state.reach(sink, merge([...own, ...given.filter((_, index) => !places || places.includes(node.arguments[index] as Node))]));
    // Of a text that is put together from given values, its own rule speaks.
    if (!places) state.reach(sink, merge(textsOf(home, node).flatMap((index) => given[index] ?? [])), true);
    state.record(sink, findRecords(home, node, given, receiver));
    runGiven(state, frame, node, CLEAN);
    return isMaking(home, node) ? merge(given) : CLEAN;
  }
  const path = findInvoked(home, node);
  const known = transform(state, path && printPath(path), node, given);
  if (known) {
    runGiven(state, frame, node, CLEAN);
    return known;
  }
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  if (name !== null && !isClean(receiver) && !receiver.holder) {
    const result = evaluateMethod(state, frame, node as TSESTree.CallExpression, name, receiver, given);
    if (result) return result;
  }
  // `errors.isEmpty()`, `result.isErr()`
  if (receiver.verdicts.length > 0 && given.every(isClean)) return judged(receiver.verdicts);
  return runCallees(state, frame, node, given, receiver, path);
}

/** Which arguments of a call are the text of a statement. */
function textsOf(module: Module, node: Call): readonly number[] {
  return (findStoreCall(module, node)?.model.text ?? []).flatMap(({ argument, chained }) => (argument === undefined || chained ? [] : [argument]));
}

/** `c.req.json()`, `c.req.query('page')` */
function readFromHolder(state: State, receiver: Value, node: Call): Value | null {
  const name = memberName(node.callee);
  if (!receiver.holder || name === null) return null;
  const { read, steps } = receiver.holder;
  const found = readHolder(state, { read, steps: [...steps, { kind: 'member', name }, { kind: 'call', node }] }, node);
  return found.taints.length > 0 ? readNamed(found, node) : read([...steps, { kind: 'member', name }, { kind: 'call', node }], node) ? CLEAN : null;
}

/** `c.req.query('page')` is the member `page`, and a text. */
function readNamed(value: Value, node: Call): Value {
  const texts = node.arguments.map((each) => stringValue(each));
  const key = texts.find((each) => each !== null);
  const [taint] = value.taints;
  if (!taint || key === undefined || key === null) return value;
  return taint.part === 'body' ? value : formed(memberOf(value, key), 'text');
}

function evaluateTemplate(state: State, frame: Frame, node: TSESTree.TaggedTemplateExpression): Value {
  const given = node.quasi.expressions.map((each) => evaluate(state, frame, each));
  const sink = findSink(homeOf(state.module, node), node);
  if (sink) {
    state.reach(sink, merge(given));
    state.record(sink, node.quasi.expressions.flatMap((each, index) => (isColumns(node, each, index) ? wholesIn(evaluate(state, frame, each.arguments[0] as Node), 0) : [])));
  }
  return sink ? CLEAN : formed(merge(given), 'text');
}

/** `update users set ${sql(body)}`, `insert into users ${sql(body)}`: the keys become the columns, unless those are named (postgres@3.4.9:src/types.js). */
function isColumns({ tag, quasi }: TSESTree.TaggedTemplateExpression, each: Node, index: number): each is TSESTree.CallExpression {
  if (each.type !== 'CallExpression' || each.arguments.length !== 1 || each.callee.type !== 'Identifier' || tag.type !== 'Identifier' || each.callee.name !== tag.name) return false;
  return /\b(set|insert\s+into\s+[\w".]+)\s*$/i.test(quasi.quasis[index]?.value.raw ?? '');
}

/** Functions that a call is given: they run with something that is in the receiver, or with nothing known. */
export function runGiven(state: State, frame: Frame, node: Call, element: Value): Value {
  const returned = node.arguments.map((each) => {
    const fn = isFunction(each) ? each : isListMethod(node) && each.type === 'Identifier' ? findFunction(state.module, each) : null;
    return fn ? runCallback(state, frame, fn, isReducing(node) ? [CLEAN, element] : [element]) : CLEAN;
  });
  return merge(returned);
}

function isReducing(node: Call): boolean {
  return memberName(node.callee)?.startsWith('reduce') ?? false;
}

/** `repository.create(dto)`, `new Post(body)`: the record is what it was made of. */
function isMaking(module: Module, node: Call): boolean {
  return node.type === 'NewExpression' || findStoreCall(module, node)?.model.does === 'make';
}

const MUTATING = new Set(['push', 'unshift', 'add', 'set', 'append', 'where', 'andWhere']);

function runCallees(state: State, frame: Frame, node: Call, given: readonly Value[], receiver: Value, path: ApiPath | null): Value {
  const isWorth = given.some((each) => !isClean(each)) || isCloseBy(state, node);
  const frames = isWorth ? calleesOf(state.module, node, frame).filter(({ code }) => isFunction(code)) : [];
  const found = frames.filter(({ code }) => !node.arguments.some((each) => each.type === 'Identifier' && findFunction(state.module, each) === code));
  const only = isWorth && found.length === 0 ? findImplementation(state.module, node) : null;
  const own = only ? [{ code: only.fn, call: node, self: only.self, caller: frame, outer: null }] : found;
  if (own.length === 0) {
    runGiven(state, frame, node, memberOf(receiver, '*'));
    return judgeUnknown(state, frame, node, given, path);
  }
  runGiven(state, frame, node, CLEAN);
  const isOutermost = state.entry === null;
  if (isOutermost && own.some(({ code }) => !isInside(code, state.handler.fn))) state.entry = node;
  const { isDropped } = state;
  state.isDropped ||= isStatement(node);
  const results = own.slice(0, 3).map((each) => (isFunction(each.code) && !isTold(state, each.code, given) ? runFunction(state, each, each.code, given) : CLEAN));
  state.isDropped = isDropped;
  if (isOutermost) state.entry = null;
  return node.type === 'NewExpression' ? holdingTainted(given) : merge(results);
}

/** `list(req, res)` in a route of another file, where the types of `list` make a handler of it: what it does is told there. */
function isTold(state: State, fn: FunctionNode, given: readonly Value[]): boolean {
  if (!given.some(({ holder }) => holder?.steps.length === 0)) return false;
  const own = handlersOf(homeOf(state.module, fn)).get(fn);
  return own !== undefined && own.model === state.handler.model && own.role === 'handler' && !isInside(fn, state.handler.fn);
}

/** A function inside the handler sees its variables. */
function isCloseBy(state: State, { callee }: Call): boolean {
  const fn = callee.type === 'Identifier' ? findFunction(state.module, callee) : null;
  return fn !== null && isInside(fn, state.handler.fn);
}

/** Names of functions out of sight that look at what they are given. They are only ever a reason to stay silent. */
const ASSERTING = /valid|assert|check|ensure|verify|parse|sanitiz/i;
const LOOKING = /valid|assert|check|ensure|verify|parse|schema|guard|decode|conform|sanitiz|^is(?=[A-Z])|^is$|^has|^allow|^includes$|^test$|^match|^equals?$|^compare|^every$|^some$|^conforms|^safe|^some$/i;

/** Names of functions that tell others what they are given. */
const TELLING = /log|debug|trace|info|warn|error|print|write|send|emit|record|track|capture|report|set|add|json/i;
const STOPPING = /assert|invariant|ensure|require|expect|^ok$/i;

/** A call of something out of sight: it may have looked at what it is given, and what it gives is its own. */
function judgeUnknown(state: State, frame: Frame, node: Call, given: readonly Value[], path: ApiPath | null): Value {
  const { callee } = node;
  const name = callee.type === 'Identifier' ? callee.name : memberName(callee);
  if (node.type === 'NewExpression') return holdingTainted(given);
  if (callee.type === 'MemberExpression' && name !== null && MUTATING.has(name)) {
    const inside = merge(given.map((each) => ({ ...each, verdicts: [], holder: null })));
    if (taintsIn(inside).length > 0) addField(state, callee.object, evaluate(state, frame, callee.object), '*', inside);
    return CLEAN;
  }
  if (path?.global === 'console') return CLEAN;
  settleAsserted(state, node, name, given, path);
  const taints = given.flatMap((each) => taintsIn(each));
  const check = findCheck(state.module, node);
  if (check) return applyCheck(state, node, check, given, taints);
  // `assertValid(req.body);`
  if (isStatement(node) && ASSERTING.test(name ?? '')) for (const each of taints) state.check(each, 'type', true);
  return LOOKING.test(name ?? '') ? judged(looksAt(taints, 'type', true)) : CLEAN;
}

/**
 * `invariant(typeof id === 'string', 'id must be a text');`: a function of a package that is given the outcome of a look at a type, and
 * whose own outcome nobody asks for, is there to stop where that is not so.
 */
function settleAsserted(state: State, node: Call, name: string | null, [first]: readonly Value[], path: ApiPath | null): void {
  if (!first || !isStatement(node)) return;
  const isDirect = typeof path?.package === 'string' && path.steps.length <= 3 && path.steps.filter(({ kind }) => kind !== 'member').length === 1 && !TELLING.test(name ?? '');
  if (isDirect || (path === null && STOPPING.test(name ?? ''))) state.settle(first.verdicts.filter(({ strength }) => strength === 'type'), true);
}

/** What a validator gives is checked. What it was given stays as it was, where it drops keys or converts on the way. */
function applyCheck(state: State, node: Call, { gives, argument, unknownKeys }: CheckModel, given: readonly Value[], taints: readonly Taint[]): Value {
  // A list of what is wrong says so of what was given; a schema that converts gives another value.
  const strength = unknownKeys === 'stripped' ? (state.isDropped ? 'shape' : 'weak') : unknownKeys === 'kept' ? 'shape' : 'type';
  switch (gives) {
    case 'same':
      return given[argument ?? 0] ?? CLEAN;
    case 'request':
      return judged(given.flatMap(({ holder }) => (holder ? looksAt(wholeOf(state, holder, node).taints, 'shape', true) : [])));
    case 'verdict':
      // `result.data` has all keys where the schema keeps them.
      return unknownKeys === 'kept' ? { ...holdingTainted(given), verdicts: looksAt(taints, strength, true) } : judged(looksAt(taints, strength, true));
    case 'value':
    case 'assertion':
      // `await schema.parseAsync({ body: req.body, query: req.query }); next();`: the code goes on with what fits.
      for (const each of taints) state.check(each, strength !== 'weak' ? strength : gives === 'assertion' ? 'type' : isStatement(node) ? 'shape' : 'weak', true);
      return gives === 'value' && unknownKeys === 'kept' ? merge(given.map((each) => ({ ...each, verdicts: [], holder: null }))) : CLEAN;
  }
}

function isStatement(node: Node): boolean {
  const at = node.parent?.type === 'AwaitExpression' ? node.parent : node;
  return at.parent?.type === 'ExpressionStatement';
}

function holdingTainted(given: readonly Value[]): Value {
  return given.some((each) => taintsIn(each).length > 0) ? holding(given.map((each) => ({ ...each, verdicts: [], holder: null }))) : CLEAN;
}
