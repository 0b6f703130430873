export type WaitName = 'connect' | 'response' | 'query' | 'command';

export interface WaitModel {
  wait: WaitName;
  /** The wait exists only where the client's options say so: `{ option: 'client', equals: ['pg'] }`. */
  when?: ConditionModel;
  /** The wait is meant to be open where the client's options say so: a connection made for blocking commands. */
  unless?: ConditionModel;
  /** The same, where one of these methods is called on the client in sight: `blpop` waits by design. */
  unlessCalled?: readonly string[];
  /** Any one of these, set, bounds the wait. */
  boundedBy: readonly BoundModel[];
  /** The library's own bound in milliseconds; left out when it waits for ever. */
  defaultMs?: number;
  /** Majors the default holds for; in others there is none. */
  defaultMajors?: string;
  /** The default is a last resort that no service should rely on, whatever `maxDefaultMs` allows (undici's five minutes). */
  lastResort?: boolean;
  /** Options that look as if they bounded the wait and do nothing. */
  ignored?: readonly IgnoredOptionModel[];
  /** What to write to bound it, first that fits. */
  remedies: readonly RemedyModel[];
}

/** An option of the client that has one of these literal values; that is there at all when none are given. */
export interface ConditionModel {
  option: string;
  equals?: readonly (string | number | boolean | null)[];
}

/** An option, by dotted path (`timeout.request`), that bounds a wait. */
export interface BoundModel {
  option: string;
  /**
   * `duration`: a number, where 0, false, null and Infinity mean none. `signal`: an AbortSignal that has a timer.
   * `given`: whatever is there bounds it or cannot be judged.
   */
  is: 'duration' | 'signal' | 'given';
  /** It does nothing unless this other option of the same object has this value. */
  needs?: { option: string; equals: string | number | boolean };
  /** Read at the call only, or at the client only; both when left out. */
  at?: 'call' | 'client';
  majors?: string;
}

export interface IgnoredOptionModel {
  option: string;
  majors?: string;
}

/**
 * How a repair bounds the wait. `ms`/`s`: the number; `signal`: `AbortSignal.timeout(ms)`; `deadline`: `Date.now() + ms`;
 * `fetch`: a function that calls the global `fetch` with such a signal.
 */
export interface RemedyModel {
  /** The option to set, by dotted path; or the method to chain to the call. */
  option?: string;
  chain?: string;
  value: 'ms' | 's' | 'signal' | 'deadline' | 'fetch';
  at: 'call' | 'client';
  /** Other options the remedy needs to work, with their literal values. */
  with?: Readonly<Record<string, string | number | boolean>>;
  /** It is named to the reader and never written: it asks for more than a value (another place, a listener, a listed trade). */
  byHand?: boolean;
  majors?: string;
}
