import type { LibraryModel } from '../semantics/types.js';

const source = 'yup@1.7.1: behaviour run';

/** It keeps the keys that an object does not name, unless told otherwise. */
export const yupModel: LibraryModel = {
  library: 'yup',
  packages: ['yup'],
  majors: [0, 1],
  checks: [
    { names: ['validate', 'validateSync'], gives: 'value', unknownKeys: 'kept', keysBy: { noUnknown: 'refused', exact: 'refused' }, keysByOption: { stripUnknown: 'stripped' }, source },
    { names: ['isValid', 'isValidSync'], gives: 'verdict', unknownKeys: 'kept', keysBy: { noUnknown: 'refused', exact: 'refused' }, keysByOption: { stripUnknown: 'stripped' }, source },
  ],
  schemas: [
    {
      imports: [{ from: 'yup', as: 'yup', names: ['*'] }],
      // What is not `strict()` is converted: a number to a text, a text to a list. It has no records.
      writes: {
        text: '$lib.string().strict()', number: '$lib.number().strict()', boolean: '$lib.boolean().strict()', literal: '$lib.mixed().oneOf([$value])', literals: '$lib.mixed().oneOf([$values])', texts: '$lib.string().strict().oneOf([$values])',
        list: '$lib.array($of.defined()).strict()', object: '$lib.object({ $fields }).noUnknown()', nullable: '$of.nullable()', optional: '$of.optional()', required: '$of.defined()',
        nested: '$of.default(undefined)', dateOfText: '$lib.date()', date: '$lib.date().strict()', numberOfText: '$lib.number()',
      },
      named: 'schema',
      asks: { how: 'throws', code: '$schema.validateSync($input, { stripUnknown: true })' },
      reads: {
        objects: ['object'],
        kinds: { string: 'text', number: 'number', boolean: 'boolean', bool: 'boolean', date: 'date', array: 'list', object: 'object' },
        optional: ['optional', 'notRequired', 'default'],
        required: ['required', 'defined'],
        same: ['noUnknown', 'strict', 'required', 'defined', 'test', 'label', 'meta'],
        nothing: ['mixed'],
        types: ['InferType'],
      },
      source,
    },
  ],
};
