import { stringValue, type CallExpression, type Expression, type FunctionNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { isNothing } from '../values.js';
import type { LogCall } from '../types.js';
import { kindOf } from './kinds.js';
import { sortArguments } from './sort-arguments.js';
import { describeWrapper, type Role, type Wrapper } from './wrappers.js';

type Describe = (module: Module, call: CallExpression) => LogCall | null;

/** A call of a function of the project that hands its arguments on to a logger. */
export function describeWrapped(module: Module, call: CallExpression, fn: FunctionNode, describe: Describe): LogCall | null {
  const wrapper = describeWrapper(module, fn, describe);
  if (!wrapper) return null;
  const { line } = wrapper;
  const given = call.arguments.map((each) => (each.type === 'SpreadElement' ? each.argument : each));
  const isSpread = call.arguments.some(({ type }) => type === 'SpreadElement');
  const whole = { ...line, node: call, wrapper: fn, logger: wrapper.logger, given };
  if (isSpread) return { ...whole, message: null, fields: null, formatted: [], dropped: [], printed: [], unknown: given };
  if (wrapper.isThin) return { ...whole, ...sortArguments(module, line, given) };
  return { ...whole, ...levelOf(wrapper, given), ...sortByRole(module, wrapper, given) };
}

/** `this.write('error', message)`: the level is an argument. */
function levelOf({ roles, line, logger }: Wrapper, given: readonly Expression[]): Pick<LogCall, 'level' | 'isErrorLevel' | 'given'> {
  const index = roles.indexOf('level');
  const named = index < 0 ? null : given[index];
  if (!named) return { level: line.level, isErrorLevel: line.isErrorLevel, given };
  const level = stringValue(named) ?? '';
  return { level, isErrorLevel: logger.errorLevels.includes(level), given: given.filter((each) => each !== named) };
}

function sortByRole(module: Module, { roles, rest }: Wrapper, given: readonly Expression[]): Pick<LogCall, 'message' | 'fields' | 'formatted' | 'dropped' | 'printed' | 'kept' | 'unknown'> {
  const places: Record<Role, Expression[]> = { message: [], fields: [], printed: [], kept: [], dropped: [], unknown: [], level: [] };
  for (const [index, argument] of given.entries()) {
    if (isNothing(module, argument)) continue;
    const role = index < roles.length ? roles[index] : (rest ?? 'dropped');
    // `log(...all)` of a function that puts its own word before them: what is first is the message.
    const isFirstOfRest = index === roles.length && role === 'printed' && !roles.includes('message') && kindOf(module, argument) === 'text';
    places[isFirstOfRest ? 'message' : (role ?? 'unknown')].push(argument);
  }
  const [message = null] = places.message;
  const [fields = null] = places.fields;
  return { message, fields, formatted: [], dropped: places.dropped, printed: [...places.printed, ...places.kept], kept: places.kept, unknown: places.unknown };
}
