import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const pMapModel: LibraryModel = {
  library: 'p-map',
  packages: ['p-map'],
  majors: [4, 5, 6, 7],
  calls: [
    { kind: 'runs', paths: ['()', '{pMapIterable,pMapSettled}()'], source: 'p-map@7.1.1:index.js' },
  ],
  iterators: [
    { paths: ['()', '{pMapIterable,pMapSettled}()'], list: 0, runs: 1, limit: { argument: 2, option: 'concurrency' }, source: 'p-map@7.1.1:index.js' },
  ],
};
