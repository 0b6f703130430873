import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const pLimitModel: LibraryModel = {
  library: 'p-limit',
  packages: ['p-limit'],
  majors: [2, 3, 4, 5, 6, 7],
  calls: [
    { kind: 'runs', paths: ['()()', '().map()', 'limitFunction()'], source: 'p-limit@7.3.3:index.js' },
  ],
};
