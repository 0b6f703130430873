import { jsonSchema } from './shapes/json-schema.js';
import type { LibraryModel } from '../semantics/types.js';

const source = 'ajv@8.20.0: behaviour run';

/** A compiled schema is a function that tells whether its argument fits, and leaves it as it is. */
export const ajvModel: LibraryModel = {
  library: 'ajv',
  packages: ['ajv', 'ajv/*'],
  majors: [6, 8],
  checks: [
    { names: ['validate', '()'], gives: 'verdict', unknownKeys: 'kept', keysByOption: { '!additionalProperties': 'refused', 'removeAdditional=all': 'refused' }, source },
  ],
  schemas: [
    {
      majors: '>=8',
      imports: [{ from: 'ajv', as: 'Ajv', names: ['default', 'Ajv'] }],
      isJsonSchema: true,
      writes: jsonSchema,
      whole: 'new $lib({ removeAdditional: true }).compile$type($of)',
      wholeOfTexts: 'new $lib({ removeAdditional: true, coerceTypes: true }).compile$type($of)',
      named: 'validate',
      asks: { how: 'guard', code: '$schema($input)' },
      reads: { objects: [], kinds: {}, optional: [], same: [], nothing: [], types: [] },
      source,
    },
  ],
};
