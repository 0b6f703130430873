import type { Node } from '../../ast/index.js';
import type { Input } from '../handlers/types.js';
import type { ApiStep, InputPart } from '../types.js';

/** What is known of the type of a value from outside: nothing, or what code made of it; `seal`: the signature that a secret gives for it. */
export type Form = 'any' | 'text' | 'number' | 'bounded' | 'date' | 'seal';

/** A value that comes from outside, or holds one: which part of the input it is, and what was made of it since. */
export interface Taint {
  readonly input: Input;
  readonly part: InputPart;
  /** Keys from the input to this value: `['user', 'email']`; `*` for an element or a computed key. */
  readonly keys: readonly string[];
  readonly form: Form;
  /** The expression inside the handler by which it came. */
  readonly entry: Node;
}

/**
 * How much a look at a value says: whether it is there or how large it is; of which type or which of a list it is; `shape`: that all it
 * should have is there and of the right type, beside which there may be more; `listed`: a table has something by its name.
 */
export type Strength = 'weak' | 'shape' | 'listed' | 'type';

/** What the outcome of a look at a value tells, once a condition asks it. */
export interface Verdict {
  readonly taint: Taint;
  readonly strength: Strength;
  /** It speaks of everything inside the value too. */
  readonly isDeep: boolean;
  /** It only says so where the code leaves when there is none: `if (!name) return`. */
  readonly isPresence: boolean;
}

/** The object that a handler reads its input from, or a member on the way: `req`, `c.req`. */
export interface Holder {
  readonly read: (steps: readonly ApiStep[], node: Node) => Input | null;
  readonly steps: readonly ApiStep[];
}

/** What the code knows of a value that something from outside may have got into. */
export interface Value {
  /** From outside as a whole, or a copy of what is. */
  readonly taints: readonly Taint[];
  /** What an object or a list made here has in it; `*` for elements and computed keys. */
  readonly fields: Map<string, Value> | null;
  readonly verdicts: readonly Verdict[];
  readonly holder: Holder | null;
  /** Keys from outside by which it was looked up: `jobs[name]`. */
  readonly picked: readonly Taint[];
}

export type SinkKind = 'query' | 'write' | 'request' | 'file' | 'process' | 'message' | 'pattern' | 'lookup' | 'loop';

/** Code that does something with what it is given. */
export interface Sink {
  readonly kind: SinkKind;
  readonly node: Node;
  /** What of the call goes there; null for all of its arguments. */
  readonly places: readonly Node[] | null;
  /** What it is called on is written: `order.status = status; await order.save()`. */
  readonly isOfReceiver?: boolean;
}

/** Something from outside that arrives at a sink. */
export interface Flow {
  readonly taint: Taint;
  readonly sink: Sink;
  /** What the code found out about the value before. */
  readonly known: Strength | null;
  /** It becomes a record as a whole: which keys there are, the sender decides, or a check has decided. */
  readonly record: 'open' | 'kept' | null;
  /** It becomes part of the text of a statement, not a value of it. */
  readonly isInText: boolean;
  /** The call of the handler itself that leads there, where that is another function. */
  readonly via: Node | null;
}
