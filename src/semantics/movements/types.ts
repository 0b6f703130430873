import type { Expression, Node } from '../../ast/index.js';
import type { OutboundRequest, Slot } from '../types.js';

/** A call that moves money or goods without a key by which the other side knows it again. */
export interface KeylessMovement {
  readonly request: OutboundRequest;
  /** What there is twice when it is made twice: `payment`. */
  readonly what: string;
  /** `absent`: there is no key. `random`: it is another each time, and this is its value. */
  readonly key: { readonly state: 'absent' } | { readonly state: 'random'; readonly value: Node };
  /** The dotted path of the option or header that takes it; null where it is an argument of its own. */
  readonly option: string | null;
  /** Where a repair may write it. */
  readonly slot: Slot | null;
  /** What stays the same when it is tried again, where the call itself mentions it: `order.id`. */
  readonly identity: Expression | null;
  /** Whether only the path of the request tells what it moves. */
  readonly isByPath: boolean;
}
