/**
 * The part of the model format that speaks of what runs a function again and again.
 */
import type { Claim, OptionsPosition } from './claim-format.js';

/** A timer or a scheduler: `setInterval(fn, 5000)`, `cron.schedule('* * * * *', fn)`, `@Cron('* * * * *')` on a method. */
export interface ScheduleModel extends Claim {
  /** Paths of the calls, from the package; of decorators, with `decorates`. */
  paths: readonly string[];
  /** It is a decorator, and the method is the function. */
  decorates?: boolean;
  /** How its times are written: a number of milliseconds, or a text of cron; the first argument that is one counts. */
  times: 'ms' | 'cron';
  /** The options of its only argument that hold the function and the times. */
  named?: { callback: string; times: string };
  /** The option that leaves out a turn while the last one still runs, and where it is given. */
  noOverlap?: { option: string; options: OptionsPosition; majors?: string };
  /** The index of the argument that does the same, where it has no options. */
  noOverlapArgument?: number;
}
