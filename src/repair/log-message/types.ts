import type { TSESLint } from '@typescript-eslint/utils';
import type { CallExpression, Expression, Node } from '../../ast/index.js';
import type { LineLayout } from '../../semantics/types.js';

export type SourceCode = Readonly<TSESLint.SourceCode>;

/** A call that writes a line of a log, its arguments by what they are to the logger. */
export interface LogLineRequest {
  readonly sourceCode: SourceCode;
  readonly call: CallExpression;
  /** Its arguments that make the line, in order: all but one that names the level. */
  readonly given: readonly Expression[];
  readonly message: Expression | null;
  /** The object of fields, in the place where the logger takes it. */
  readonly fields: Expression | null;
  /** What placeholders of the message take, in order. */
  readonly formatted: readonly Expression[];
  /** What follows the message and is printed as text or dropped. */
  readonly others: readonly Expression[];
  readonly layout: LineLayout;
  /** The Error that an expression is or tells of: `err` of `err.message`, `String(err)`. */
  readonly errorOf?: (node: Expression) => Expression | null;
  /** Whether an expression is the same text in every run: a constant of this or another file. */
  readonly isConstant?: (node: Expression) => boolean;
  /** Whether an expression behind the message is an object meant as fields (`meta`), rather than one value. */
  readonly isFields?: (node: Expression) => boolean;
  /** The keys of an object that is not written at the call; null when they are out of sight. */
  readonly keysOf?: (node: Expression) => readonly string[] | null;
}

/** What a log call becomes. */
export interface LogLinePlan {
  readonly message: string;
  /** Whether the message says what happened as well as before, so that nobody need read the repair first. */
  readonly readsWell: boolean;
  /** The names of the fields that the repair adds. */
  readonly names: readonly string[];
  /** What stands between the parentheses of the call. */
  readonly text: string;
  readonly edit: (fixer: TSESLint.RuleFixer) => readonly TSESLint.RuleFix[];
}

/** A piece of a message: text, a value that changes from line to line, or one of a few fixed texts, which may stay. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly node: Expression }
  | { readonly kind: 'fixed'; readonly node: Expression }
  /** Text and values that are one value together. */
  | { readonly kind: 'joined'; readonly parts: readonly Part[]; readonly name: string };

/** A value of a message, in the order in which it is evaluated. */
export interface Hole {
  readonly node: Expression;
  /** What it is a part of: `/users/${id}`. */
  readonly whole: Whole | null;
  /** The word of the message directly before it. */
  readonly wordBefore: string | null;
  /** The word directly behind it. */
  readonly wordAfter: string | null;
  /** `ms` of `${elapsed}ms` */
  readonly unit: string | null;
}

/** A value that is written as a template. */
export interface Whole {
  readonly name: string;
  readonly text: string;
  readonly nodes: readonly Expression[];
}

/** A field that a repair adds to a line. */
export interface Field {
  readonly name: string;
  readonly text: string;
  /** What of the source stands in it, comments included. */
  readonly nodes: readonly Node[];
}
