import type { LibraryModel } from '../semantics/types.js';

/** Returns the very client it is given. */
export const axiosRateLimitModel: LibraryModel = {
  library: 'axios-rate-limit',
  packages: ['axios-rate-limit'],
  majors: [1],
  calls: [
    { kind: 'decorates', paths: ['()'], source: 'axios-rate-limit@1.9.0:src/index.js' },
  ],
};
