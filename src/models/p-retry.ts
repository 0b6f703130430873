import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const pRetryModel: LibraryModel = {
  library: 'p-retry',
  packages: ['p-retry'],
  majors: [4, 5, 6, 7, 8, 9],
  calls: [
    { kind: 'runs', paths: ['()', 'makeRetriable()'], source: 'p-retry@9.0.0:index.js; behaviour run' },
  ],
  retries: [
    {
      paths: ['()', 'makeRetriable()'],
      runs: 0,
      options: 1,
      attempts: { options: ['retries'], default: 10, endless: [{ option: 'forever', equals: [true] }], boundedBy: ['maxRetryTime', 'signal'], remedy: { option: 'retries', code: '$limit' } },
      wait: { default: 'growing', by: [{ option: 'factor', is: 'growth' }, { option: 'randomize', is: 'jitter' }], remedy: { option: 'randomize', code: 'true' } },
      source: 'p-retry@4.6.2, 8.0.0, 9.0.0:index.js; retry@0.13.1:lib/retry.js',
    },
  ],
};
