import type { LibraryModel } from '../semantics/types.js';

/** Scripts of the shell, as templates. */
export const zxModel: LibraryModel = {
  library: 'zx',
  packages: ['zx', 'zx/core'],
  majors: [7, 8],
  stores: [
    {
      name: 'processes',
      keeps: 'processes',
      shared: [''],
      operations: [
        { paths: ['$()', '$()()'], does: 'process' },
        { paths: ['$.sync()'], does: 'block' },
      ],
      source: 'zx@8.8.5:build/core.d.ts',
    },
  ],
};
