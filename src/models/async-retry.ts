import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const asyncRetryModel: LibraryModel = {
  library: 'async-retry',
  packages: ['async-retry'],
  majors: [1],
  calls: [
    { kind: 'runs', paths: ['()'], source: 'async-retry@1.3.3:lib/index.js; behaviour run' },
  ],
};
