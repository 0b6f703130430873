import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const asyncRetryModel: LibraryModel = {
  library: 'async-retry',
  packages: ['async-retry'],
  majors: [1],
  calls: [
    { kind: 'runs', paths: ['()'], source: 'async-retry@1.3.3:lib/index.js; behaviour run' },
  ],
  retries: [
    {
      paths: ['()'],
      runs: 0,
      options: 1,
      attempts: { options: ['retries'], default: 10, endless: [{ option: 'forever', equals: [true] }], boundedBy: ['maxRetryTime'], remedy: { option: 'retries', code: '$limit' } },
      wait: { default: 'jittered', by: [{ option: 'factor', is: 'growth' }, { option: 'randomize', is: 'jitter' }], remedy: { option: 'randomize', code: 'true' } },
      source: 'async-retry@1.3.3:lib/index.js; retry@0.13.1:lib/retry.js',
    },
  ],
};
