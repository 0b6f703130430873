import { flag, listOf, objectOf, oneOf, recordOf, text } from './shape.js';

export const schemaCode = objectOf(
  {},
  {
    text, number: text, boolean: text, null: text, literal: text, literals: text, texts: text, enum: text, list: text, record: text, object: text, closedObject: text, union: text, unionOfObjects: flag, nullable: text,
    optional: text, required: text, nested: text, dateOfText: text, datesInLists: flag, date: text, numberOfText: text,
  },
);

/** How a validator writes schemas, as `semantics/schema-format.ts` has it. */
export const schema = objectOf(
  {
    imports: listOf(objectOf({ from: text, as: text, names: listOf(text) })),
    writes: schemaCode,
    named: oneOf('schema', 'validate'),
    asks: objectOf({ how: oneOf('result', 'guard', 'throws'), code: text }, { fails: text, value: text, prepared: text }),
    reads: objectOf(
      { objects: listOf(text), kinds: recordOf(oneOf('text', 'number', 'boolean', 'date', 'list', 'object')), optional: listOf(text), same: listOf(text), nothing: listOf(text), types: listOf(text) },
      { around: listOf(text), nothingAlone: listOf(text), required: listOf(text) },
    ),
    source: text,
  },
  { isJsonSchema: flag, whole: text, wholeOfTexts: text, majors: text },
);
