import type { LibraryModel } from '../semantics/types.js';

const source = 'ajv@8.20.0: behaviour run';

/** A compiled schema is a function that tells whether its argument fits, and leaves it as it is. */
export const ajvModel: LibraryModel = {
  library: 'ajv',
  packages: ['ajv', 'ajv/*'],
  majors: [6, 8],
  checks: [
    { names: ['validate', '()'], gives: 'verdict', unknownKeys: 'kept', source },
  ],
};
