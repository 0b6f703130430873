import type { LibraryModel } from '../semantics/types.js';

const source = 'runtypes@7.0.5: behaviour run';

/** `check` gives the value, `guard` tells. */
export const runtypesModel: LibraryModel = {
  library: 'runtypes',
  packages: ['runtypes'],
  majors: [6, 7],
  checks: [
    { names: ['check'], gives: 'value', unknownKeys: 'kept', source },
    { names: ['assert'], gives: 'assertion', unknownKeys: 'kept', source },
    { names: ['guard', 'inspect'], gives: 'verdict', unknownKeys: 'kept', source },
  ],
};
