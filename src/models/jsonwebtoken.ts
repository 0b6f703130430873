import type { LibraryModel } from '../semantics/types.js';

export const jsonwebtokenModel: LibraryModel = {
  library: 'jsonwebtoken',
  packages: ['jsonwebtoken'],
  majors: [8, 9],
  needs: [
    { paths: ['sign()'], arguments: [1], otherwise: 'the first token to be signed fails', source: 'jsonwebtoken@9.0.3, 8.5.1:sign.js' },
    { paths: ['verify()'], arguments: [1], otherwise: 'every token counts as a wrong one', source: 'jsonwebtoken@9.0.3, 8.5.1:verify.js' },
  ],
};
