import type { LibraryModel } from '../semantics/types.js';

/** Returns the very client it is given. */
export const axiosCacheInterceptorModel: LibraryModel = {
  library: 'axios-cache-interceptor',
  packages: ['axios-cache-interceptor'],
  majors: [0, 1],
  calls: [
    { kind: 'decorates', paths: ['setupCache()'], source: 'axios-cache-interceptor@1.12.3:dist/index.cjs' },
  ],
};
