import { schemaCode } from './schema-model-shape.js';
import { either, flag, listOf, nothing, objectOf, oneOf, recordOf, scalar, text, wholeNumber, type Shape } from './shape.js';

/** The format of `semantics/handler-format.ts`, checked at run time for models that come from settings. */

const index = wholeNumber(0);
const claim = { source: text };
const ofMajors = { majors: text };
const part = oneOf('body', 'query', 'params', 'headers', 'cookies', 'files', 'message', 'args', 'url', 'whole');
const role = oneOf('handler', 'middleware', 'error');
const rejection = oneOf('forwarded', 'answered', 'failed', 'unhandled');

const given = objectOf({ parameter: index }, { on: text, method: text, paths: listOf(text), types: listOf(text), files: listOf(text), onlyWith: listOf(text), option: text });
const schema = objectOf(
  {},
  { argument: index, option: text, names: recordOf(part), chained: listOf(text), parts: listOf(part), json: flag, writes: schemaCode, unless: listOf(text), except: listOf(either(scalar, nothing)) },
);

/** The shape that `by` of a registration names. */
const registrations: Readonly<Record<string, Shape>> = {
  call: objectOf(
    { by: text, functions: listOf(objectOf({ argument: either(index, oneOf('any')) }, { option: text, role })) },
    {
      on: text, methods: listOf(text), paths: listOf(text), except: listOf(text), verb: either(oneOf('name'), objectOf({ option: text })),
      route: objectOf({}, { argument: index, option: text, optional: flag }), schemas: listOf(schema), before: flag, chained: listOf(text), role, errorArity: index,
    },
  ),
  decorator: objectOf({ by: text, paths: listOf(text) }, { prefixes: listOf(text) }),
  method: objectOf({ by: text, of: listOf(text), names: listOf(text) }),
  export: objectOf({ by: text, files: listOf(text), names: listOf(text), onlyWith: listOf(text) }, { option: text, role, telling: flag }),
  directive: objectOf({ by: text, directive: text, onlyWith: listOf(text) }),
  type: objectOf(
    { by: text },
    {
      functions: listOf(text), parameter: objectOf({ index, types: listOf(text) }), objects: objectOf({ types: listOf(text), option: text }), role, errorArity: index,
    },
  ),
};

const registration: Shape = (value, key) => {
  const by = typeof value === 'object' && value !== null && 'by' in value ? value.by : undefined;
  const shape = typeof by === 'string' && Object.hasOwn(registrations, by) ? registrations[by] : undefined;
  return shape ? shape(value, key) : oneOf(...Object.keys(registrations))(by, `${key}.by`);
};

const input = objectOf(
  { part },
  {
    parameter: either(index, oneOf('all')), decorators: listOf(text), undecorated: flag, path: text, calls: listOf(text),
    state: oneOf('text', 'parsed', 'validated'), partBy: recordOf(part), checkedBy: index, raw: flag, pathNames: flag, onlyChecked: flag, typedBy: listOf(objectOf({ types: listOf(text), argument: index }, { member: text })), ...ofMajors,
  },
);

export const registrar: Shape = objectOf(
  { name: text, made: listOf(text), ...claim },
  { fluent: listOf(text), nested: listOf(text), given: listOf(given), ...ofMajors },
);

export const handler: Shape = objectOf(
  {
    name: text, kind: oneOf('http', 'message', 'job', 'lambda', 'action', 'procedure', 'resolver', 'socket', 'page'),
    found: listOf(registration), inputs: listOf(input), ...claim,
  },
  {
    rejected: listOf(objectOf({ as: rejection }, ofMajors)), forwardedBy: listOf(text), errorIn: text, once: flag, parent: objectOf({}, { parameter: index, decorators: listOf(text) }),
    answers: listOf(objectOf({ code: text }, { import: objectOf({ name: text, from: text }), adds: text, unless: text, ...ofMajors })),
    ...ofMajors,
  },
);

export const validator: Shape = objectOf(
  { paths: listOf(text), parts: either(listOf(part), objectOf({ argument: index, of: oneOf('literal', 'keys'), names: recordOf(part) })), replaces: flag, rejects: flag, ...claim },
  { needs: listOf(text), schema: index, ...ofMajors },
);

export const wrapper: Shape = objectOf({ paths: listOf(text), ...claim }, { rejected: rejection, ...ofMajors });

export const applier: Shape = objectOf({ paths: listOf(text), ...claim }, ofMajors);

const fate = oneOf('stripped', 'kept', 'refused');

export const check: Shape = objectOf(
  { names: listOf(text), gives: oneOf('value', 'verdict', 'assertion', 'request', 'same'), ...claim },
  { argument: index, unknownKeys: fate, keysBy: recordOf(fate), keysByOption: recordOf(fate), schema: index, ...ofMajors },
);
