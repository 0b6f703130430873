import type { Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { Need } from './needs.js';

/** How the absence of a variable goes unnoticed. */
export type Fate =
  /** An assertion or a cast says that it is there. */
  | { readonly kind: 'asserted'; readonly at: Node }
  /** It becomes NaN. */
  | { readonly kind: 'number'; readonly at: Node }
  /** It becomes the word "undefined" in a text. */
  | { readonly kind: 'text'; readonly at: Node }
  /** A call that needs it is given nothing. */
  | { readonly kind: 'need'; readonly at: Node; readonly need: Need }
  /** A default takes its place that suits a laptop, or that everybody can read. */
  | { readonly kind: 'local' | 'secret'; readonly at: Node; readonly value: Node };

/** `handled`: it is looked at, or has a fit default. Null: where it goes says nothing. */
export type Answer = Fate | 'handled' | null;

export interface Walk {
  readonly module: Module;
  readonly name: string;
  /** Uses that were followed: a name that leads back to itself ends there. */
  readonly seen: Set<Node>;
}

/** How far a value is followed through names. */
export const MAX_DEPTH = 6;

export interface State {
  /** The way from the value at hand down to the variable: `['smtp', 'host']` where it is held by a configuration object. */
  readonly path: readonly string[];
  readonly asserted: Node | null;
  /** An empty text stands in its place. */
  readonly isEmpty: boolean;
  /** It is NaN by now. */
  readonly number: Node | null;
  readonly depth: number;
}
