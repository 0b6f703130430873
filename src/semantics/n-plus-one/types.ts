import type { Invocation } from '../../ast/index.js';
import type { Iteration } from '../iteration/index.js';
import type { Operation } from '../operations/types.js';

/** A call that asks a store once for each element of a list, where one call could ask for all. */
export interface NPlusOne {
  /** `query`, `write`: the call itself. `cache`: an entry of a cache. `path`: it leads to one. `invariant`: the same query each time. `field`: a field of a GraphQL type asks by its parent. */
  readonly kind: 'query' | 'write' | 'cache' | 'path' | 'invariant' | 'field';
  readonly call: Invocation;
  readonly operation: Operation;
  /** The calls that prove it, from the one in the iteration to the one that asks. */
  readonly path: readonly Invocation[];
  readonly iteration: Iteration | null;
  /** No single call of the library does the same: it takes statements of its own, or other ways to treat a failure. */
  readonly isHardToBatch: boolean;
}
