import type { Node } from '../../ast/index.js';

/** What of a value nobody who reads logs should have. */
export type SensitiveKind =
  | 'password' | 'secret' | 'token' | 'key' | 'authorization' | 'cookie' | 'card' | 'identity' | 'code'
  /** What tells who a person is, and opens nothing. */
  | 'email' | 'phone'
  /** A value that holds others, of which one is or may be such a thing. */
  | 'request' | 'body' | 'headers' | 'message' | 'environment' | 'record';

/**
 * How it is known. `source`: where the value comes from says so; `use`: what else the code does with it; `name`: nothing but what it
 * is called.
 */
export type SensitiveProof = 'source' | 'use' | 'name';

/** A value that does not belong into a log. */
export interface Sensitive {
  readonly kind: SensitiveKind;
  readonly proof: SensitiveProof;
  /** As it is told to a person: `a password`, `a whole request body`. */
  readonly what: string;
  /** Of a value that holds others: the one that is a secret. */
  readonly part?: string;
}

/** One of them inside an expression: what is to be changed there. */
export interface SensitivePart extends Sensitive {
  /** The outermost expression that stands for this value alone: a placeholder of a template, the value of a field, the argument. */
  readonly node: Node;
  /** The field of an object literal that is written around it, to be taken out. */
  readonly field: Node | null;
  /** The keys under which it would stand in the line: `['user', 'password']`; null in a text. */
  readonly path: readonly string[] | null;
}
