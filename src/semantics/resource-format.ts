/**
 * The part of the model format that speaks of things that are taken and must be given back.
 */
import type { Claim } from './claim-format.js';

/** A connection, a session, a lock, a file: whoever takes it must give it back, or nobody else gets it. */
export interface ResourceModel extends Claim {
  /** What it is to a reader: `connection`. */
  what: string;
  /** Paths from the package to the calls that give it, itself or as a promise. */
  taken: readonly string[];
  /** A call that is given a function is another: that function gets it, and the library takes it back. */
  withoutCallback?: boolean;
  /** Members of it that give it back, the usual one first. */
  returned: readonly string[];
  /** Members of anything that give back what they are given: `release` of `mutex.release(lock)`. */
  returnedTo?: readonly string[];
  /** It is a function that gives it back: `const release = await mutex.acquire()`. */
  isFunction?: boolean;
  /** Giving it back takes time: `await` belongs before it. */
  awaited?: boolean;
  /** It is held from this member's call on, not from the beginning: `connect` of `new Client()`. */
  heldFrom?: string;
  /** One that is never given back in sight may be meant for the life of the process. */
  mayStay?: boolean;
  /** What ends it is the outcome of a transaction, which nobody can write unseen. */
  isTransaction?: boolean;
  /** A transaction in it, which must be undone before it is given back: what begins one, a member or a statement, and what undoes it. */
  transaction?: { begins: string; statement?: boolean; undo: string };
}
