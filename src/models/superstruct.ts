import type { LibraryModel } from '../semantics/types.js';

const source = 'superstruct@2.0.2: behaviour run';

/** `mask` drops the keys that a struct does not name, the others refuse them. */
export const superstructModel: LibraryModel = {
  library: 'superstruct',
  packages: ['superstruct'],
  majors: [1, 2],
  checks: [
    { names: ['mask'], gives: 'value', unknownKeys: 'stripped', source },
    { names: ['create'], gives: 'value', unknownKeys: 'refused', source },
    { names: ['assert'], gives: 'assertion', unknownKeys: 'refused', source },
    { names: ['is', 'validate'], gives: 'verdict', unknownKeys: 'refused', source },
  ],
};
