import type { LibraryModel } from '../semantics/types.js';

export const koaGenericSessionModel: LibraryModel = {
  library: 'koa-generic-session',
  packages: ['koa-generic-session'],
  majors: [2],
  memoryStores: [
    {
      name: 'sessions',
      keeps: 'sessions',
      made: [{ path: '()', options: 0 }],
      storedBy: ['store'],
      inMemory: [{ package: 'koa-generic-session', paths: ['MemoryStore.new()'] }],
      advice: 'Give it a shared `store`, such as koa-redis',
      source: 'koa-generic-session@2.3.1:lib/session.js, lib/memory_store.js',
    },
  ],
};
