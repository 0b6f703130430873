import { possibleMajors, specifiersOf, type Module } from '../../project/index.js';
import { mustHold } from '../majors.js';
import { registryOf } from '../registry.js';
import type { SchemaModel } from '../types.js';

/** The order in which a package that has several of them is taken to prefer them. */
const PREFERRED = ['zod', 'valibot', 'yup', 'joi', '@sinclair/typebox', 'ajv'];

/** A validator that a file may use, and what it is imported from there. */
export interface Validator {
  readonly model: SchemaModel;
  readonly from: readonly string[];
}

/** The validator that a file imports, else one that its package depends on; the first is the one to write with. */
export function findValidators(module: Module): readonly Validator[] {
  const imported = new Set(specifiersOf(module));
  const all = registryOf(module).all.flatMap(({ library, majors, schemas = [] }) =>
    schemas.flatMap((model): (Validator & { rank: number })[] => {
      const [first, ...others] = model.imports;
      if (!first) return [];
      // Where nothing tells the version, it is taken to be a new one.
      const possible = possibleMajors(module.package, first.from, majors);
      if (!mustHold(model.majors, possible.length < majors.length ? possible : majors.slice(-1))) return [];
      // `zod/v4` has the same names.
      const own = [first.from, ...[...imported].filter((each) => new RegExp(`^${first.from}/v\\d+$`).test(each))].find((each) => imported.has(each));
      if (own === undefined && module.package?.dependsOn(first.from) !== true) return [];
      const rank = PREFERRED.indexOf(library) + (own === undefined ? 100 : 0);
      return [{ model, from: [own ?? first.from, ...others.map(({ from }) => from)], rank }];
    }),
  );
  return all.sort((a, b) => a.rank - b.rank);
}
