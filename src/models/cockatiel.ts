import type { LibraryModel } from '../semantics/types.js';

/** A cooperative timeout only aborts the signal it hands on: it counts as a bound, for the call may listen. */
export const cockatielModel: LibraryModel = {
  library: 'cockatiel',
  packages: ['cockatiel'],
  majors: [1, 2, 3, 4],
  calls: [
    { kind: 'deadline', paths: ['timeout().execute()', 'Policy.timeout().execute()'], source: 'cockatiel@3.2.1:dist/TimeoutPolicy.d.ts, cockatiel@4.0.0:dist/TimeoutPolicy.js' },
    { kind: 'deadline', paths: ['wrap().execute()', 'Policy.wrap().execute()'], source: 'cockatiel@4.0.0:dist/Policy.js: what is wrapped may be a timeout' },
    { kind: 'runs', paths: ['{retry,circuitBreaker,bulkhead,fallback}().execute()', 'noop.execute()'], source: 'cockatiel@4.0.0:dist/Policy.js' },
  ],
  retries: [
    {
      paths: ['retry()'],
      options: 1,
      attempts: { options: ['maxAttempts'], default: null, remedy: { option: 'maxAttempts', code: '$limit' } },
      wait: {
        default: 'none',
        by: [
          {
            option: 'backoff',
            is: 'strategy',
            values: { 'ExponentialBackoff.new()': 'jittered', 'ConstantBackoff.new()': 'constant', 'IterableBackoff.new()': 'growing', 'DelegateBackoff.new()': 'jittered' },
          },
        ],
        remedy: { option: 'backoff', code: 'new $import()', import: { name: 'ExponentialBackoff', from: 'cockatiel' } },
      },
      majors: '>=3',
      source: 'cockatiel@3.2.1:dist/Policy.js retry(), dist/RetryPolicy.js, dist/backoff/ExponentialBackoff.js; cockatiel@4.0.0:dist/Policy.js',
    },
    {
      // How often and how spaced is said where the policy is made.
      paths: ['retry().execute()'],
      runs: 0,
      attempts: { options: [], default: 1 },
      wait: { default: 'jittered' },
      majors: '>=3',
      source: 'cockatiel@3.2.1:dist/RetryPolicy.js execute()',
    },
  ],
};
