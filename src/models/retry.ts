import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const retryModel: LibraryModel = {
  library: 'retry',
  packages: ['retry'],
  majors: [0],
  calls: [
    { kind: 'runs', paths: ['operation().attempt()', 'wrap()'], source: 'retry@0.13.1:lib/retry.js, lib/retry_operation.js' },
  ],
};
