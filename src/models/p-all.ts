import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const pAllModel: LibraryModel = {
  library: 'p-all',
  packages: ['p-all'],
  majors: [3, 4, 5],
  calls: [
    { kind: 'runs', paths: ['()'], source: 'p-all@5.0.1:index.js' },
  ],
};
