import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const retryModel: LibraryModel = {
  library: 'retry',
  packages: ['retry'],
  majors: [0],
  calls: [
    { kind: 'runs', paths: ['operation().attempt()', 'wrap()'], source: 'retry@0.13.1:lib/retry.js, lib/retry_operation.js' },
  ],
  retries: [
    {
      paths: ['operation()'],
      options: 0,
      attempts: { options: ['retries'], default: 10, endless: [{ option: 'forever', equals: [true] }], boundedBy: ['maxRetryTime'], remedy: { option: 'retries', code: '$limit' } },
      wait: { default: 'growing', by: [{ option: 'factor', is: 'growth' }, { option: 'randomize', is: 'jitter' }], remedy: { option: 'randomize', code: 'true' } },
      source: 'retry@0.13.1:lib/retry.js, lib/retry_operation.js',
    },
  ],
};
