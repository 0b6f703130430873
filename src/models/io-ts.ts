import type { LibraryModel } from '../semantics/types.js';

const source = 'io-ts@2.2.22: behaviour run';

/** `decode` gives an Either that somebody has to look at. */
export const ioTsModel: LibraryModel = {
  library: 'io-ts',
  packages: ['io-ts'],
  majors: [2],
  checks: [
    { names: ['decode', 'is', 'validate'], gives: 'verdict', unknownKeys: 'kept', source },
  ],
};
