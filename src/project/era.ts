import { tick } from './ticker.js';

/** A time in which files are not looked at again, for those that may use the same packages and are asked with the same words. */
export type Era = object;

interface Known {
  readonly tick: number;
  readonly vocabulary: readonly string[];
  readonly era: Era;
}

const eras = new WeakMap<ReadonlySet<string>, Known>();

/**
 * @param dependencies the same set for all files of a package, until a package.json changes.
 * @param vocabulary the same list for all that are linted with the same models.
 */
export function eraOf(dependencies: ReadonlySet<string>, vocabulary: readonly string[]): Era {
  const time = tick();
  const known = eras.get(dependencies);
  if (known?.tick === time && known.vocabulary === vocabulary) return known.era;
  const era = {};
  eras.set(dependencies, { tick: time, vocabulary, era });
  return era;
}
