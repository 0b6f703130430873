import { changes } from './changes.js';
import { lookAgainAtIndexes } from './import-index.js';
import { lookAgainAtFiles } from './source-file.js';
import { tick } from './ticker.js';

/** A time in which no file has changed, for those that may use the same packages and are asked with the same words. */
export type Era = object;

interface Known {
  tick: number;
  readonly changes: number;
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
  if (known?.vocabulary === vocabulary && (known.tick === time || isUnchanged(known))) {
    known.tick = time;
    return known.era;
  }
  const era = {};
  eras.set(dependencies, { tick: time, changes: changes(), vocabulary, era });
  return era;
}

/** Looks at all files again that answers may rest on. */
function isUnchanged(known: Known): boolean {
  lookAgainAtFiles();
  lookAgainAtIndexes();
  return changes() === known.changes;
}
