import type { Claim, OptionsPosition } from './claim-format.js';

/** Calls that are not requests but matter to those around them. */
export type CallModel =
  /** Bounds what its argument does: `pTimeout(promise, { milliseconds })`. */
  | DeadlineModel
  /** Runs its argument and adds no bound: `pRetry(fn)`, `pLimit(n)(fn)`. */
  | (Claim & { kind: 'runs'; paths: readonly string[] })
  /** Holds options for another call: `new NodeHttpHandler({ … })`, `new Agent({ … })`. */
  | (Claim & { kind: 'options'; paths: readonly string[]; options: OptionsPosition })
  /** Leaves a client given to it as it is, and returns it if it returns anything: `axiosRetry(client)`. */
  | (Claim & { kind: 'decorates'; paths: readonly string[] })
  /** Reads a client given to it first and sends nothing: `getSignedUrl(client, command)`. */
  | (Claim & { kind: 'offline'; paths: readonly string[] })
  /** Waits for so many milliseconds, and does nothing else: `setTimeout(ms)` of `node:timers/promises`. */
  | (Claim & { kind: 'pauses'; paths: readonly string[]; milliseconds: number })
  /** Gives an instance of the class that is its first argument: `Container.get(Service)`. */
  | (Claim & { kind: 'provides'; paths: readonly string[] })
  /** Sets a bound for every call of other libraries in the process: `setGlobalDispatcher(new Agent({ … }))`. */
  | GlobalSettingModel;

export interface DeadlineModel extends Claim {
  kind: 'deadline';
  paths: readonly string[];
  /** The option, a duration, without which it bounds nothing; it always bounds when this is left out. */
  option?: string;
  /** Where that option is: in the options of the call itself, or of the call that made its receiver (`new PQueue({ timeout }).add(fn)`). */
  options?: OptionsPosition;
  madeWith?: OptionsPosition;
  /** The library's own bound where the option is not given. */
  defaultMs?: number;
}

export interface GlobalSettingModel extends Claim {
  kind: 'configures-globally';
  paths: readonly string[];
  libraries: readonly string[];
  /** It bounds nothing unless one of these options is given to it, or may be. */
  boundedBy?: readonly string[];
  options?: OptionsPosition;
}
