import type { LibraryModel } from '../semantics/types.js';

/** What makes a promise of an Observable adds no bound to it. */
export const rxjsModel: LibraryModel = {
  library: 'rxjs',
  packages: ['rxjs'],
  majors: [7],
  calls: [
    { kind: 'runs', paths: ['{firstValueFrom,lastValueFrom}()'], source: 'rxjs@7.8.2:dist/cjs/internal/firstValueFrom.js, lastValueFrom.js' },
  ],
};
