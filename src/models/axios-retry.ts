import type { LibraryModel } from '../semantics/types.js';

/** Adds interceptors that retry: no bound. */
export const axiosRetryModel: LibraryModel = {
  library: 'axios-retry',
  packages: ['axios-retry'],
  majors: [3, 4],
  calls: [
    { kind: 'decorates', paths: ['()'], source: 'axios-retry@4.5.0:dist/cjs/index.js; behaviour run' },
  ],
  retries: [
    {
      paths: ['()'],
      decorates: 'axios',
      conditionOption: 'retryCondition',
      options: 1,
      attempts: { options: ['retries'], default: 3, remedy: { option: 'retries', code: '$limit' } },
      wait: {
        default: 'none',
        by: [{ option: 'retryDelay', is: 'delay', values: { exponentialDelay: 'jittered', 'linearDelay()': 'growing' } }],
        remedy: { option: 'retryDelay', code: '$callee.exponentialDelay' },
      },
      source: 'axios-retry@4.5.0:dist/cjs/index.js; axios-retry@3.9.1:lib/cjs/index.js; behaviour run',
    },
  ],
};
