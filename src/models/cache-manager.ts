import type { LibraryModel } from '../semantics/types.js';

export const cacheManagerModel: LibraryModel = {
  library: 'cache-manager',
  packages: ['cache-manager'],
  majors: [5, 6, 7],
  memoryStores: [
    {
      name: 'cache',
      keeps: 'entries',
      made: [{ path: 'createCache()', options: 0 }],
      storedBy: ['stores'],
      majors: '>=6',
      advice: 'Give it `stores` that are shared, such as @keyv/redis',
      source: 'cache-manager@7.2.9:dist/index.js',
    },
  ],
};
