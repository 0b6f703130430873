import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const exponentialBackoffModel: LibraryModel = {
  library: 'exponential-backoff',
  packages: ['exponential-backoff'],
  majors: [3],
  calls: [
    { kind: 'runs', paths: ['backOff()'], source: 'exponential-backoff@3.1.3:dist/backoff.d.ts; behaviour run' },
  ],
};
