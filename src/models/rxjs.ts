import type { LibraryModel } from '../semantics/types.js';

/** What makes a promise of an Observable adds no bound to it. */
export const rxjsModel: LibraryModel = {
  library: 'rxjs',
  packages: ['rxjs', 'rxjs/operators'],
  majors: [7],
  calls: [
    { kind: 'runs', paths: ['{firstValueFrom,lastValueFrom}()'], source: 'rxjs@7.8.2:dist/cjs/internal/firstValueFrom.js, lastValueFrom.js' },
  ],
  retries: [
    {
      paths: ['retry()'],
      isOperator: true,
      options: 0,
      attempts: { options: ['count'], argument: 0, default: null, remedy: { option: 'count', code: '$limit' } },
      wait: {
        default: 'none',
        by: [{ option: 'delay', is: 'delay' }],
        remedy: { option: 'delay', code: '(_error, attempt) => $import(100 * 2 ** attempt * (0.5 + Math.random() / 2))', import: { name: 'timer', from: 'rxjs' } },
      },
      source: 'rxjs@7.8.2:dist/cjs/internal/operators/retry.js, dist/types/internal/operators/retry.d.ts',
    },
  ],
};
