import type { LibraryModel } from '../semantics/types.js';

export const middyValidatorModel: LibraryModel = {
  library: '@middy/validator',
  packages: ['@middy/validator'],
  majors: [4, 5, 6, 7],
  validators: [
    { paths: ['()'], parts: ['whole'], needs: ['eventSchema'], replaces: true, rejects: true, source: '@middy/validator@6.4.5, 7.7.0:index.js' },
  ],
};
