import type { LibraryModel } from '../semantics/types.js';

/** All but `timeout` add no bound. */
export const asyncModel: LibraryModel = {
  library: 'async',
  packages: ['async'],
  majors: [2, 3],
  calls: [
    { kind: 'deadline', paths: ['timeout()'], source: 'async@3.2.6:dist/async.js' },
    { kind: 'runs', paths: ['*()'], source: 'async@3.2.6:dist/async.js; behaviour run' },
  ],
};
