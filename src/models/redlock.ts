import type { LibraryModel } from '../semantics/types.js';

/** Locks in Redis, which end by themselves after the time that they were taken for. */
export const redlockModel: LibraryModel = {
  library: 'redlock',
  packages: ['redlock'],
  majors: [4, 5],
  resources: [{ what: 'lock', taken: ['new().{acquire,lock}()', 'Redlock.new().{acquire,lock}()'], withoutCallback: true, returned: ['release', 'unlock'], returnedTo: ['release', 'unlock'], awaited: true, source: 'redlock@4.2.0:redlock.js; redlock@5.0.0-beta.2:dist/cjs/index.d.ts' }],
};
