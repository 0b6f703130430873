import type { LibraryModel } from '../semantics/types.js';

/** `withTimeout` limits how long a lock is waited for, not the work under it. */
export const asyncMutexModel: LibraryModel = {
  library: 'async-mutex',
  packages: ['async-mutex'],
  majors: [0],
  calls: [
    { kind: 'runs', paths: ['{Mutex,Semaphore}.new().runExclusive()', 'withTimeout().runExclusive()'], source: 'async-mutex@0.5.0:lib/Mutex.d.ts, lib/withTimeout.d.ts' },
  ],
  resources: [
    { what: 'lock', taken: ['Mutex.new().acquire()', 'withTimeout().acquire()'], returned: [], isFunction: true, source: 'async-mutex@0.5.0:lib/Mutex.d.ts' },
  ],
};
