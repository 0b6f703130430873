import type { CallExpression, Node } from '../../ast/index.js';
import type { OutboundRequest, ResponseModel } from '../types.js';

/** A call that gives the answer of a server whatever its status: the request itself, or a function of the project that hands one on. */
export interface ResponseSource {
  readonly request: OutboundRequest;
  readonly response: ResponseModel;
  /** Whether the call is the request itself. */
  readonly isRequest: boolean;
}

/** What code does with the answer that a call gives. */
export interface ResponseUse {
  /** Expressions that read its body. */
  readonly reads: readonly Node[];
  /** Where its status is looked at in a way that may tell every failure. */
  readonly looks: readonly Node[];
  /** Where only some failures are looked for: `status === 404`. */
  readonly partialLooks: readonly Node[];
  /** Where the code waits for it and goes on without it, or asks no more than whether it is there. */
  readonly dropped: readonly Node[];
  /** Something else of it is used: its headers, its address. */
  readonly isUsed: boolean;
  /** Functions that give it to their callers. */
  readonly returnedBy: ReadonlySet<Node>;
  /** It goes where nobody can see what becomes of it. */
  readonly isHandedOn: boolean;
}

/** An answer that is taken for a success whatever its status is. */
export interface UncheckedResponse {
  readonly source: ResponseSource;
  readonly call: CallExpression;
  readonly use: ResponseUse;
  /** `read`: its body is taken for what was asked for. `partial`: so it is, where it is no failure that is looked for. `ignored`: nothing of it is used. */
  readonly kind: 'read' | 'partial' | 'ignored';
  /** The first read of its body as it is written, in whichever file; null where there is none. */
  readonly said: string | null;
}
