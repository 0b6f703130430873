import { either, flag, listOf, objectOf, oneOf, text, wholeNumber, type Shape } from './shape.js';

/** The format of `semantics/log-format.ts`, checked at run time for models that come from settings. */

const index = wholeNumber(0);
const construction = objectOf({ path: text }, { options: either(index, listOf(index)), returnedBy: text, majors: text });
const hanging = objectOf(
  { member: text, on: oneOf('request', 'response', 'context', 'app') },
  { framework: text, givenBy: listOf(objectOf({ method: text, parameter: index })), onlyWith: listOf(text) },
);
const fate = oneOf('kept', 'lost');
const errors = objectOf(
  { first: fate, last: fate, keys: listOf(text) },
  { keyOption: text, serializers: listOf(text), needs: objectOf({ option: text, in: oneOf('first', 'last', 'keys') }, { call: text }), stackText: flag, majors: text },
);

const lineFormats = objectOf(
  {
    option: text, combined: text, printed: text, passing: listOf(text), whole: listOf(text), inspecting: listOf(text), bare: listOf(text),
    outlets: objectOf({ option: text, classes: listOf(text) }),
  },
  { gathered: text },
);

export const logger: Shape = objectOf(
  {
    name: text, levels: listOf(text), errorLevels: listOf(text), fields: oneOf('first', 'last', 'none'), format: oneOf('printf', 'none'),
    rest: oneOf('dropped', 'printed'), errors, source: text,
  },
  {
    shared: listOf(text), made: listOf(construction), derived: listOf(construction), types: listOf(text), hangsOn: listOf(hanging), byLevel: listOf(text),
    formatNeeds: objectOf({ option: text, call: text }), lineFormats, replacedBy: listOf(text), redaction: listOf(objectOf({ option: text }, { paths: text, unset: listOf(text), majors: text })), majors: text,
  },
);
