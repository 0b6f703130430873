import type { LibraryModel } from '../semantics/types.js';

/** `withTaskTimeout` may stand anywhere in the chain. */
export const superchargePromisePoolModel: LibraryModel = {
  library: '@supercharge/promise-pool',
  packages: ['@supercharge/promise-pool'],
  majors: [1, 2, 3],
  calls: [
    {
      kind: 'deadline',
      paths: [
        'PromisePool.withTaskTimeout().process()',
        'PromisePool.withTaskTimeout().*().process()', 'PromisePool.*().withTaskTimeout().process()',
        'PromisePool.withTaskTimeout().*().*().process()', 'PromisePool.*().withTaskTimeout().*().process()', 'PromisePool.*().*().withTaskTimeout().process()',
      ],
      source: '@supercharge/promise-pool@3.3.0:dist/promise-pool.d.ts',
    },
    { kind: 'runs', paths: ['PromisePool.*().process()', 'PromisePool.*().*().process()'], source: '@supercharge/promise-pool@3.3.0:dist/promise-pool.d.ts' },
  ],
};
