import type { Module } from '../../project/index.js';

/** What a value must be, as far as a declared type says. */
export type ValueShape =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'null' | 'date' }
  /** `code` is the literal as code, with quotes where it is a text. */
  | { readonly kind: 'literal'; readonly code: string; readonly isText: boolean }
  | { readonly kind: 'enum'; readonly name: string; readonly module: Module }
  | { readonly kind: 'list' | 'record' | 'nullable'; readonly of: ValueShape }
  | { readonly kind: 'union'; readonly of: readonly ValueShape[] }
  | ObjectShape
  /** Only a person can tell. */
  | { readonly kind: 'unknown' };

export interface ObjectShape {
  readonly kind: 'object';
  readonly fields: readonly FieldShape[];
}

export interface FieldShape {
  readonly name: string;
  readonly value: ValueShape;
  readonly isOptional: boolean;
}

/** How values arrive: `texts`, as those of a query do; `json`; or as they are (`values`), as the arguments of a server action do. */
export type Arrival = 'texts' | 'json' | 'values';

export const UNKNOWN: ValueShape = { kind: 'unknown' };
