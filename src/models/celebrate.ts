import type { LibraryModel } from '../semantics/types.js';

export const celebrateModel: LibraryModel = {
  library: 'celebrate',
  packages: ['celebrate'],
  majors: [15, 16],
  validators: [
    {
      paths: ['celebrate()', 'celebrator()()', 'celebrator()()()'],
      parts: {
        argument: 0,
        of: 'keys',
        names: {
          body: 'body', BODY: 'body', query: 'query', QUERY: 'query', params: 'params', PARAMS: 'params', headers: 'headers', HEADERS: 'headers',
          cookies: 'cookies', COOKIES: 'cookies', signedCookies: 'cookies', SIGNEDCOOKIES: 'cookies',
        },
      },
      replaces: true,
      rejects: true,
      source: 'celebrate@16.0.0:lib/celebrate.js',
    },
  ],
};
