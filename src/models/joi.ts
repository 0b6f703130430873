import type { LibraryModel } from '../semantics/types.js';

const source = 'joi@18.3.2: behaviour run';

/** It refuses keys that an object does not name, unless told otherwise. */
export const joiModel: LibraryModel = {
  library: 'joi',
  packages: ['joi', '@hapi/joi'],
  majors: [17, 18],
  checks: [
    { names: ['validateAsync', 'attempt'], gives: 'value', unknownKeys: 'refused', keysBy: { unknown: 'kept', pattern: 'kept', any: 'kept' }, keysByOption: { allowUnknown: 'kept', stripUnknown: 'stripped' }, source },
    { names: ['validate'], gives: 'verdict', unknownKeys: 'refused', keysBy: { unknown: 'kept', pattern: 'kept', any: 'kept' }, keysByOption: { allowUnknown: 'kept', stripUnknown: 'stripped' }, source },
    { names: ['assert'], gives: 'assertion', unknownKeys: 'refused', keysBy: { unknown: 'kept', pattern: 'kept', any: 'kept' }, keysByOption: { allowUnknown: 'kept', stripUnknown: 'stripped' }, source },
  ],
  schemas: [
    {
      imports: [{ from: 'joi', as: 'Joi', names: ['default', '*'] }],
      // A text must not be empty unless that is allowed.
      writes: {
        text: "$lib.string().allow('')", number: '$lib.number()', boolean: '$lib.boolean()', null: '$lib.valid(null)', literal: '$lib.valid($value)', literals: '$lib.valid($values)',
        enum: '$lib.valid(...Object.values($name))', list: '$lib.array().items($of)', record: '$lib.object().pattern($lib.string(), $of)', object: '$lib.object({ $fields })',
        union: '$lib.alternatives($each)', unionOfObjects: true, nullable: '$of.allow(null)', optional: '$of.optional()', required: '$of.required()',
        dateOfText: '$lib.date().prefs({ convert: true })', datesInLists: true, date: '$lib.date()', numberOfText: '$lib.number().prefs({ convert: true })',
      },
      whole: '$lib.object$type({ $fields }).required()',
      named: 'schema',
      asks: { how: 'result', code: '$schema.validate($input, { convert: false, stripUnknown: true })', fails: '$parsed.error', value: '$parsed.value' },
      reads: {
        objects: ['object'],
        kinds: { string: 'text', number: 'number', boolean: 'boolean', date: 'date', array: 'list', object: 'object' },
        optional: ['optional', 'default'],
        required: ['required', 'exist'],
        same: ['required', 'label', 'options', 'prefs', 'preferences', 'description', 'messages'],
        nothing: ['any'],
        types: [],
      },
      source,
    },
  ],
};
