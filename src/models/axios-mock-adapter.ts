import type { LibraryModel } from '../semantics/types.js';

/** Replaces the adapter of a client in tests. */
export const axiosMockAdapterModel: LibraryModel = {
  library: 'axios-mock-adapter',
  packages: ['axios-mock-adapter'],
  majors: [1, 2],
  calls: [
    { kind: 'decorates', paths: ['new()'], source: 'axios-mock-adapter@2.1.0:types/index.d.ts' },
  ],
};
