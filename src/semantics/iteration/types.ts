import type { Node, Variable } from '../../ast/index.js';

/**
 * What an iteration goes over. `literal`: a list that is written out, or one that code keeps this short. `chunks`: parts of a list.
 * `elements`: a list whose length nobody knows. `count`: numbers up to one that nobody knows. `rest`: what is left of a list that each
 * round takes from. `cursor`: a stream. `rounds`: nothing, it ends by a condition.
 */
export type IterationSubject = 'literal' | 'chunks' | 'elements' | 'count' | 'rest' | 'cursor' | 'rounds';

/** Code that runs once for each element of something. */
export interface Iteration {
  readonly kind: 'loop' | 'callback';
  /** The loop, or the call that is given the function. */
  readonly node: Node;
  /** What runs for each element: the body of the loop, the function. */
  readonly body: Node;
  readonly over: IterationSubject;
  /** The list, or the number that it counts to. */
  readonly list: Node | null;
  /** How many elements there are at most, where that is known. */
  readonly size: number | null;
  /** What holds the element, or is counted up. */
  readonly variables: ReadonlySet<Variable>;
  /** What a round is given by the one before. */
  readonly carried: ReadonlySet<Variable>;
  /** Rounds start without waiting for one another. */
  readonly isConcurrent: boolean;
  /** So many rounds at once, where a library sees to it. */
  readonly isLimited: boolean;
}
