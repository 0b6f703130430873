import { findEnclosingFunction, findReturns, isFunction, unwrap, type CallExpression, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findDeclaredVariable } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { isNothing } from '../values.js';
import type { LogCall, LoggerModel } from '../types.js';
import { isHandedThrough, judgeRoles } from './roles.js';

/** What becomes of an argument of a function that logs. */
export type Role = 'message' | 'fields' | 'printed' | 'kept' | 'dropped' | 'unknown' | 'level';

/** A function of the project that hands what it is given on to a logger. */
export interface Wrapper {
  /** The line that it writes. */
  readonly line: LogCall;
  /** The same logger, as it takes arguments through this function. */
  readonly logger: LoggerModel;
  /** It hands its arguments on as they are. */
  readonly isThin: boolean;
  /** Of each parameter. */
  readonly roles: readonly Role[];
  /** Of the arguments that a rest parameter takes. */
  readonly rest: Role | null;
}

/** A parameter that is a name of its own. */
export interface Parameter {
  readonly variable: Variable;
  readonly isRest: boolean;
}

type Describe = (module: Module, call: CallExpression) => LogCall | null;

/** More than this is a function that works, and reports on it. */
const MAX_CALLS = 25;

const known = new WeakMap<Module, Map<FunctionNode, Wrapper | null>>();

/** What a function does with its parameters, where all it does is log them; null for others, and for what cannot be read. */
export function describeWrapper(module: Module, fn: FunctionNode, describe: Describe): Wrapper | null {
  const home = homeOf(module, fn);
  let answers = known.get(home);
  if (!answers) known.set(home, (answers = new Map()));
  let answer = answers.get(fn);
  if (answer === undefined) {
    // A function that calls itself is none.
    answers.set(fn, null);
    answers.set(fn, (answer = readWrapper(home, fn, describe)));
  }
  return answer;
}

function readWrapper(module: Module, fn: FunctionNode, describe: Describe): Wrapper | null {
  const parameters = readParameters(module, fn);
  if (!parameters || parameters.length === 0 || fn.generator) return null;
  const calls = module.invocations.filter((each) => isInside(each, fn));
  if (calls.length > MAX_CALLS) return null;
  const lines = calls.flatMap((each) => (each.type === 'CallExpression' ? (describe(module, each) ?? []) : []));
  const [line] = lines;
  if (!line || !givesNothing(module, fn, lines) || lines.some((each) => findEnclosingFunction(each.node) !== fn)) return null;
  if (lines.length === 1 && isHandedThrough(module, line, parameters)) return { line, logger: line.logger, isThin: true, roles: [], rest: null };
  return judgeRoles(module, fn, parameters, lines);
}

/** What has a result does more than log. */
function givesNothing(module: Module, fn: FunctionNode, lines: readonly LogCall[]): boolean {
  return findReturns(fn).every((each) => {
    const value = each && unwrap(each);
    return value === null || isNothing(module, value) || lines.some(({ node }) => node === value);
  });
}

function isInside({ range: [start, end] }: Node, { body }: FunctionNode): boolean {
  return body.range[0] <= start && end <= body.range[1];
}

/** Null where one is taken apart: what it is, is not one thing. */
function readParameters(module: Module, fn: FunctionNode): readonly Parameter[] | null {
  const parameters = fn.params.map((each) => readParameter(module, fn, each));
  return parameters.every((each) => each !== null) ? parameters : null;
}

function readParameter(module: Module, fn: FunctionNode, outer: Node): Parameter | null {
  const isRest = outer.type === 'RestElement';
  const inner = isRest ? outer.argument : outer.type === 'AssignmentPattern' ? outer.left : outer;
  if (inner.type !== 'Identifier') return null;
  const variable = findDeclaredVariable(module, fn, inner.name);
  const isWritten = variable?.references.some((each) => each.isWrite() && !each.init && isFunction(fn));
  return variable && !isWritten ? { variable, isRest } : null;
}
