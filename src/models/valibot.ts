import type { LibraryModel } from '../semantics/types.js';

const source = 'valibot@1.5.0: behaviour run';

const keysBy = { looseObject: 'kept', objectWithRest: 'kept', record: 'kept', any: 'kept', unknown: 'kept', strictObject: 'refused' } as const;

/** Schemas are arguments: `v.parse(schema, value)`. */
export const valibotModel: LibraryModel = {
  library: 'valibot',
  packages: ['valibot'],
  majors: [0, 1],
  checks: [
    { names: ['parse', 'parseAsync'], gives: 'value', unknownKeys: 'stripped', keysBy, schema: 0, source },
    { names: ['safeParse', 'safeParseAsync', 'is'], gives: 'verdict', unknownKeys: 'stripped', keysBy, schema: 0, source },
    { names: ['assert'], gives: 'assertion', unknownKeys: 'kept', keysBy: { strictObject: 'refused' }, schema: 0, source },
  ],
  schemas: [
    {
      majors: '>=1',
      imports: [{ from: 'valibot', as: 'v', names: ['*'] }],
      writes: {
        text: '$lib.string()', number: '$lib.number()', boolean: '$lib.boolean()', null: '$lib.null()', literal: '$lib.literal($value)', texts: '$lib.picklist([$values])',
        enum: '$lib.enum($name)', list: '$lib.array($of)', record: '$lib.record($lib.string(), $of)', object: '$lib.object({ $fields })', union: '$lib.union([$each])',
        unionOfObjects: true, nullable: '$lib.nullable($of)', optional: '$lib.optional($of)', dateOfText: '$lib.pipe($lib.string(), $lib.transform((text) => new Date(text)), $lib.date())',
        datesInLists: true, date: '$lib.date()', numberOfText: '$lib.pipe($lib.string(), $lib.transform(Number), $lib.number())',
      },
      named: 'schema',
      asks: { how: 'result', code: '$lib.safeParse($schema, $input)', fails: '!$parsed.success', value: '$parsed.output' },
      reads: {
        objects: ['object', 'strictObject'],
        around: ['pipe', 'optional', 'nullable', 'nullish', 'exactOptional'],
        kinds: { string: 'text', picklist: 'text', number: 'number', boolean: 'boolean', date: 'date', array: 'list', object: 'object' },
        optional: ['optional', 'nullish', 'exactOptional'],
        same: [],
        nothing: ['any', 'unknown'],
        types: ['InferOutput', 'Output'],
      },
      source,
    },
  ],
};
