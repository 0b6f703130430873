import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const pRetryModel: LibraryModel = {
  library: 'p-retry',
  packages: ['p-retry'],
  majors: [4, 5, 6, 7, 8, 9],
  calls: [
    { kind: 'runs', paths: ['()', 'makeRetriable()'], source: 'p-retry@9.0.0:index.js; behaviour run' },
  ],
};
