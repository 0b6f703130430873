import type { LibraryModel } from '../semantics/types.js';

const source = 'zod3@3.25.76, zod@4.6.7: behaviour run';

/** An object drops the keys it does not name, in what it gives; what it was given keeps them. */
export const zodModel: LibraryModel = {
  library: 'zod',
  packages: ['zod', 'zod/*'],
  majors: [3, 4],
  checks: [
    { names: ['parse', 'parseAsync', 'decode', 'decodeAsync'], gives: 'value', unknownKeys: 'stripped', source },
    { names: ['safeParse', 'safeParseAsync', 'spa', 'safeDecode'], gives: 'verdict', unknownKeys: 'stripped', source },
  ],
};
