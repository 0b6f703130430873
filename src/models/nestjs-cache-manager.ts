import type { LibraryModel } from '../semantics/types.js';

export const nestjsCacheManagerModel: LibraryModel = {
  library: '@nestjs/cache-manager',
  packages: ['@nestjs/cache-manager'],
  majors: [1, 2, 3],
  memoryStores: [
    {
      name: 'cache',
      keeps: 'entries',
      made: [{ path: 'CacheModule.register()', options: 0 }, { path: 'CacheModule.registerAsync()', options: 0, returnedBy: 'useFactory' }],
      storedBy: ['stores', 'store'],
      advice: 'Give it `stores` that are shared, such as @keyv/redis',
      source: '@nestjs/cache-manager@3.1.3:dist/cache.providers.js, dist/cache.module.js',
    },
  ],
};
