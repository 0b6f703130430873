import { isFunction, findReturns, unwrap, walk, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findLiteral, resolveValue } from '../bindings/index.js';
import { matches } from '../match.js';
import type { OptionFact, RetryAttemptsModel, RetryPauseModel, RetryPauseOption } from '../types.js';
import { isNothing, numberOf } from '../values.js';
import { isMemberOrKey } from './changes.js';
import { better, judgeAmount } from './pauses.js';
import type { RetryBound, RetryWait } from './types.js';

type Read = (option: string) => OptionFact;

export interface JudgedAttempts {
  readonly bound: RetryBound;
  /** Nothing is tried again at all. */
  readonly isNever: boolean;
  /** The value that has it go on without end, where one does. */
  readonly node: Node | null;
  /** The value that says how often. */
  readonly told?: Node | null;
}

/** How often options have something tried. */
export function judgeAttempts(module: Module, call: Invocation, model: RetryAttemptsModel, read: Read): JudgedAttempts {
  for (const { option, equals = [] } of model.endless ?? []) {
    const fact = read(option);
    if (fact.state === 'unknown') return { bound: 'unknown', isNever: false, node: null };
    const value = fact.state === 'set' ? findLiteral(module, fact.value) : null;
    if (fact.state === 'set' && value?.type === 'Literal' && equals.some((each) => each === value.value)) return withOtherEnd(model, read, fact.value);
  }
  const argument = model.argument === undefined || call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[model.argument];
  const given = argument && argument.type !== 'SpreadElement' ? numberOf(module, argument) : null;
  if (given !== null) return judgeNumber(given, model, read, argument ?? null);
  for (const option of model.options) {
    const fact = read(option);
    if (fact.state === 'unknown') return { bound: 'unknown', isNever: false, node: null };
    if (fact.state === 'absent' || isNothing(module, fact.value)) continue;
    const value = findLiteral(module, fact.value);
    if (value?.type === 'Literal' && value.value === false) return { bound: 'set', isNever: true, node: null };
    const number = numberOf(module, fact.value);
    return number === null ? { bound: 'set', isNever: false, node: null, told: fact.value } : judgeNumber(number, model, read, fact.value);
  }
  if (model.default === null) return withOtherEnd(model, read, null);
  return { bound: 'set', isNever: model.default === 0, node: null };
}

function judgeNumber(number: number, model: RetryAttemptsModel, read: Read, node: Node | null): JudgedAttempts {
  if (number >= Number.MAX_SAFE_INTEGER) return withOtherEnd(model, read, node);
  return { bound: 'set', isNever: number <= (model.includesFirst ? 1 : 0), node: null, told: node };
}

/** `forever: true, maxRetryTime: 60_000` */
function withOtherEnd({ boundedBy = [] }: RetryAttemptsModel, read: Read, node: Node | null): JudgedAttempts {
  const facts = boundedBy.map(read);
  const bound = facts.some(({ state }) => state === 'set') ? 'set' : facts.some(({ state }) => state === 'unknown') ? 'unknown' : 'absent';
  return { bound, isNever: false, node };
}

/** How long options have it wait. */
export function judgePause(module: Module, model: RetryPauseModel, read: Read): { wait: RetryWait; node: Node | null } {
  let [wait, node]: [RetryWait, Node | null] = [model.default, null];
  for (const option of model.by ?? []) {
    const fact = read(option.option);
    if (fact.state === 'absent') continue;
    if (fact.state === 'unknown') return { wait: 'unknown', node: null };
    if (isNothing(module, fact.value)) continue;
    wait = judgeOption(module, option, fact.value, wait);
    node = fact.value;
  }
  return { wait, node };
}

function judgeOption(module: Module, { is, values = {} }: RetryPauseOption, outer: Node, before: RetryWait): RetryWait {
  const value = findLiteral(module, outer);
  const literal = value?.type === 'Literal' ? value.value : undefined;
  switch (is) {
    case 'name':
      return typeof literal === 'string' ? (values[literal] ?? 'unknown') : 'unknown';
    case 'jitter':
      if (literal === false || literal === 0 || literal === 'none') return before === 'jittered' ? 'growing' : before;
      return literal === undefined && value?.type !== 'ArrowFunctionExpression' ? 'unknown' : 'jittered';
    case 'growth': {
      const factor = numberOf(module, outer);
      return factor === null ? (before === 'constant' ? 'unknown' : before) : factor === 1 ? (before === 'jittered' ? before : 'constant') : before === 'constant' ? 'growing' : before;
    }
    case 'strategy':
      return judgeStrategy(module, outer, values) ?? 'unknown';
    case 'delay': {
      const known = judgeStrategy(module, outer, values);
      if (known) return known;
      const fn = isFunction(value) ? value : findFunction(module, outer);
      if (fn) return judgeFunction(module, fn);
      const ms = numberOf(module, outer);
      if (ms !== null) return ms === 0 ? 'none' : before === 'none' || before === 'constant' ? 'constant' : before;
      return before === 'growing' || before === 'jittered' ? before : value?.type === 'CallExpression' || value === null || value.type === 'MemberExpression' ? 'unknown' : judgeAmount(module, outer, new Set());
    }
  }
}

/** A function or class of the package itself: `axiosRetry.exponentialDelay`, `new ExponentialBackoff()`. */
function judgeStrategy(module: Module, outer: Node, values: Readonly<Record<string, RetryWait>>): RetryWait | null {
  const path = resolveValue(module, unwrap(outer));
  if (!path || path.package === null) return null;
  const found = Object.keys(values).find((each) => matches(each, path.steps));
  return found === undefined ? null : (values[found] ?? null);
}

/** `(attempt) => attempt * 1000` */
export function judgeFunction(module: Module, fn: FunctionNode): RetryWait {
  const changing = new Set(fn.params.flatMap(namesIn));
  const returned = findReturns(fn).flatMap((each) => (each ? [each] : []));
  if (returned.length === 0) return 'unknown';
  return returned.map((each) => judgeAmount(module, each, changing)).reduce(better);
}

/** `attempt`, `attempt = 1`, `{ attempt }` */
function namesIn(parameter: Node): readonly string[] {
  const names: string[] = [];
  walk(parameter, (node) => {
    if (node.type === 'Identifier' && !isMemberOrKey(node)) names.push(node.name);
  });
  return names;
}
