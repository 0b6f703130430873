import type { CallExpression, Expression, FunctionNode, Node, ObjectExpression } from '../../ast/index.js';
import type { LoggerModel } from '../log-format.js';
import type { Construction, LibraryModel } from '../types.js';

/** A call that writes a line of a log. */
export interface LogCall {
  readonly node: CallExpression;
  readonly library: LibraryModel;
  readonly majors: readonly number[];
  readonly logger: LoggerModel;
  /** From the first construction to the last; empty where the logger was made out of sight. */
  readonly made: readonly Construction[];
  /** It may be configured out of sight, or be a wrapper that is only known by its shape. */
  readonly uncertain: boolean;
  /**
   * The function of the project that is called, and hands the line on to the logger: `logError(error, 'failed')`. Null for a call of the
   * logger itself. `logger` then says what the function does with its arguments.
   */
  readonly wrapper: FunctionNode | null;
  /** The method called: `error`; empty where it is only known when the call runs. */
  readonly level: string;
  readonly isErrorLevel: boolean;
  /** The arguments that make the line, in order: all but one that names the level. */
  readonly given: readonly Expression[];
  /** What is printed as the message; null where there is none (`log.error(err)`, `log.info({ … })`). */
  readonly message: Expression | null;
  /** The object of fields in the place where this logger takes it, as written; not necessarily a literal. */
  readonly fields: Expression | null;
  /** Arguments that placeholders of the message take, in order. */
  readonly formatted: readonly Expression[];
  /** Arguments behind the message that the logger drops; also an object before a text, where fields go behind it (winston). */
  readonly dropped: readonly Expression[];
  /** Arguments that are printed as text behind the message (`console.log('a', b)`). */
  readonly printed: readonly Expression[];
  /** Those of them that a wrapper writes so that the stack of an Error is in the line. */
  readonly kept?: readonly Expression[];
  /** Arguments of which nothing proves what they are, so that none of the places above is theirs for certain. */
  readonly unknown: readonly Expression[];
}

/** Whether a line that says something of an Error has its stack and cause. */
export type ErrorInLine =
  | { readonly state: 'kept' }
  | { readonly state: 'unknown' }
  /** The Error is in the line, in a place or a form in which this logger loses its stack. */
  | { readonly state: 'lost'; readonly at: Node }
  /** Nothing of it is in the line. */
  | { readonly state: 'absent' };

/** What a repair needs to know to write a line of this logger. */
export interface LineLayout {
  readonly fields: LoggerModel['fields'];
  /** The key of an Error among the fields: `err`; null where this logger takes it as an argument. */
  readonly errorKey: string | null;
  /** Where an Error goes as an argument of its own. */
  readonly errorArgument: 'first' | 'last' | null;
  /** The object literal that other fields are added to, where there is one. */
  readonly object: ObjectExpression | null;
}
