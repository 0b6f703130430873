import { applier, check, handler, registrar, validator, wrapper } from './handler-shape.js';
import { logger } from './logger-shape.js';
import { piece, store } from './operation-shape.js';
import { memoryStore } from './memory-store-shape.js';
import { retry } from './retry-shape.js';
import { schema } from './schema-model-shape.js';
import { either, flag, listOf, nothing, objectOf, oneOf, recordOf, scalar, text, wholeNumber, type Shape } from './shape.js';

/** The format of `semantics/model-format.ts`, checked at run time for models that come from settings. */

const index = wholeNumber(0);
const position = either(index, listOf(index));
const claim = { source: text };
const ofMajors = { majors: text };
const at = oneOf('call', 'client');

const bound = objectOf(
  { option: text, is: oneOf('duration', 'signal', 'given') },
  { needs: objectOf({ option: text, equals: scalar }), at, ...ofMajors },
);
const remedy = objectOf(
  { value: oneOf('ms', 's', 'signal', 'deadline', 'fetch'), at },
  { option: text, chain: text, with: recordOf(scalar), byHand: flag, ...ofMajors },
);
const condition = objectOf({ option: text }, { equals: listOf(either(scalar, nothing)) });
const wait = objectOf(
  { wait: oneOf('connect', 'response', 'query', 'command'), boundedBy: listOf(bound), remedies: listOf(remedy) },
  { when: condition, unless: condition, unlessCalled: listOf(text), defaultMs: wholeNumber(0), defaultMajors: text, lastResort: flag, ignored: listOf(objectOf({ option: text }, ofMajors)) },
);
const construction = objectOf({ path: text }, { options: position, returnedBy: text, opens: oneOf('connection', 'pool'), opensNothingWith: listOf(text), keepsBy: text, ...ofMajors });
const providingModule = objectOf({ module: text, configure: text }, { global: text });
const moves = objectOf({ what: text, key: either(objectOf({ option: text, in: position }), objectOf({ argument: index })) }, { unless: objectOf({ option: text, in: position, equals: text }) });
const response = objectOf({ status: listOf(text), body: listOf(text), refused: text, code: text }, { same: listOf(text), reason: text, unless: listOf(text), when: objectOf({ option: text, is: oneOf('false', 'true', 'null-or-always') }) });
const request = objectOf(
  { paths: listOf(text) },
  {
    options: position,
    url: objectOf({}, { argument: index, option: text, base: text }),
    carrier: index,
    method: either(text, objectOf({ option: text, default: text })),
    streamsWhen: listOf(objectOf({ option: text, equals: scalar })),
    callback: flag,
    lazy: flag,
    observable: flag,
    boundedByChain: listOf(text),
    waits: listOf(wait),
    response,
    moves,
    source: text,
    ...ofMajors,
  },
);
const client = objectOf(
  { name: text, category: oneOf('http', 'sdk', 'database', 'cache', 'queue', 'mail'), waits: listOf(wait), ...claim },
  {
    shared: listOf(text), made: listOf(construction), derived: listOf(construction), types: listOf(text), defaults: text, packageDefaults: text,
    setters: recordOf(text),
    providedBy: listOf(providingModule), inherits: objectOf({ package: text, client: text }),
    configuredBy: listOf(text), configuredByText: listOf(text), gives: listOf(text), keptFor: listOf(text), requests: listOf(request), errorsCarryRequest: flag, repeatable: flag, idempotencyKey: text, ...ofMajors,
  },
);
const call = objectOf(
  { kind: oneOf('deadline', 'runs', 'options', 'decorates', 'offline', 'pauses', 'provides', 'configures-globally'), paths: listOf(text), ...claim },
  { options: position, madeWith: position, option: text, defaultMs: wholeNumber(0), libraries: listOf(text), boundedBy: listOf(text), milliseconds: index, ...ofMajors },
);

const iterator = objectOf({ paths: listOf(text), list: index, runs: index, ...claim }, { isSequential: flag, limit: objectOf({ argument: index }, { option: text }), ...ofMajors });
const errorEvent = objectOf({ on: listOf(text), events: listOf(text), parameter: index, ...claim }, ofMajors);

const schedule = objectOf(
  { paths: listOf(text), times: oneOf('ms', 'cron'), ...claim },
  {
    decorates: flag, named: objectOf({ callback: text, times: text }), noOverlap: objectOf({ option: text, options: position }, ofMajors), noOverlapArgument: index, ...ofMajors,
  },
);

const need = objectOf({ paths: listOf(text), otherwise: text, ...claim }, { arguments: listOf(index), options: listOf(text), in: listOf(index), reads: listOf(text), ...ofMajors });
const context = objectOf(claim, { sets: listOf(text), gets: listOf(text), own: flag, members: listOf(text), typed: objectOf({ member: text, by: text }) });
const setting = objectOf({ reads: listOf(text), throws: listOf(text), ...claim }, { loads: objectOf({ paths: listOf(text), checkedBy: listOf(text) }) });
const file = objectOf({ reads: listOf(text), writes: listOf(text), ...claim });
const resource = objectOf(
  { what: text, taken: listOf(text), returned: listOf(text), ...claim },
  {
    withoutCallback: flag, returnedTo: listOf(text), isFunction: flag, awaited: flag, heldFrom: text, mayStay: flag, isTransaction: flag,
    transaction: objectOf({ begins: text, undo: text }, { statement: flag }), ...ofMajors,
  },
);

export const model: Shape = objectOf(
  { library: text, packages: listOf(text), majors: listOf(index) },
  {
    globals: listOf(objectOf({ name: text }, { onlyWith: listOf(text) })), clients: listOf(client), calls: listOf(call), schedules: listOf(schedule),
    registrars: listOf(registrar), handlers: listOf(handler), validators: listOf(validator), wrappers: listOf(wrapper), appliers: listOf(applier), checks: listOf(check), schemas: listOf(schema), contexts: listOf(context), loggers: listOf(logger),
    errorEvents: listOf(errorEvent), memoryStores: listOf(memoryStore), retries: listOf(retry), stores: listOf(store), pieces: listOf(piece), iterators: listOf(iterator), generates: objectOf({ names: listOf(text), marks: listOf(text) }),
    needs: listOf(need), settings: listOf(setting), environments: listOf(objectOf({ paths: listOf(text), ...claim })), files: listOf(file), fieldChecks: listOf(objectOf({ paths: listOf(text), holds: oneOf('json', 'value', 'length'), ...claim })),
    resources: listOf(resource),
  },
);
