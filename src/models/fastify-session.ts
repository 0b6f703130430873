import type { LibraryModel } from '../semantics/types.js';

export const fastifySessionModel: LibraryModel = {
  library: '@fastify/session',
  packages: ['@fastify/session', 'fastify-session'],
  majors: [10, 11],
  memoryStores: [
    {
      name: 'sessions',
      keeps: 'sessions',
      plugin: { paths: ['', 'fastifySession'], options: 1 },
      storedBy: ['store'],
      inMemory: [{ package: '@fastify/session', paths: ['MemoryStore.new()', 'Store.new()'] }],
      advice: 'Give it a shared `store`, such as connect-redis',
      source: '@fastify/session@10.9.0:lib/fastifySession.js; @fastify/session@11.1.3:index.js, lib/store.js',
    },
  ],
};
