import type { CallExpression, Expression, Invocation, Node, ObjectExpression } from '../ast/index.js';
import type { CallModel } from './call-format.js';
import type { ClientModel, ConstructionModel, RequestModel } from './client-format.js';
import type { LibraryModel } from './model-format.js';
import type { RemedyModel, WaitModel } from './wait-format.js';

export type * from './call-format.js';
export type * from './claim-format.js';
export type * from './client-format.js';
export type * from './model-format.js';
export type * from './retry-format.js';
export type * from './wait-format.js';
export type * from './handler-format.js';
export type * from './log-format.js';
export type * from './schedule-format.js';
export type * from './resource-format.js';
export type * from './operation-format.js';
export type * from './batch-format.js';
export type * from './schema-format.js';
export type * from './n-plus-one/types.js';
export type * from './operations/types.js';
export type * from './memory-store-format.js';
export type * from './races/types.js';
export type { Opening } from './transactions/opening.js';
export type { Retry, RetryBound, RetryWait, LibraryRetry } from './retries/types.js';
export type * from './logs/types.js';
export type * from './handlers/types.js';
export type * from './sensitive/types.js';
export type { SharedHolder } from './shared-state/holders.js';
export type { SharedClient } from './package-facts/shared-clients.js';

/** How a value was reached: from the export of a package, or a global variable, step by step. */
export interface ApiPath {
  /** Module specifier, or null for a global. */
  readonly package: string | null;
  readonly global: string | null;
  readonly steps: readonly ApiStep[];
  /** It may also be something else (`options.client ?? axios`): what it is, is proven; how it was configured, is not. */
  readonly uncertain: boolean;
}

export type ApiStep =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'call' | 'new'; readonly node: Invocation }
  /** An instance of the class or interface reached so far, made out of sight (a typed parameter, an injected field). */
  | { readonly kind: 'typed' }
  /** An element of the list reached so far. */
  | { readonly kind: 'element' }
  /** What the function that the call reached so far is given is called with: `tx` in `transaction(async (tx) => …)`. */
  | { readonly kind: 'given'; readonly index: number; readonly node: CallExpression };

/** Where a repair may write options. */
export type Slot =
  | { readonly kind: 'object'; readonly node: ObjectExpression }
  /** There is no options argument yet; `index` is where it goes. */
  | { readonly kind: 'argument'; readonly call: Invocation; readonly index: number }
  /** The options are an expression to be copied: `{ ...options, timeout }`. */
  | { readonly kind: 'spread'; readonly node: Expression };

/** What is known of one option. `unknown` (a spread, a parameter, a computed key) means: stay silent. */
export type OptionFact =
  | { readonly state: 'set'; readonly value: Node; readonly property: Node | null }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' };

/** The object a call is given as its options. */
export interface Options {
  read(path: string): OptionFact;
  /** Null when a repair cannot write here. */
  readonly slot: Slot | null;
}

/** How a client came to be; `node` is null when that is out of sight. */
export interface Construction {
  readonly model: ConstructionModel | null;
  readonly node: Invocation | null;
}

interface Described {
  readonly node: Invocation;
  /** As it is written from the package: `axios.create().get()`. */
  readonly api: string;
  readonly library: LibraryModel;
  /** The majors of the library that this package may use. */
  readonly majors: readonly number[];
}

/** A call that waits for the other side. */
export interface OutboundRequest extends Described {
  readonly kind: 'outbound-request';
  readonly request: RequestModel;
  readonly client: ClientModel;
  /** From the first construction to the last: `axios.create(a).create(b)` has two. Empty for a shared instance. */
  readonly made: readonly Construction[];
  readonly uncertain: boolean;
}

/** A construction of a client. */
export interface ClientConstruction extends Described {
  readonly kind: 'client';
  readonly client: ClientModel;
  /** The last one is this call itself. */
  readonly made: readonly Construction[];
  readonly uncertain: boolean;
}

/** A call of a package that bounds, runs, configures or decorates something else. */
export interface Helper extends Described {
  readonly kind: CallModel['kind'];
  readonly call: CallModel;
}

export type CallDescription = OutboundRequest | ClientConstruction | Helper;

/** One thing a call can wait for, and whether that wait is bounded. */
export interface Wait {
  readonly model: WaitModel;
  readonly bound: Bound;
  /** What of the model's remedies works in every major that may be installed. */
  readonly remedies: readonly RemedyModel[];
}

export type Bound =
  | { readonly state: 'set' }
  | { readonly state: 'unknown' }
  /** Nothing bounds it but the library itself; `defaultMs` is null when that waits for ever. */
  | {
      readonly state: 'absent';
      readonly defaultMs: number | null;
      /**
       * What in sight a repair and a report belong to: the construction, or the module that gives the client as it is
       * (`imports: [HttpModule]`); null when it is the call itself.
       */
      readonly owner: Node | null;
      /** An option that is there and does nothing. */
      readonly ignored: { readonly option: string; readonly property: Node; readonly value: Node } | null;
      /** A signal that is there and that nothing arms. */
      readonly deadSignal: { readonly value: Node } | null;
    };
