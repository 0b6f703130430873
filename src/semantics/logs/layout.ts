import { stringValue, unwrap } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { mustHold } from '../majors.js';
import { readMadeOptions } from '../made-options.js';
import type { LineLayout, LogCall } from '../types.js';
import { isMadeWith } from './construction.js';

/** What a repair needs to know to write a line of the logger of a call. */
export function layoutOf(module: Module, log: LogCall): LineLayout {
  const fields = log.fields && unwrap(log.fields);
  return { ...layoutOfLogger(module, log), object: fields?.type === 'ObjectExpression' ? fields : null };
}

/** The same of a logger that nothing is written by yet. */
export function layoutOfLogger(module: Module, logger: Layable): LineLayout {
  return { fields: logger.logger.fields, errorKey: findErrorKey(module, logger), errorArgument: findErrorArgument(module, logger), object: null };
}

type Layable = Pick<LogCall, 'logger' | 'majors' | 'made' | 'uncertain'>;

/** `err`, or what the construction names instead; null where no key keeps an Error for certain. */
function findErrorKey(module: Module, log: Layable): string | null {
  const { keys, keyOption, majors } = log.logger.errors;
  const [first] = keys;
  if (log.logger.fields === 'none' || first === undefined || first === '*' || !mustHold(majors, log.majors) || !holdsIn(module, log, 'keys')) return null;
  const [made] = log.made;
  if (keyOption === undefined || !made || log.uncertain) return first;
  const fact = readMadeOptions(module, made).read(keyOption);
  if (fact.state === 'absent') return first;
  const value = fact.state === 'set' ? findLiteral(module, fact.value) : null;
  return value && stringValue(value);
}

function findErrorArgument(module: Module, log: Layable): LineLayout['errorArgument'] {
  const { errors, fields } = log.logger;
  if (!mustHold(errors.majors, log.majors)) return null;
  const places = fields === 'first' ? (['first', 'last'] as const) : (['last', 'first'] as const);
  return places.find((each) => errors[each] === 'kept' && holdsIn(module, log, each)) ?? null;
}

/** Whether what an Error needs in a place, if anything, is in the construction. */
function holdsIn(module: Module, log: Layable, place: 'first' | 'last' | 'keys'): boolean {
  const { needs } = log.logger.errors;
  return needs?.in !== place || isMadeWith(module, log, needs) === 'yes';
}
