import type { LibraryModel } from '../semantics/types.js';

/** Its timeout covers all attempts together. */
export const tsRetryPromiseModel: LibraryModel = {
  library: 'ts-retry-promise',
  packages: ['ts-retry-promise'],
  majors: [0],
  calls: [
    { kind: 'deadline', paths: ['{retry,retryDecorator}()'], option: 'timeout', options: 1, defaultMs: 60_000, source: 'ts-retry-promise@0.8.1:dist/retry-promise.js, dist/timeout.js' },
  ],
  retries: [
    {
      paths: ['{retry,retryDecorator}()'],
      runs: 0,
      options: 1,
      attempts: { options: ['retries'], default: 10, endless: [{ option: 'retries', equals: ['INFINITELY'] }], boundedBy: ['timeout'], remedy: { option: 'retries', code: '$limit' } },
      wait: {
        default: 'constant',
        by: [
          { option: 'delay', is: 'delay' },
          { option: 'backoff', is: 'name', values: { FIXED: 'constant', LINEAR: 'growing', EXPONENTIAL: 'growing' } },
        ],
        remedy: { option: 'backoff', code: '(attempt, delay) => delay * 2 ** attempt * (0.5 + Math.random() / 2)' },
      },
      source: 'ts-retry-promise@0.8.1:dist/retry-promise.js',
    },
  ],
};
