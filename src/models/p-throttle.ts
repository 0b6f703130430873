import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const pThrottleModel: LibraryModel = {
  library: 'p-throttle',
  packages: ['p-throttle'],
  majors: [5, 6, 7, 8],
  calls: [
    { kind: 'runs', paths: ['()()'], source: 'p-throttle@8.1.1:index.js' },
  ],
};
