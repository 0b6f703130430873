import type { Expression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { LogCall } from '../types.js';
import type { FoundLogger } from './loggers.js';
import { isMadeWith } from './construction.js';
import { kindOf } from './kinds.js';
import { countPlaceholders } from './placeholders.js';

type Places = Pick<LogCall, 'message' | 'fields' | 'formatted' | 'dropped' | 'printed' | 'unknown'>;

const NONE: Places = { message: null, fields: null, formatted: [], dropped: [], printed: [], unknown: [] };

/** What becomes of the arguments of a log call. */
export function sortArguments(module: Module, found: FoundLogger, given: readonly Expression[]): Places {
  const [first, ...rest] = given;
  if (!first) return NONE;
  switch (found.logger.fields) {
    case 'first':
      return sortLeading(module, found, first, rest);
    case 'last':
      return sortTrailing(module, found, first, rest);
    case 'none':
      return kindOf(module, first) === 'text' ? sortBehind(module, found, first, rest) : { ...NONE, printed: given };
  }
}

/** pino, bunyan: `info(fields, message, …values)`, `info(message, …values)` */
function sortLeading(module: Module, found: FoundLogger, first: Expression, rest: readonly Expression[]): Places {
  switch (kindOf(module, first)) {
    case 'text':
    case 'scalar':
      return sortBehind(module, found, first, rest);
    case 'object':
    case 'error': {
      const [message, ...values] = rest;
      return { ...(message ? sortBehind(module, found, message, values) : NONE), fields: first };
    }
    default:
      return { ...NONE, unknown: [first, ...rest] };
  }
}

/** winston, tslog: `info(message, fields)`, `info(fields)` */
function sortTrailing(module: Module, found: FoundLogger, first: Expression, rest: readonly Expression[]): Places {
  const [second, ...others] = rest;
  const kind = kindOf(module, first);
  if (!second) {
    if (kind === 'unknown' || kind === 'function') return { ...NONE, unknown: [first] };
    return kind === 'object' || kind === 'error' ? { ...NONE, fields: first } : { ...NONE, message: first };
  }
  if (kind === 'object' || kind === 'error') {
    // An object where the message belongs: what is behind it is no message.
    return kindOf(module, second) === 'text' ? { ...NONE, message: second, [found.logger.rest]: [first, ...others] } : { ...NONE, unknown: [first, ...rest] };
  }
  const isFields = (node: Expression): boolean => ['object', 'error'].includes(kindOf(module, node));
  if (kind === 'unknown' || kind === 'function') return isFields(second) ? { ...NONE, fields: second, [found.logger.rest]: others, unknown: [first] } : { ...NONE, unknown: [first, ...rest] };
  const count = found.logger.format === 'none' ? 0 : countPlaceholders(module, first);
  if (count === null || count > 0) return sortFormatted(module, found, first, rest, count);
  if (isFields(second)) return { ...NONE, message: first, fields: second, [found.logger.rest]: others };
  if (kindOf(module, second) === 'unknown') return { ...NONE, message: first, unknown: rest };
  // A text or number behind the message hides the fields that follow.
  return { ...NONE, message: first, [found.logger.rest]: rest };
}

/** A message that asks for values: they are put in where the logger is made to do so, else all that follows is dropped. */
function sortFormatted(module: Module, found: FoundLogger, message: Expression, rest: readonly Expression[], count: number | null): Places {
  const { formatNeeds, rest: fate } = found.logger;
  const state = formatNeeds ? isMadeWith(module, found, formatNeeds) : 'yes';
  if (state === 'no' && count !== null) return { ...NONE, message, [fate]: rest };
  if (state === 'unknown' || count === null) return { ...NONE, message, unknown: rest };
  const [fields, ...others] = rest.slice(count);
  const formatted = rest.slice(0, count);
  if (!fields) return { ...NONE, message, formatted };
  return kindOf(module, fields) === 'object' ? { ...NONE, message, formatted, fields, [fate]: others } : { ...NONE, message, formatted, [fate]: [fields, ...others] };
}

/** What stands behind the message where fields do not. */
function sortBehind(module: Module, { logger }: FoundLogger, message: Expression, values: readonly Expression[]): Places {
  const count = logger.format === 'none' ? 0 : countPlaceholders(module, message);
  if (values.length === 0) return { ...NONE, message };
  if (count === null) return { ...NONE, message, ...sortBehindUnread(module, logger.rest, values) };
  return { ...NONE, message, formatted: values.slice(0, count), [logger.rest]: values.slice(count) };
}

/** Behind a text that is not in sight: no placeholder is meant for an object or an Error. */
function sortBehindUnread(module: Module, fate: 'dropped' | 'printed', values: readonly Expression[]): Partial<Places> {
  const isMeantAsField = values.every((each) => ['object', 'error'].includes(kindOf(module, each)));
  return { [fate === 'printed' || isMeantAsField ? fate : 'unknown']: values };
}
