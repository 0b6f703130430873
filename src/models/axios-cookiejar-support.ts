import type { LibraryModel } from '../semantics/types.js';

/** Returns the very client it is given. */
export const axiosCookiejarSupportModel: LibraryModel = {
  library: 'axios-cookiejar-support',
  packages: ['axios-cookiejar-support'],
  majors: [4, 5, 6],
  calls: [
    { kind: 'decorates', paths: ['wrapper()'], source: 'axios-cookiejar-support@6.0.5:dist/index.js' },
  ],
};
