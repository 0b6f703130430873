import type { LibraryModel } from '../semantics/types.js';

const source = 'arktype@2.2.9: behaviour run';

/** A type is a function that gives the value or its errors; it keeps keys that it does not name. */
export const arktypeModel: LibraryModel = {
  library: 'arktype',
  packages: ['arktype'],
  majors: [2],
  checks: [
    { names: ['assert'], gives: 'value', unknownKeys: 'kept', source },
    { names: ['allows', '()'], gives: 'verdict', unknownKeys: 'kept', source },
  ],
};
