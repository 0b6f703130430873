import type { LibraryModel } from '../semantics/types.js';

const source = 'joi@18.3.2: behaviour run';

/** It refuses keys that an object does not name, unless told otherwise. */
export const joiModel: LibraryModel = {
  library: 'joi',
  packages: ['joi', '@hapi/joi'],
  majors: [17, 18],
  checks: [
    { names: ['validateAsync', 'attempt'], gives: 'value', unknownKeys: 'refused', keysBy: { unknown: 'kept', pattern: 'kept', any: 'kept' }, source },
    { names: ['validate'], gives: 'verdict', unknownKeys: 'refused', keysBy: { unknown: 'kept', pattern: 'kept', any: 'kept' }, source },
    { names: ['assert'], gives: 'assertion', unknownKeys: 'refused', keysBy: { unknown: 'kept', pattern: 'kept', any: 'kept' }, source },
  ],
};
