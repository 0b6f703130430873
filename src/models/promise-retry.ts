import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const promiseRetryModel: LibraryModel = {
  library: 'promise-retry',
  packages: ['promise-retry'],
  majors: [1, 2],
  calls: [
    { kind: 'runs', paths: ['()'], source: 'promise-retry@2.0.1:index.js' },
  ],
  retries: [
    {
      paths: ['()'],
      runs: [0, 1],
      options: [0, 1],
      attempts: { options: ['retries'], default: 10, endless: [{ option: 'forever', equals: [true] }], boundedBy: ['maxRetryTime'], remedy: { option: 'retries', code: '$limit' } },
      wait: { default: 'growing', by: [{ option: 'factor', is: 'growth' }, { option: 'randomize', is: 'jitter' }], remedy: { option: 'randomize', code: 'true' } },
      source: 'promise-retry@2.0.1:index.js; retry@0.13.1:lib/retry.js',
    },
  ],
};
