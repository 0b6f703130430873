import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const pSettleModel: LibraryModel = {
  library: 'p-settle',
  packages: ['p-settle'],
  majors: [4, 5],
  calls: [
    { kind: 'runs', paths: ['()'], source: 'p-settle@5.2.1:index.js' },
  ],
};
