import type { LibraryModel } from '../semantics/types.js';

const source = '@sinclair/typebox@0.34.52, typebox@1.4.3: behaviour run';

/** `Value.Cast` and the like repair a value and check nothing. */
export const typeboxModel: LibraryModel = {
  library: '@sinclair/typebox',
  packages: ['@sinclair/typebox', '@sinclair/typebox/*', 'typebox', 'typebox/*'],
  majors: [0, 1],
  checks: [
    { names: ['Parse', 'Decode'], gives: 'value', unknownKeys: 'kept', source },
    { names: ['Assert'], gives: 'assertion', unknownKeys: 'kept', source },
    { names: ['Check'], gives: 'verdict', unknownKeys: 'kept', source },
    { names: ['Convert', 'Clean', 'Default'], gives: 'same', argument: 1, source },
  ],
};
