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
  schemas: [
    {
      imports: [{ from: 'zod', as: 'z', names: ['z', '*', 'default'] }],
      writes: {
        text: '$lib.string()', number: '$lib.number()', boolean: '$lib.boolean()', null: '$lib.null()', literal: '$lib.literal($value)', texts: '$lib.enum([$values])',
        enum: '$lib.nativeEnum($name)', list: '$lib.array($of)', record: '$lib.record($lib.string(), $of)', object: '$lib.object({ $fields })', union: '$lib.union([$each])',
        unionOfObjects: true, nullable: '$of.nullable()', optional: '$of.optional()', dateOfText: '$lib.string().pipe($lib.coerce.date())', datesInLists: true, date: '$lib.date()',
        numberOfText: '$lib.string().pipe($lib.coerce.number())',
      },
      named: 'schema',
      asks: { how: 'result', code: '$schema.safeParse($input)', fails: '!$parsed.success', value: '$parsed.data' },
      reads: {
        objects: ['object', 'strictObject'],
        kinds: { string: 'text', email: 'text', url: 'text', uuid: 'text', enum: 'text', number: 'number', int: 'number', boolean: 'boolean', date: 'date', array: 'list', object: 'object' },
        optional: ['optional', 'nullish', 'default', 'prefault', 'catch'],
        same: ['strict', 'strip', 'refine', 'superRefine', 'describe', 'meta', 'openapi', 'check'],
        nothing: ['any', 'unknown'],
        nothingAlone: ['custom'],
        types: ['infer', 'output', 'TypeOf'],
      },
      source,
    },
  ],
};
