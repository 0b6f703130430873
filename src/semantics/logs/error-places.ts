import { stringValue, type Expression } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { readMadeOptions } from '../made-options.js';
import { mayHold, mustHold } from '../majors.js';
import type { OptionFact } from '../types.js';
import { isMadeWith } from './construction.js';
import { findLineFormats, keepsFields } from './keeps-fields.js';
import { layoutOf } from './layout.js';
import type { LogCall } from './types.js';

/** Whether an Error in some place of a line keeps its stack and cause. */
export type Keeping = 'kept' | 'lost' | 'unknown';

type Place = 'first' | 'last' | 'keys';

/** An Error that is an argument of its own. */
export function keepsAs(module: Module, call: LogCall, argument: Expression): Keeping {
  const { errors, rest } = call.logger;
  // `%s` of what formats as Node does writes the stack; others write the message.
  if (call.formatted.includes(argument)) return rest === 'printed' && errors.last === 'kept' ? 'kept' : rest === 'dropped' ? 'lost' : 'unknown';
  if (call.kept?.includes(argument)) return 'kept';
  if (argument.parent.type === 'SpreadElement' || (call.unknown.includes(argument) && call.given.indexOf(argument) > 1)) return 'unknown';
  const place = call.given[0] === argument ? 'first' : 'last';
  return errors[place] === 'kept' ? keptIn(module, call, place) : 'lost';
}

/** An Error under a key of an object; `isDeep` when that object is itself the value of a key. */
export function keepsUnder(module: Module, call: LogCall, argument: Expression, key: string, isDeep: boolean): Keeping {
  const { errors } = call.logger;
  if (call.dropped.includes(argument)) return 'lost';
  if (call.unknown.includes(argument)) return 'unknown';
  if (errors.keys.includes('*')) return keptIn(module, call, 'keys');
  if (isDeep) return 'unknown';
  const known = errors.keys.includes(key) ? keptIn(module, call, 'keys') : keptByFormat(module, call);
  return known === 'kept' ? known : isConfigured(module, call, key) ? 'unknown' : known;
}

/** What the formats of the logger make of an Error under any key, where it has such. */
function keptByFormat(module: Module, call: LogCall): Keeping {
  if (!call.logger.lineFormats) return 'lost';
  const errors = findLineFormats(module, call)?.errors;
  return errors === undefined || errors === 'passing' ? 'unknown' : errors;
}

function keptIn(module: Module, call: LogCall, place: Place): Keeping {
  const { errors } = call.logger;
  if (!mayHold(errors.majors, call.majors)) return 'lost';
  if (!mustHold(errors.majors, call.majors)) return 'unknown';
  // What is behind the message is written as fields are.
  if (place === 'last' && call.logger.fields === 'last' && !writesStack(module, call)) return 'unknown';
  if (errors.needs?.in !== place) return 'kept';
  const state = isMadeWith(module, call, errors.needs);
  return state === 'yes' ? 'kept' : state === 'no' ? 'lost' : 'unknown';
}

/** Whether the formats of the logger, where it has such, write the stack of an Error that became a field. */
function writesStack(module: Module, call: LogCall): boolean {
  return keepsFields(module, call).answer === 'yes' || findLineFormats(module, call)?.hasStack === true;
}

/** Whether the construction may say something of the Errors under a key: a serialiser, another name for the key. */
function isConfigured(module: Module, call: LogCall, key: string): boolean {
  const { keyOption, serializers } = call.logger.errors;
  if (call.uncertain || call.made.length === 0) return true;
  const named = keyOption === undefined ? null : readOfLogger(module, call, keyOption);
  if (named && named.state !== 'absent' && (named.state === 'unknown' || stringValue(named.value) === null || stringValue(named.value) === key)) return true;
  return serializers !== undefined && serializers.some((option) => readOfLogger(module, call, option.replace('*', key)).state !== 'absent');
}

/** An option of whichever construction sets it. */
function readOfLogger(module: Module, call: LogCall, option: string): OptionFact {
  if (call.uncertain) return { state: 'unknown' };
  let fact: OptionFact = { state: call.made.length === 0 ? 'unknown' : 'absent' };
  for (const made of call.made) {
    if (!made.node) return { state: 'unknown' };
    const read = readMadeOptions(module, made).read(option);
    if (read.state !== 'absent') fact = read;
  }
  return fact;
}

/**
 * Where a line of this logger takes an Error so that its stack is kept. `field`: under a key of the fields. `first` and `last`: as an
 * argument of its own. `stack-field` and `stack-argument`: as the text of its stack.
 */
export type ErrorPlace = { readonly kind: 'field'; readonly key: string } | { readonly kind: 'first' | 'last' | 'stack-field' | 'stack-argument' };

export function findErrorPlace(module: Module, call: LogCall): ErrorPlace | null {
  const { errors, fields, rest } = call.logger;
  if (errors.stackText) return call.isErrorLevel && errors.last === 'kept' && takesStack(call) ? { kind: 'stack-argument' } : null;
  if (fields === 'first') {
    const key = layoutOf(module, call).errorKey;
    if (key !== null) return { kind: 'field', key };
    return errors.first === 'kept' && call.fields === null && keptIn(module, call, 'first') === 'kept' ? { kind: 'first' } : null;
  }
  if (errors.last !== 'kept' || keptIn(module, call, 'last') !== 'kept') return null;
  // Fields and an Error want the same place.
  return fields === 'last' && rest === 'dropped' && call.fields !== null ? { kind: 'stack-field' } : { kind: 'last' };
}

/** Behind a logger that another may stand in for, a text is surely no context only where there is one already: `new Logger('Orders')`. */
function takesStack({ uncertain, made: [first] }: LogCall): boolean {
  return !uncertain || (first?.node?.type === 'NewExpression' && first.node.arguments.length > 0);
}
