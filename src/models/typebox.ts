import type { LibraryModel } from '../semantics/types.js';

const source = '@sinclair/typebox@0.34.52, typebox@1.4.3: behaviour run';

/** `Value.Cast` and the like repair a value and check nothing. */
export const typeboxModel: LibraryModel = {
  library: '@sinclair/typebox',
  packages: ['@sinclair/typebox', '@sinclair/typebox/*', 'typebox', 'typebox/*'],
  majors: [0, 1],
  checks: [
    { names: ['Parse', 'Decode'], gives: 'value', unknownKeys: 'kept', keysByOption: { '!additionalProperties': 'refused' }, schema: 0, source },
    { names: ['Assert'], gives: 'assertion', unknownKeys: 'kept', keysByOption: { '!additionalProperties': 'refused' }, schema: 0, source },
    { names: ['Check'], gives: 'verdict', unknownKeys: 'kept', keysByOption: { '!additionalProperties': 'refused' }, schema: 0, source },
    { names: ['Convert', 'Clean', 'Default'], gives: 'same', argument: 1, source },
  ],
  schemas: [
    {
      imports: [{ from: '@sinclair/typebox', as: 'Type', names: ['Type'] }, { from: '@sinclair/typebox/value', as: 'Value', names: ['Value'] }],
      writes: {
        text: '$lib.String()', number: '$lib.Number()', boolean: '$lib.Boolean()', null: '$lib.Null()', literal: '$lib.Literal($value)', enum: '$lib.Enum($name)', list: '$lib.Array($of)',
        record: '$lib.Record($lib.String(), $of)', object: '$lib.Object({ $fields })', closedObject: '$lib.Object({ $fields }, { additionalProperties: false })', union: '$lib.Union([$each])', unionOfObjects: true, nullable: '$lib.Union([$of, $lib.Null()])',
        optional: '$lib.Optional($of)', date: '$lib.Date()',
      },
      named: 'schema',
      asks: { how: 'guard', code: '$run.Check($schema, $input)', prepared: '$run.Clean($schema, $input)' },
      reads: {
        objects: ['Object'],
        around: ['Optional', 'Readonly'],
        kinds: { String: 'text', Number: 'number', Integer: 'number', Boolean: 'boolean', Date: 'date', Array: 'list', Object: 'object' },
        optional: ['Optional'],
        same: [],
        nothing: ['Any', 'Unknown'],
        types: ['Static'],
      },
      source,
    },
  ],
};
