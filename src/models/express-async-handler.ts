import type { LibraryModel } from '../semantics/types.js';

/** Packages that hand what a handler rejects with to `next`. */
export const expressAsyncHandlerModel: LibraryModel = {
  library: 'express-async-handler',
  packages: ['express-async-handler'],
  majors: [1],
  wrappers: [{ paths: ['()'], rejected: 'forwarded', source: 'documentation of express-async-handler: the resulting promise is given `catch(next)`' }],
};
