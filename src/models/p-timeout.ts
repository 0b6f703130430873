import type { LibraryModel } from '../semantics/types.js';

/** It rejects and does not stop the work. */
export const pTimeoutModel: LibraryModel = {
  library: 'p-timeout',
  packages: ['p-timeout'],
  majors: [3, 4, 5, 6, 7, 8],
  calls: [
    { kind: 'deadline', paths: ['()'], source: 'p-timeout@4.1.0:index.js, p-timeout@8.0.0:index.js; behaviour run' },
  ],
};
