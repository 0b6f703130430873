import type { LibraryModel } from '../semantics/types.js';

export const nestjsThrottlerModel: LibraryModel = {
  library: '@nestjs/throttler',
  packages: ['@nestjs/throttler'],
  majors: [4, 5, 6],
  memoryStores: [
    {
      name: 'limiter',
      keeps: 'counts',
      made: [{ path: 'ThrottlerModule.forRoot()', options: 0 }, { path: 'ThrottlerModule.forRootAsync()', options: 0, returnedBy: 'useFactory' }],
      storedBy: ['storage'],
      inMemory: [{ package: '@nestjs/throttler', paths: ['ThrottlerStorageService.new()'] }],
      keptBy: { package: '@nestjs/throttler', class: 'ThrottlerGuard', methods: ['handleRequest'] },
      advice: 'Give it a shared `storage`, such as @nest-lab/throttler-storage-redis',
      source: '@nestjs/throttler@4.2.1, 6.7.1:dist/throttler.providers.js, dist/throttler.module.js',
    },
  ],
};
