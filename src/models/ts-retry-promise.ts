import type { LibraryModel } from '../semantics/types.js';

/** Its timeout covers all attempts together. */
export const tsRetryPromiseModel: LibraryModel = {
  library: 'ts-retry-promise',
  packages: ['ts-retry-promise'],
  majors: [0],
  calls: [
    { kind: 'deadline', paths: ['{retry,retryDecorator}()'], option: 'timeout', options: 1, defaultMs: 60_000, source: 'ts-retry-promise@0.8.1:dist/retry-promise.js, dist/timeout.js' },
  ],
};
