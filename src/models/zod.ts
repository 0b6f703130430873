import type { LibraryModel } from '../semantics/types.js';

const source = 'zod3@3.25.76, zod@4.6.7: behaviour run';

const keysBy = { passthrough: 'kept', loose: 'kept', looseObject: 'kept', catchall: 'kept', nonstrict: 'kept', record: 'kept', any: 'kept', unknown: 'kept', strip: 'stripped', strict: 'refused', strictObject: 'refused' } as const;

/** An object drops the keys it does not name, in what it gives; what it was given keeps them. */
export const zodModel: LibraryModel = {
  library: 'zod',
  packages: ['zod', 'zod/*'],
  majors: [3, 4],
  checks: [
    { names: ['parse', 'parseAsync', 'decode', 'decodeAsync'], gives: 'value', unknownKeys: 'stripped', keysBy, source },
    { names: ['safeParse', 'safeParseAsync', 'spa', 'safeDecode'], gives: 'verdict', unknownKeys: 'stripped', keysBy, source },
  ],
};
