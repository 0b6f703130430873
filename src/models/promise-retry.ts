import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const promiseRetryModel: LibraryModel = {
  library: 'promise-retry',
  packages: ['promise-retry'],
  majors: [1, 2],
  calls: [
    { kind: 'runs', paths: ['()'], source: 'promise-retry@2.0.1:index.js' },
  ],
};
