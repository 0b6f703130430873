import { flag, listOf, objectOf, oneOf, recordOf, text, wholeNumber, either, type Shape } from './shape.js';

/** The format of `semantics/operation-format.ts`, checked at run time for models that come from settings. */

const index = wholeNumber(0);
const verb = oneOf(
  'read-one', 'read-many', 'count', 'insert', 'insert-many', 'update', 'update-many', 'delete', 'delete-many', 'upsert', 'increment', 'save',
  'statement', 'transaction', 'begin', 'commit', 'rollback', 'lock', 'publish', 'mail', 'file', 'process', 'pause', 'make', 'block',
);
const construction = objectOf({ path: text }, { options: either(index, listOf(index)), returnedBy: text, majors: text });
const place = objectOf(
  {},
  { argument: index, option: text, chained: listOf(text), within: index, member: index, made: index, typeArgument: index, receiver: flag, namedBy: objectOf({ argument: index, option: text }) },
);
const places = listOf(place);

const placeholder = objectOf({ form: oneOf('$1', '?', ':name', 'tag') }, { tag: text, drivers: listOf(text), quotesDouble: flag, isTyped: flag });

/** The forms of `semantics/batch-format.ts`. */
const keyForm = objectOf(
  { form: oneOf('property', 'condition', 'operator', 'argument', 'placeholder') },
  { any: text, imports: objectOf({ from: text, name: text }), methods: listOf(text), operator: text, method: text, from: text, name: text, joins: listOf(text), field: text, of: listOf(text) },
);
const many = objectOf(
  { keys: listOf(keyForm), source: text },
  { methods: recordOf(text), keeps: listOf(text), options: listOf(text), selects: places, gives: listOf(text), missing: oneOf('null', 'undefined'), rows: text, asText: flag, refusesEmpty: flag, schema: flag },
);

/** Methods that are given a piece of a statement. */
export const piece = objectOf({ names: listOf(text), source: text }, { takes: objectOf({}, { values: places, placeholders: listOf(placeholder) }), majors: text });

const bulk = objectOf({ keeps: listOf(text), source: text }, { methods: recordOf(text), options: listOf(text), refusesEmpty: flag, flat: flag });

const looksAgain = objectOf(
  { joins: oneOf('property', 'call', 'operand', 'text', 'word', 'option'), says: recordOf(text), answer: objectOf({ name: text, none: text }, { property: text }) },
  {
    saysOfFilled: recordOf(text), imports: objectOf({ from: text, names: recordOf(text), and: text }), methods: recordOf(text), options: listOf(text),
    key: text, again: text, lists: listOf(text), ends: recordOf(text), adds: text, except: listOf(text),
  },
);

const operation = objectOf(
  { paths: listOf(text), does: verb },
  {
    chain: objectOf({}, { becomes: recordOf(verb), runs: listOf(text), loads: listOf(text), ends: listOf(text) }), lazy: flag, command: objectOf({ argument: index, classes: listOf(text) }),
    reads: verb, flushes: flag, refusesAll: flag, fails: flag, empties: flag, binds: listOf(text), unique: flag, scans: flag, bounded: flag, whole: oneOf('read', 'write'), merges: flag, claims: either(flag, text),
    atomic: objectOf({ add: text, subtract: text }), computes: objectOf({ text }, { imports: objectOf({ from: text, name: text }) }), counts: text,
    opens: objectOf({ call: text, handle: text }), looksAgain, steps: objectOf({ text, add: text, subtract: text }),
    record: places, filter: places, data: places, limit: places, text: places, values: places, placeholders: listOf(placeholder), handle: places,
    lock: places, callback: places, pages: places, groups: places, pairs: flag, names: places, condition: places, many, bulk,
    source: text, majors: text,
  },
);

export const store: Shape = objectOf(
  {
    name: text, keeps: oneOf('rows', 'documents', 'entries', 'messages', 'mails', 'files', 'processes', 'time'), operations: listOf(operation), source: text,
  },
  { shared: listOf(text), made: listOf(construction), derived: listOf(construction), types: listOf(text), batch: recordOf(text), immediate: flag, immediateBy: listOf(text), ambient: flag, onlyOne: text, unites: text, answers: listOf(text), tells: recordOf(oneOf('exists', 'missing')), majors: text },
);
