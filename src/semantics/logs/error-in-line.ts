import type { Module } from '../../project/index.js';
import type { Caught } from './caught.js';
import { mentions as mentionsInside } from './caught-text.js';
import { findErrorMentions, type ErrorMention } from './error-mentions.js';
import type { ErrorInLine, LogCall } from './types.js';

export { findErrorMentions, type ErrorMention };

/** What a line of the log has of the Error that its place is about. */
export function judgeErrorInLine(module: Module, caught: Caught, call: LogCall): ErrorInLine {
  const mentions = findErrorMentions(module, caught, call);
  if (mentions.some(({ keeps }) => keeps === 'kept')) return { state: 'kept' };
  // `logger.child({ err }).error('failed')`
  if (mentions.some(({ keeps }) => keeps === 'unknown') || call.given.some(({ parent }) => parent.type === 'SpreadElement') || mentionsInside(caught, call.node.callee)) return { state: 'unknown' };
  const [worst] = [...mentions].sort((one, other) => WEIGHT[other.says] - WEIGHT[one.says]);
  if (worst) return { state: 'lost', at: worst.property && worst.property.shorthand ? worst.property : worst.node };
  // Of an argument whose place is out of sight nothing says that it is not the Error.
  return { state: 'absent' };
}

/** What is nearest to the Error itself is what a person would change. */
const WEIGHT: Readonly<Record<ErrorMention['says'], number>> = { stack: 0, unknown: 0, part: 1, text: 2, whole: 3 };
