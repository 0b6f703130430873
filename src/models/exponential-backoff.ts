import type { LibraryModel } from '../semantics/types.js';

/** Adds no bound to what it runs. */
export const exponentialBackoffModel: LibraryModel = {
  library: 'exponential-backoff',
  packages: ['exponential-backoff'],
  majors: [3],
  calls: [
    { kind: 'runs', paths: ['backOff()'], source: 'exponential-backoff@3.1.3:dist/backoff.d.ts; behaviour run' },
  ],
  retries: [
    {
      paths: ['backOff()'],
      runs: 0,
      options: 1,
      attempts: { options: ['numOfAttempts'], includesFirst: true, default: 9, remedy: { option: 'numOfAttempts', code: '$attempts' } },
      wait: { default: 'growing', by: [{ option: 'timeMultiple', is: 'growth' }, { option: 'jitter', is: 'jitter' }], remedy: { option: 'jitter', code: "'full'" } },
      source: 'exponential-backoff@3.1.3:dist/options.js, dist/backoff.js',
    },
  ],
};
