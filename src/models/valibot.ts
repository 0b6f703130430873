import type { LibraryModel } from '../semantics/types.js';

const source = 'valibot@1.5.0: behaviour run';

const keysBy = { looseObject: 'kept', objectWithRest: 'kept', record: 'kept', any: 'kept', unknown: 'kept', strictObject: 'refused' } as const;

/** Schemas are arguments: `v.parse(schema, value)`. */
export const valibotModel: LibraryModel = {
  library: 'valibot',
  packages: ['valibot'],
  majors: [0, 1],
  checks: [
    { names: ['parse', 'parseAsync'], gives: 'value', unknownKeys: 'stripped', keysBy, schema: 0, source },
    { names: ['safeParse', 'safeParseAsync', 'is'], gives: 'verdict', unknownKeys: 'stripped', keysBy, schema: 0, source },
    { names: ['assert'], gives: 'assertion', unknownKeys: 'kept', keysBy: { strictObject: 'refused' }, schema: 0, source },
  ],
};
