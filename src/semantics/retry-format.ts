import type { Claim, OptionsPosition } from './claim-format.js';
import type { ConditionModel } from './wait-format.js';

/** How long a library waits before it tries again. */
export type RetryWaitName = 'none' | 'constant' | 'growing' | 'jittered';

/** A call that has something tried again, or a client that tries its requests again. */
export interface RetryModel extends Claim {
  /** Paths from the package to the calls; left out where it is about a client. */
  paths?: readonly string[];
  /** The client of this library, by its name, that tries its requests again: by options where it is made, and at the call. */
  client?: string;
  /** Which argument is tried again: the first of these that is a function. */
  runs?: OptionsPosition;
  /** Where the options are, for calls; those of a client are where the client has them. */
  options?: OptionsPosition;
  attempts: RetryAttemptsModel;
  wait: RetryPauseModel;
  /** The HTTP methods that it tries again. Left out where it tries whatever it is given. */
  methods?: readonly string[];
  /** The option that holds other methods. */
  methodsOption?: string;
  /** The option that holds a function which says what is tried again, in the place of these methods. */
  conditionOption?: string;
  /** It is an operator: what is tried again is what it is piped behind. */
  isOperator?: boolean;
  /** It sends a key of its own, the same for all attempts of one call. */
  sendsKey?: boolean;
  /** The option of the client it is called on that holds the same options for all calls: `defaultJobOptions`. */
  inherits?: string;
  /** The library whose client it is given, to have the requests of that client tried again: `axios`. */
  decorates?: string;
  /** A queue tries it again: nobody waits for it. */
  isInBackground?: boolean;
}

export interface RetryAttemptsModel {
  /** Options that hold how often, the first that is given counts. */
  options: readonly string[];
  /** An argument that holds it: `retry(5, task)`. */
  argument?: number;
  /** The number counts the first attempt, too. */
  includesFirst?: boolean;
  /** How often it tries again when nothing says so; null for without end. */
  default: number | null;
  /** Options that, with one of these values, have it go on without end: `{ option: 'forever', equals: [true] }`. */
  endless?: readonly ConditionModel[];
  /** Options by which it ends all the same: `maxRetryTime`. */
  boundedBy?: readonly string[];
  /** What a repair writes to give it an end. */
  remedy?: RetryRemedyModel;
}

export interface RetryPauseModel {
  default: RetryWaitName;
  /** Options that change it, the last that is given counts. */
  by?: readonly RetryPauseOption[];
  /** What a repair writes to have it wait longer each time, and not at the same time as others. */
  remedy?: RetryRemedyModel;
}

export interface RetryPauseOption {
  option: string;
  /**
   * `delay`: milliseconds, or a function that gives them. `jitter`: whether a part is left to chance. `growth`: a factor, where 1 is none.
   * `name`: one of `values`. `strategy`: a call or member of the package, one of `values` by path.
   */
  is: 'delay' | 'jitter' | 'growth' | 'name' | 'strategy';
  values?: Readonly<Record<string, RetryWaitName>>;
}

export interface RetryRemedyModel {
  option: string;
  /** Code of the value; `$callee` stands for what is called, `$limit` for the number of retries, `$attempts` for one more, `$import` for what is imported. */
  code: string;
  import?: { name: string; from: string };
}
