import type { LibraryModel } from '../semantics/types.js';

const source = 'yup@1.7.1: behaviour run';

/** It keeps the keys that an object does not name, unless told otherwise. */
export const yupModel: LibraryModel = {
  library: 'yup',
  packages: ['yup'],
  majors: [0, 1],
  checks: [
    { names: ['validate', 'validateSync'], gives: 'value', unknownKeys: 'kept', keysBy: { noUnknown: 'refused', exact: 'refused' }, source },
    { names: ['isValid', 'isValidSync'], gives: 'verdict', unknownKeys: 'kept', keysBy: { noUnknown: 'refused', exact: 'refused' }, source },
  ],
};
