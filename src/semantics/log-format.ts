import type { Claim } from './claim-format.js';
import type { ConstructionModel } from './client-format.js';

/** Something that writes lines of a log: `pino()`, `winston.createLogger()`, `console`. */
export interface LoggerModel extends Claim {
  /** Unique within the library: `logger`. */
  name: string;
  /** Paths from the package to one that exists without being made: `''` for `winston.info`. */
  shared?: readonly string[];
  /** Paths from the package that make one. */
  made?: readonly ConstructionModel[];
  /** Paths from a logger that make another of its kind: `child()`. */
  derived?: readonly ConstructionModel[];
  /** Names of types exported by the package whose values are such loggers. */
  types?: readonly string[];
  /** Members of values of other kinds that are such loggers, by the parameter of a handler they hang on: `request.log`. */
  hangsOn?: readonly HangingModel[];
  /** Methods that write a line, least severe first; `''` for a logger that is called itself: `debug('app')('message')`. */
  levels: readonly string[];
  /** Methods whose first argument names the level, and whose others are those of that level: winston's `log('error', 'message')`. */
  byLevel?: readonly string[];
  /** Those of them that tell of a failure. */
  errorLevels: readonly string[];
  /**
   * Where a plain object of fields goes so that each becomes a field of the line: before the message, behind it, or nowhere (it is
   * printed as text).
   */
  fields: 'first' | 'last' | 'none';
  /** Whether the message takes `%s` and the like from the arguments behind it. */
  format: 'printf' | 'none';
  /** The call that an option of the construction must hold for that: `splat()` in winston's `format`. */
  formatNeeds?: { option: string; call: string };
  /** What makes the text of a line of its message and fields, where that is an option of the construction. */
  lineFormats?: LineFormatsModel;
  /** What becomes of an object behind the message that no placeholder takes, where fields do not go there. */
  rest: 'dropped' | 'printed';
  /** Where an Error keeps its stack and cause. */
  errors: ErrorPlacesModel;
  /** In packages that depend on one of these, another logger may stand behind it, which treats fields and Errors in its own way. */
  replacedBy?: readonly string[];
  /** What leaves values out of every line. */
  redaction?: readonly RedactionModel[];
}

/** The calls that such an option holds, by their names: `combine(timestamp(), json())`. The last that writes has the say. */
export interface LineFormatsModel {
  option: string;
  /** One that runs others, in order. */
  combined: string;
  /** One that is given a function which makes the text. */
  printed: string;
  /** Those that change the fields of a line, and leave it to others to write it. */
  passing: readonly string[];
  /** Those that write every field. */
  whole: readonly string[];
  /** Those of them that write an Error among the fields with its stack. */
  inspecting: readonly string[];
  /** Those that write the message and no field. */
  bare: readonly string[];
  /** The key under which a `passing` one may put all fields, for a function that makes the text. */
  gathered?: string;
  /** What lines are written to, each of which may have a format of its own; the classes whose lines are made by nothing else. */
  outlets: { option: string; classes: readonly string[] };
}

/** An option of the construction that names what is left out. */
export interface RedactionModel {
  option: string;
  /** It lists paths of fields, also under this key of an object: `redact: { paths: ['user.password'] }`. Left out, it lists keys, which count wherever they are. */
  paths?: string;
  /** What is left out where the option is not set. */
  unset?: readonly string[];
  majors?: string;
}

/** `request.log` in a handler of Fastify, `req.log` behind pino-http. */
export interface HangingModel {
  /** The member: `log`. */
  member: string;
  /** The parameter of a handler of that framework: `request`, `reply`; or `app` for the server object. */
  on: 'request' | 'response' | 'context' | 'app';
  /** Library whose handlers they are; any where left out. */
  framework?: string;
  /** Other methods of the server object that are given a function with such a parameter, and its index: `setErrorHandler`, 1. */
  givenBy?: readonly { method: string; parameter: number }[];
  /** It is there only in packages that depend on one of these. */
  onlyWith?: readonly string[];
}

export interface ErrorPlacesModel {
  /** `log.error(err)`, `log.error(err, 'msg')` */
  first: 'kept' | 'lost';
  /** `log.error('msg', err)` */
  last: 'kept' | 'lost';
  /** Keys of the fields under which an Error keeps its stack: `['err']`; `['*']` for any; none for none. */
  keys: readonly string[];
  /** The option of the construction that names another such key: `errorKey`. */
  keyOption?: string;
  /** Options of the construction that may have an Error under some key, the `*`, written in full: `serializers.*`. */
  serializers?: readonly string[];
  /**
   * An option of the construction without which an Error loses its stack in one of these places, and the call that must be in it, where
   * not any value will do: `format` with `errors({ stack: true })`.
   */
  needs?: { option: string; call?: string; in: 'first' | 'last' | 'keys' };
  /** The argument behind the message that takes the stack as text: Nest's `error(message, stack)`. */
  stackText?: boolean;
  /** The majors that keep an Error in these places; others lose it in all of them, but for `stackText`. */
  majors?: string;
}
