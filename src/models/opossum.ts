import type { LibraryModel } from '../semantics/types.js';

/** It rejects after its timeout and does not stop the work. */
export const opossumModel: LibraryModel = {
  library: 'opossum',
  packages: ['opossum'],
  majors: [5, 6, 7, 8, 9, 10],
  calls: [
    { kind: 'deadline', paths: ['new()'], option: 'timeout', options: 1, defaultMs: 10_000, source: 'opossum@10.0.0:lib/circuit.js; behaviour run' },
  ],
};
