import type { LibraryModel } from '../semantics/types.js';

export const expressBruteModel: LibraryModel = {
  library: 'express-brute',
  packages: ['express-brute'],
  majors: [1],
  memoryStores: [
    {
      name: 'counts',
      keeps: 'counts',
      made: [{ path: 'MemoryStore.new()' }],
      advice: 'Use a shared store, such as express-brute-redis',
      source: 'express-brute@1.0.1:lib/MemoryStore.js, README.md',
    },
  ],
};
