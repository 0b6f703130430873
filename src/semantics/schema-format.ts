/**
 * The part of the model format that speaks of schemas: how a validator writes what a value must be, and how it is asked.
 *
 * In all code, `$lib` and `$run` are the local names of what is imported, and `$type` is `<T>` with the declared type, in TypeScript.
 */
import type { Claim } from './claim-format.js';

/** How a validator is imported, and how its schemas are written and asked. */
export interface SchemaModel extends Claim {
  /** The first is `$lib`, the second `$run`. */
  imports: readonly SchemaImport[];
  /** Code for each kind of value; a kind that is left out cannot be written. */
  writes: SchemaCode;
  /** What it writes is a JSON schema. */
  isJsonSchema?: boolean;
  /** Code of the whole schema around that of its object (`$of`): `$of.required()`. */
  whole?: string;
  /** The same where values arrive as texts, if that is another. */
  wholeOfTexts?: string;
  /** What a schema made by it is called: `createUserSchema`, `validateCreateUser`. */
  named: 'schema' | 'validate';
  asks: SchemaQuestion;
  reads: SchemaReading;
}

export interface SchemaImport {
  from: string;
  as: string;
  /** Exports that are the same thing; the first is written where the file has none. `*` is the namespace, `default` the default export. */
  names: readonly string[];
}

export interface SchemaCode {
  text?: string;
  number?: string;
  boolean?: string;
  null?: string;
  /** `$value` is the code of a literal. */
  literal?: string;
  /** One of several literals: `$values`. */
  literals?: string;
  /** The same where all of them are texts. */
  texts?: string;
  /** One of the values of an enum whose values are texts: `$name`. */
  enum?: string;
  /** `$of` is the code of an element. */
  list?: string;
  record?: string;
  /** `$fields` are the fields, `$required` the names of those that must be there, quoted. */
  object?: string;
  /** `$each` are the alternatives. */
  /** The same, of which other keys are refused or taken out where a framework asks it. */
  closedObject?: string;
  union?: string;
  /** Whether an alternative may be an object. */
  unionOfObjects?: boolean;
  nullable?: string;
  /** Around the code of a field. */
  optional?: string;
  required?: string;
  /** Around an object that is a field. */
  nested?: string;
  /** A date that arrives as a text, as those of JSON do, and is made one. */
  dateOfText?: string;
  /** Whether a list may hold dates that are made of texts. */
  datesInLists?: boolean;
  /** A date that arrives as one. */
  date?: string;
  /** A number that arrives as a text, as those of a query do, and is made one. */
  numberOfText?: string;
}

/** How a schema is asked about a value: `$schema`, `$input`; what it gives is called `$parsed`. */
export interface SchemaQuestion {
  /**
   * `result`: what it gives tells, and holds the value; `guard`: it tells whether the value fits, which has its other keys taken out;
   * `throws`: it gives the value or throws.
   */
  how: 'result' | 'guard' | 'throws';
  code: string;
  /** `result`: the condition under which the value does not fit. */
  fails?: string;
  /** `result`: where the value is. */
  value?: string;
  /** `guard`: code for the value that is asked about, where it is not the input itself. */
  prepared?: string;
}

/** What the names of a schema say: by it, one that is in sight is known to say the same as a type. */
export interface SchemaReading {
  /** The last names of calls that make an object, whose fields the first argument has. */
  objects: readonly string[];
  /** Calls around another schema, which they have as first argument: `pipe`, `optional`. */
  around?: readonly string[];
  /** Names of calls, and the kind of value that they stand for. */
  kinds: Readonly<Record<string, 'text' | 'number' | 'boolean' | 'date' | 'list' | 'object'>>;
  /** Names of calls that make a field optional, or needed, where it is the other by itself. */
  optional: readonly string[];
  required?: readonly string[];
  /** Names of methods that leave the fields as they are: `strict`, `refine`. */
  same: readonly string[];
  /** Calls that give a schema which lets everything through: `any`. */
  nothing: readonly string[];
  /** The same where they are given nothing: `custom`. */
  nothingAlone?: readonly string[];
  /** Types that are made of a schema: `z.infer<typeof schema>`. */
  types: readonly string[];
}
