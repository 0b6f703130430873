import type { Invocation, Node } from '../../ast/index.js';
import type { RetryModel } from '../retry-format.js';
import type { OptionFact, Slot } from '../types.js';

export type { RetryModel } from '../retry-format.js';

/** How often something is tried: so often at most, without end, or out of sight. */
export type RetryBound = 'set' | 'absent' | 'unknown';

/** How long it waits before it tries again: not at all, always as long, longer each time, or with a part left to chance. */
export type RetryWait = 'none' | 'constant' | 'growing' | 'jittered' | 'unknown';

/** Code that does something again because it failed. */
export interface Retry {
  /** `chain`: a recursion in `.catch()`; `helper`: a call of a function in sight that tries what it is given; `library`: what a package does. */
  readonly kind: 'loop' | 'recursion' | 'chain' | 'helper' | 'library';
  /** The loop, or the call that does it again, or that has it done. */
  readonly node: Node;
  readonly bound: RetryBound;
  readonly wait: RetryWait;
  /** What is tried again: code that fails or not. Null when it is out of sight. */
  readonly body: Node | null;
  /** Where it goes on after a failure: a `catch` clause, a callback, a branch. */
  readonly failure: Node | null;
  /** The time to wait, where it is written. */
  readonly pause: Node | null;
  /** What changes from one attempt to the next, by name: counters, delays, parameters. */
  readonly changing: ReadonlySet<string>;
  /** A timer starts the next attempt, so that nobody waits for it. */
  readonly isInBackground: boolean;
  /** Only one kind of failure is tried again, and another attempt is all that it takes: a name that is taken, a conflict of versions. */
  readonly isConflict: boolean;
  readonly library: LibraryRetry | null;
}

export interface LibraryRetry {
  /** As it is written from the package. */
  readonly api: string;
  readonly call: Invocation;
  readonly model: RetryModel;
  /** Where a repair may write its options. */
  readonly slot: Slot | null;
  /** The value among its own options that has it go on without end; null when that is its default, or said elsewhere. */
  readonly endless: Node | null;
  /** The value among its own options that says how often. */
  readonly told: Node | null;
  /** What it was made by was told to, which is reported there. */
  readonly isInherited: boolean;
  /** What is known of an option, wherever it is said. */
  readonly read: (option: string) => OptionFact;
}
