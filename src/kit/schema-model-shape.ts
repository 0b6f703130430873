import { flag, listOf, objectOf, oneOf, recordOf, text } from './shape.js';

/** How a validator writes schemas, as `semantics/schema-format.ts` has it. */
export const schema = objectOf(
  {
    imports: listOf(objectOf({ from: text, as: text, names: listOf(text) })),
    writes: objectOf(
      {},
      {
        text, number: text, boolean: text, null: text, literal: text, literals: text, texts: text, enum: text, list: text, record: text, object: text, union: text, unionOfObjects: flag, nullable: text,
        optional: text, required: text, nested: text, dateOfText: text, datesInLists: flag, date: text, numberOfText: text,
      },
    ),
    named: oneOf('schema', 'validate'),
    asks: objectOf({ how: oneOf('result', 'guard', 'throws'), code: text }, { fails: text, value: text, prepared: text }),
    reads: objectOf(
      { objects: listOf(text), kinds: recordOf(oneOf('text', 'number', 'boolean', 'date', 'list', 'object')), optional: listOf(text), same: listOf(text), nothing: listOf(text), types: listOf(text) },
      { around: listOf(text), nothingAlone: listOf(text), required: listOf(text) },
    ),
    source: text,
  },
  { whole: text, wholeOfTexts: text, majors: text },
);
