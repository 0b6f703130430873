import { isFunction, unwrap, type Identifier, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findCalls, findFunction, findParameter, findSource, findVariable, isExported, isGlobal, resolveValue } from '../bindings/index.js';
import { findSingleReturn } from '../../ast/index.js';
import { findPatternKeys } from '../bindings/variables.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';
import { readOption } from '../options.js';
import { isNothing } from '../values.js';
import { isInsideTimer } from './timers.js';

/** `armed`: a timer ends it. `unarmed`: nothing in sight ever aborts it. `unknown`: it comes from elsewhere. `none`: no signal. */
export type SignalState = 'armed' | 'unarmed' | 'unknown' | 'none';

/** Whether an abort signal carries a timer. */
export function judgeSignal(module: Module, outer: Node, depth = 0): SignalState {
  const node = unwrap(outer);
  if (depth > 6) return 'unknown';
  if (isNothing(module, node)) return 'none';
  switch (node.type) {
    case 'CallExpression': {
      const path = resolveValue(module, node);
      const name = path?.global === 'AbortSignal' && path.steps[0]?.kind === 'member' ? path.steps[0].name : null;
      if (name === 'timeout') return 'armed';
      if (name === 'any') return judgeAny(module, node.arguments[0], depth);
      // A factory resolves to what it returns, so it is looked into before a path counts as something of a package.
      const fn = findFunction(module, node.callee);
      const returned = fn && findSingleReturn(fn);
      return returned ? judgeSignal(module, returned, depth + 1) : 'unknown';
    }
    case 'MemberExpression': {
      if (node.computed || node.property.type !== 'Identifier' || node.property.name !== 'signal') return 'unknown';
      const made = judgeController(module, node.object);
      return made === 'unknown' ? judgeGivenOptions(module, node.object, depth) : made;
    }
    case 'LogicalExpression':
    case 'ConditionalExpression': {
      const sides = node.type === 'LogicalExpression' ? [node.left, node.right] : [node.consequent, node.alternate];
      const states = sides.map((side) => judgeSignal(module, side, depth + 1));
      if (states.every((state) => state === 'armed')) return 'armed';
      return states.every((state) => state === 'unarmed' || state === 'none') ? 'unarmed' : 'unknown';
    }
    case 'Identifier': {
      const variable = findVariable(module, node);
      if (variable === null || variable === 'global') return 'unknown';
      const source = findSource(variable);
      if (!source) return judgeGiven(module, variable, depth);
      if (source.keys.length === 0) return judgeSignal(module, source.value, depth + 1);
      // const { signal } = new AbortController(): nobody holds the controller.
      if (source.keys[0] !== 'signal' || source.keys.length > 1) return 'unknown';
      return isNewController(module, source.value) ? 'unarmed' : judgeGivenOptions(module, source.value, depth);
    }
    default:
      return 'unknown';
  }
}

/** `signal` of `load(url, signal)` and `load(url, { signal })`, where every call is in sight. */
function judgeGiven(module: Module, variable: Variable, depth: number): SignalState {
  const [definition] = variable.defs;
  const fn = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : null;
  if (!fn || !definition || variable.defs.length > 1 || variable.references.some((each) => each.isWrite() && !each.init)) return 'unknown';
  const index = fn.params.findIndex(({ range }) => range[0] <= definition.name.range[0] && definition.name.range[1] <= range[1]);
  const parameter = fn.params[index];
  const pattern = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  const keys = pattern && findPatternKeys(pattern, definition.name as Identifier);
  const calls = keys && (keys.length === 0 || (keys.length === 1 && keys[0] === 'signal')) && !hasDefault(definition.name) ? findCalls(homeOf(module, fn), fn) : null;
  if (!calls || !keys) return 'unknown';
  const fallback = parameter?.type === 'AssignmentPattern' ? parameter.right : null;
  const states = calls.map((call) => {
    if (call.arguments.some((each) => each.type === 'SpreadElement')) return 'unknown';
    const given = call.arguments[index] ?? fallback;
    if (!given || given.type === 'SpreadElement') return 'none';
    const home = homeOf(module, given);
    return keys.length === 0 ? judgeSignal(home, given, depth + 1) : judgeOption(home, given, depth);
  });
  return joined(states);
}

/** `{ signal = shutdown.signal }` */
function hasDefault(name: Node): boolean {
  return name.parent?.type === 'AssignmentPattern' && name.parent.parent.type === 'Property';
}

/** `options.signal`, where `options` is what every call in sight gives. */
function judgeGivenOptions(module: Module, holder: Node, depth: number): SignalState {
  const name = unwrap(holder);
  const variable = name.type === 'Identifier' ? findVariable(module, name) : null;
  return variable !== null && variable !== 'global' && findParameter(variable) ? judgeOption(module, name, depth) : 'unknown';
}

function judgeOption(module: Module, holder: Node, depth: number): SignalState {
  const fact = readOption(module, holder, 'signal');
  if (fact.state === 'absent') return 'unarmed';
  return fact.state === 'set' ? judgeSignal(homeOf(module, fact.value), fact.value, depth + 1) : 'unknown';
}

/** What is a limit for some calls only may be one for the others elsewhere: nothing is said of those. A signal that no call gives is one that nobody aborts. */
function joined(states: readonly SignalState[]): SignalState {
  if (states.every((each) => each === 'armed')) return 'armed';
  return states.every((each) => each === 'unarmed' || each === 'none') ? 'unarmed' : 'unknown';
}

function judgeAny(module: Module, list: Node | undefined, depth: number): SignalState {
  const elements = list && unwrap(list);
  if (elements?.type !== 'ArrayExpression') return 'unknown';
  const states = elements.elements.map((each) =>
    each === null ? 'none' : each.type === 'SpreadElement' ? 'unknown' : judgeSignal(module, each, depth + 1),
  );
  if (states.includes('armed')) return 'armed';
  return states.includes('unknown') ? 'unknown' : 'unarmed';
}

function isNewController(module: Module, outer: Node): boolean {
  const node = unwrap(outer);
  return node.type === 'NewExpression' && isGlobal(module, node.callee, 'AbortController');
}

/** A controller made in this file and used for nothing but its signal is one that nobody arms. */
function judgeController(module: Module, object: Node): SignalState {
  const node = unwrap(object);
  if (isNewController(module, node)) return 'unarmed';
  if (node.type !== 'Identifier') return 'unknown';
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return 'unknown';
  const source = findSource(variable);
  if (!source || source.keys.length > 0 || !isNewController(module, source.value)) return 'unknown';
  return judgeUses(module, variable) ?? 'unknown';
}

const judgeUses = memo<Variable, SignalState>('controller uses', (module, variable) => {
  // Whoever imports it may abort it.
  if (isExported(variable)) return 'unknown';
  let state: SignalState = 'unarmed';
  for (const reference of variable.references) {
    if (reference.isWrite()) continue;
    const use = reference.identifier.parent;
    const name = use?.type === 'MemberExpression' && !use.computed && use.property.type === 'Identifier' ? use.property.name : null;
    if (name === 'signal') continue;
    if (name === 'abort' && isInsideTimer(module, reference.identifier)) return 'armed';
    // Handed on, or aborted by an event: somebody may end it.
    state = 'unknown';
  }
  return state;
});
