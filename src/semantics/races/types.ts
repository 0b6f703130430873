import type { CallExpression, FunctionNode, Node } from '../../ast/index.js';
import type { Operation } from '../operations/types.js';
import type { Comparison, LooksAgainModel } from '../types.js';

/** A function as it runs for one call: what its parameters stand for. Null is the code that a question is about. */
export interface Run {
  readonly fn: FunctionNode;
  readonly call: CallExpression;
  readonly caller: Run | null;
}

/** A read that a value came from. */
export interface Origin {
  readonly read: Operation;
  /** The run in which the read is made. */
  readonly run: Run | null;
  /** The names and indexes (`[]`) from what the read gives down to the value. */
  readonly path: readonly string[];
  /** What picked one of several: the condition of `find`, the key of `get`. */
  readonly by?: Node;
}

/** How a value was computed from one that was read. */
export type Computation = 'number' | 'text' | 'list' | 'object' | 'entry' | 'rows' | 'drained';

/** A column that a filter names, with what it is to be; null where a constant of the text says it. */
export interface Key {
  readonly column: string;
  readonly value: Node | null;
  readonly run: Run | null;
}

/** A write of what was computed from an earlier read of the same record, with nothing that makes the two one. */
export interface LostUpdate {
  readonly read: Operation;
  readonly write: Operation;
  /** The column, path or key that is written back; null for a whole entry. */
  readonly field: string | null;
  readonly computation: Computation;
  /** The changed value: a property's value, an assignment to an entity, an argument. */
  readonly node: Node;
  /** What is written, as an expression. */
  readonly value: Node;
}

/** How a store computes itself what code computes from an earlier read. */
export interface AtomicStep {
  /** What is added or subtracted. */
  readonly by: Node;
  readonly isMinus: boolean;
  /** What an `if` asks about the column, which the write then asks by itself. */
  readonly guard: LookAgain | null;
  readonly form:
    | { readonly kind: 'operator'; readonly name: string }
    /** An expression in the place of the value, with `$by` for what is added. */
    | { readonly kind: 'expression'; readonly text: string; readonly imports: { readonly from: string; readonly name: string } | null }
    /** `{ $inc: { stock: 1 } }` in the place of all that is written. */
    | { readonly kind: 'object'; readonly name: string; readonly column: string; readonly object: Node }
    /** Another method in the place of the call, with `$by` for what is added. */
    | { readonly kind: 'call'; readonly call: Node; readonly text: string }
    /** `SET balance = $1` in a text, whose value is an element of a list. */
    | { readonly kind: 'statement'; readonly text: Node; readonly column: string; readonly placeholder: string };
}

/** A look-up that decides about a write which does not look again. */
export interface CheckThenAct {
  /**
   * `exists`: looks whether there is one, then makes one. `state`: looks at a column, then changes it. `pending`: takes what is to be
   * done, does it, then marks it. `entry`: looks at an entry of a cache, then sets it. `limit`: counts, then makes one more. `number`:
   * makes one with a number that was counted before. `repeat`: sets a column for good, and counts, whatever it was. `overlap`: looks
   * whether there is one in a range, then makes one. `taken`: finds one, counts what follows from it, then deletes it.
   */
  readonly kind: 'exists' | 'state' | 'pending' | 'entry' | 'limit' | 'number' | 'repeat' | 'overlap' | 'taken';
  readonly read: Operation;
  readonly write: Operation;
  /** The column that decides, or those by which one is looked for; null for an entry. */
  readonly field: string | null;
  readonly node: Node;
  /** What the `if` asks, of an entry that must not be there. */
  readonly asked?: Node;
  /** A schema in sight shows that nothing unique stands behind it. */
  readonly isProven: boolean;
}

/** How a write looks again at what an `if` before it has looked at, and answers as that does. */
export interface LookAgain {
  readonly write: Operation;
  readonly model: LooksAgainModel;
  readonly condition: { readonly says: string; readonly comparison: Comparison; readonly column: string; readonly value: Node | null };
  /** What the condition is added to. */
  readonly joins:
    | { readonly kind: 'property'; readonly object: Node }
    /** `findByIdAndUpdate(id)`, whose filter is nothing but a key. */
    | { readonly kind: 'key'; readonly key: Node }
    | { readonly kind: 'call'; readonly after: CallExpression }
    | { readonly kind: 'operand'; readonly filter: Node; readonly record: Node }
    | { readonly kind: 'text'; readonly text: Node; readonly list: Node }
    /** `set(key, value, 'NX')` */
    | { readonly kind: 'word'; readonly call: CallExpression }
    /** `set(key, value, { NX: true })` */
    | { readonly kind: 'option'; readonly call: CallExpression; readonly object: Node | null };
  readonly statement: Node;
  /** What becomes of the write's answer. */
  readonly use: { readonly kind: 'none' } | { readonly kind: 'returned' } | { readonly kind: 'named'; readonly name: Node };
  /** What the `if` does where it does not let pass. */
  readonly consequent: Node;
}
