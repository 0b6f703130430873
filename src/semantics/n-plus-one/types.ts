import type { FunctionNode, Invocation, Node } from '../../ast/index.js';
import type { BulkModel, ManyModel } from '../batch-format.js';
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

/** A part of a text to be replaced: `%keys` stands for the keys of all elements, `%name` for what is imported. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** How the records of all elements can be asked for by one call before the iteration. */
export interface BatchRead {
  readonly operation: Operation;
  /** The list of the iteration, whether it is known to be an array, and whether its type may forbid to hand it on as one that may be changed. */
  readonly list: Node;
  readonly isArray: boolean;
  readonly isReadonly: boolean;
  /** What names the element, and the key of the record that is asked for. */
  readonly element: Node;
  readonly key: Node;
  /** The field of a record that holds its key. */
  readonly field: string;
  /** What makes of the call one for all keys. */
  readonly edits: readonly TextEdit[];
  readonly imports: readonly { readonly from: string; readonly name: string }[];
  /** The name of the function that one of them is called in the place of. */
  readonly replaced: Node | null;
  /** The statement before which it is asked. */
  readonly statement: Node;
  /** What is replaced by the look-up: the call, what waits for it, what takes its rows. */
  readonly asked: Node;
  /** The pattern that takes the record, or the rows, out of an answer, and what names it there: `{ rows: [user] }`, `user`. */
  readonly taken: { readonly pattern: Node; readonly rows: Node } | null;
  /** All records of a key are meant, not one. */
  readonly isGroup: boolean;
  readonly model: ManyModel;
  /** `await Promise.all(list.map(async …))`, once nothing in it waits any more. */
  readonly waits: { readonly outer: Node; readonly inner: Node; readonly fn: FunctionNode } | null;
  /** The same on every run: nothing but reading happens, and a key of the list is the key of its record. */
  readonly isSafe: boolean;
}

/** How what a loop inserts one by one can be inserted by one call in its place. */
export interface BatchInsert {
  readonly operation: Operation;
  readonly list: Node;
  readonly element: Node;
  /** What is inserted for an element. */
  readonly record: Node;
  readonly edits: readonly TextEdit[];
  readonly statement: Node;
  readonly model: BulkModel;
}
