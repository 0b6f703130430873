import { either, listOf, objectOf, oneOf, text, wholeNumber, type Shape } from './shape.js';

/** The format of `semantics/memory-store-format.ts`, checked at run time. */

const index = wholeNumber(0);
const options = either(index, listOf(index));
const found = objectOf({ package: text, paths: listOf(text) }, {});
const making = objectOf({ path: text }, { options, returnedBy: text });
const imported = objectOf({ from: text, as: text, majors: listOf(index) }, { name: text, only: listOf(index) });
const remedy = objectOf({ option: text, client: found, code: text }, { typed: text, import: imported });

export const memoryStore: Shape = objectOf(
  { name: text, keeps: oneOf('sessions', 'counts', 'messages', 'rooms', 'entries', 'uploads'), advice: text, source: text },
  {
    made: listOf(making), plugin: objectOf({ paths: listOf(text), options }, {}), storedBy: listOf(text), inMemory: listOf(found), storedLaterBy: listOf(text), fallbackFor: listOf(text), keptBy: objectOf({ package: text, class: text, methods: listOf(text) }, {}),
    remedies: listOf(remedy), majors: text,
  },
);
