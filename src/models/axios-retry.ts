import type { LibraryModel } from '../semantics/types.js';

/** Adds interceptors that retry: no bound. */
export const axiosRetryModel: LibraryModel = {
  library: 'axios-retry',
  packages: ['axios-retry'],
  majors: [3, 4],
  calls: [
    { kind: 'decorates', paths: ['()'], source: 'axios-retry@4.5.0:dist/cjs/index.js; behaviour run' },
  ],
};
