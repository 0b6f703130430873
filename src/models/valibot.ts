import type { LibraryModel } from '../semantics/types.js';

const source = 'valibot@1.5.0: behaviour run';

/** Schemas are arguments: `v.parse(schema, value)`. */
export const valibotModel: LibraryModel = {
  library: 'valibot',
  packages: ['valibot'],
  majors: [0, 1],
  checks: [
    { names: ['parse', 'parseAsync'], gives: 'value', unknownKeys: 'stripped', source },
    { names: ['safeParse', 'safeParseAsync', 'is'], gives: 'verdict', unknownKeys: 'stripped', source },
    { names: ['assert'], gives: 'assertion', unknownKeys: 'kept', source },
  ],
};
