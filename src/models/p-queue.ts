import type { LibraryModel } from '../semantics/types.js';

/** Without its option it only queues. */
export const pQueueModel: LibraryModel = {
  library: 'p-queue',
  packages: ['p-queue'],
  majors: [6, 7, 8, 9, 10],
  calls: [
    { kind: 'deadline', paths: ['new().{add,addAll}()'], option: 'timeout', options: 1, madeWith: 0, source: 'p-queue@9.3.5:dist/index.js, p-queue@6.6.2:dist/index.js; behaviour run' },
  ],
};
