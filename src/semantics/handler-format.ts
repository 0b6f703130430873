/**
 * The part of the model format that speaks of handlers: functions that a framework calls with outside input.
 */
import type { Claim } from './claim-format.js';
import type { SchemaCode } from './schema-format.js';

/** What calls the function, and with what. `action`: a server action; `procedure`: a remote call such as tRPC's; `page`: a server-rendered page. */
export type HandlerKind = 'http' | 'message' | 'job' | 'lambda' | 'action' | 'procedure' | 'resolver' | 'socket' | 'page';

/** `middleware` runs before a handler; `error` is given an error that another one left behind. */
export type HandlerRole = 'handler' | 'middleware' | 'error';

export type InputPart = 'body' | 'query' | 'params' | 'headers' | 'cookies' | 'files' | 'message' | 'args' | 'url' | 'whole';

/** What the handler holds: a text or bytes that it must parse, a value that something parsed, or one that something checked. */
export type InputState = 'text' | 'parsed' | 'validated';

/**
 * What becomes of a rejection. `forwarded`: the framework hands it to its error handlers; `answered`: the framework answers with an
 * error itself; `failed`: the run counts as failed, and the queue or platform may run it again; `unhandled`: nobody handles it.
 */
export type Rejection = 'forwarded' | 'answered' | 'failed' | 'unhandled';

/** What routes, listeners or steps are added to: `express()`, `new Hono()`, a socket, a tRPC procedure. */
export interface RegistrarModel extends Claim {
  /** Unique within the library: `app`. */
  name: string;
  /** Paths from the package that give one; `new()` also stands for a value of that type. */
  made: readonly string[];
  /** Methods that give it back, or one that carries its settings on: `get` in `app.get(…).post(…)`, `input` in `procedure.input(…)`. */
  fluent?: readonly string[];
  /** Those of them whose first argument is the beginning of the routes that follow: `route`, `basePath`. */
  nested?: readonly string[];
  /** Functions that are given one: `app.register(async (app) => …)`. */
  given?: readonly GivenModel[];
}

export interface GivenModel {
  /** A method of this registrar of the library takes the function: `on: 'server', method: 'on:connection'`. */
  on?: string;
  method?: string;
  /** A call of the package takes it: `fp(async (app) => …)`. */
  paths?: readonly string[];
  /** The function is declared to be of this type: `FastifyPluginAsync`. */
  types?: readonly string[];
  /** Which parameter of the function it is. */
  parameter: number;
  /** The default export of such a file is that function, in a package with one of `onlyWith`, which loads all files of a folder. */
  files?: readonly string[];
  onlyWith?: readonly string[];
  /** Only where another argument of the call sets this option: `websocket` in `app.get('/', { websocket: true }, fn)`. */
  option?: string;
}

/** One kind of handler of a library. */
export interface HandlerModel extends Claim {
  /** Unique within the library: `route`. */
  name: string;
  kind: HandlerKind;
  /** What proves that a function is one; the first that holds counts. */
  found: readonly RegistrationModel[];
  inputs: readonly InputModel[];
  /** It is called for each object of a list that is answered with, which it is given: as this parameter, or as one with such a decorator. */
  parent?: { parameter?: number; decorators?: readonly string[] };
  /** What becomes of a rejection; unknown where the majors that may be installed differ, and when left out. */
  rejected?: readonly { as: Rejection; majors?: string }[];
  /** Packages that, once imported anywhere, have rejections forwarded. */
  forwardedBy?: readonly string[];
  /** Its first parameter is an object that holds the error under this key: `onError({ error, path })`. */
  errorIn?: string;
  /** What it fails to handle does not come again. */
  once?: boolean;
  /** How it tells its caller that the input is wrong, the usual way first. */
  answers?: readonly AnswerModel[];
}

export type RegistrationModel = CallRegistration | DecoratorRegistration | MethodRegistration | ExportRegistration | DirectiveRegistration | TypeRegistration;

/** A call that takes the function: `app.get('/', fn)`, `new Worker(name, fn)`. */
export interface CallRegistration {
  by: 'call';
  /** The registrar whose methods these are; `on:message` for `on('message', …)`. */
  on?: string;
  methods?: readonly string[];
  /** Or paths from the package. */
  paths?: readonly string[];
  /** First arguments that are not it: `disconnect`. */
  except?: readonly string[];
  functions: readonly FunctionPlace[];
  /** Where the HTTP method is: in the name of the method that was called, or in an option of the first argument. */
  verb?: 'name' | { option: string };
  /** Where the route is: an argument, or an option of the first argument. With `optional` that argument may be the function already. */
  route?: { argument: number; optional?: boolean } | { option: string };
  /** Where schemas stand that the framework checks the input with. */
  schemas?: readonly SchemaPlace[];
  /** What it adds also stands before what the same registrar is given later: `app.use(fn)`. */
  before?: boolean;
  /** Methods chained to the call whose arguments run before the function: `use` in `middy(fn).use(…)`. */
  chained?: readonly string[];
  role?: HandlerRole;
  /** With exactly so many parameters the function is given errors. */
  errorArity?: number;
}

/** Where a call holds functions: in any argument (the last is the handler, those before it middleware), in one, or below an option of it. */
export interface FunctionPlace {
  argument: number | 'any';
  /** A dotted path: `handler`, `resolvers.*.*`, `{preHandler,onRequest}`. */
  option?: string;
  role?: HandlerRole;
}

/** Schemas in an options object, or in the arguments of a method that the registrar was made with. */
export interface SchemaPlace {
  argument?: number;
  /** Dotted path from the argument to the object whose keys are parts; left out when the argument is that object. */
  option?: string;
  /** Which part each key holds the schema of. Where it is left out, the schema is for all of `parts`. */
  names?: Readonly<Record<string, InputPart>>;
  /** `input` for `procedure.input(schema).query(fn)`. */
  chained?: readonly string[];
  parts?: readonly InputPart[];
  /** How a JSON schema is written there, and packages that put another kind in its place. */
  writes?: SchemaCode;
  unless?: readonly string[];
  /** An object that is written out there is a JSON schema, which lets keys through that it does not name, unless it says otherwise. */
  json?: boolean;
  /** Literal values that check nothing: `unchecked`, `true`. */
  except?: readonly (string | boolean | null)[];
}

/** A decorator on a method: `@Get()`. */
export interface DecoratorRegistration {
  by: 'decorator';
  paths: readonly string[];
  /** Decorators of the class that begin the route: `Controller()`. */
  prefixes?: readonly string[];
}

/** A method that a class overrides: `process` of `WorkerHost`. */
export interface MethodRegistration {
  by: 'method';
  of: readonly string[];
  names: readonly string[];
}

/** An export of a file that the framework finds by its place, in a package that depends on the framework. */
export interface ExportRegistration {
  by: 'export';
  /** Globs below the folder of package.json: `**\/app/**\/route.{ts,js}`. */
  files: readonly string[];
  /** `*` for all. */
  names: readonly string[];
  /** The place and the names tell by themselves, also in a package that does not say what it depends on. */
  telling?: boolean;
  /** Path into the exported object: `*` for `export const actions = { default: fn }`. */
  option?: string;
  onlyWith: readonly string[];
  role?: HandlerRole;
}

/** `'use server'` at the top of a function, or of a file whose exported functions are meant. */
export interface DirectiveRegistration {
  by: 'directive';
  directive: string;
  onlyWith: readonly string[];
}

/** A function that is declared to be of a type, or has a parameter of one; or functions in an object that is. */
export interface TypeRegistration {
  by: 'type';
  functions?: readonly string[];
  parameter?: { index: number; types: readonly string[] };
  objects?: { types: readonly string[]; option: string };
  role?: HandlerRole;
  errorArity?: number;
}

/** An expression that yields outside input: a parameter of the handler, or a call inside it. */
export interface InputModel {
  part: InputPart;
  /** Index of the parameter, 0 when left out; `all` for each of them. */
  parameter?: number | 'all';
  /** Only a parameter with such a decorator: `Body()`. */
  decorators?: readonly string[];
  /** Only a parameter without any decorator. */
  undecorated?: boolean;
  /** Path from the parameter; the parameter itself when left out. */
  path?: string;
  /** Calls inside the handler, by their path from the package: `readBody()`. */
  calls?: readonly string[];
  /** `parsed` when left out. */
  state?: InputState;
  /** The first argument, a literal, tells which part it is: `valid('json')`. */
  partBy?: Readonly<Record<string, InputPart>>;
  /** Which argument of the call it is checked with: what checks nothing leaves it as it came. */
  checkedBy?: number;
  /** Names between brackets in the path of the file (`[id].ts`) are parts of the path here, which nobody can send otherwise. */
  pathNames?: boolean;
  /** It is what was sent, whatever checked it. */
  raw?: boolean;
  /** It is there only where a schema checks it. */
  onlyChecked?: boolean;
  /** Where the type of it is told. */
  typedBy?: readonly TypedByModel[];
  majors?: string;
}

/** Which type argument of a parameter's type, or (`()`) of the call that registers the handler, is the type of an input, or has it as a member. */
export interface TypedByModel {
  types: readonly string[];
  argument: number;
  member?: string;
}

/** How an answer is written: `$0`, `$1` are the handler's parameters, `$on` what it was added to, `$status` and `$body` what is to be said. */
export interface AnswerModel {
  code: string;
  import?: { name: string; from: string };
  /** What the next parameter is called, where the handler takes one fewer than the answer needs. */
  adds?: string;
  /** Not where the registration is given an option of this name. */
  unless?: string;
  majors?: string;
}

/** A call or class that checks input when it stands before a handler: `celebrate(…)`, `zValidator('json', schema)`. */
export interface ValidatorModel extends Claim {
  paths: readonly string[];
  /** Which parts it checks: always these, those named by a literal argument, or by the keys of one. */
  parts: readonly InputPart[] | { argument: number; of: 'literal' | 'keys'; names: Readonly<Record<string, InputPart>> };
  /** Which argument is the schema, or the function, that it checks with. */
  schema?: number;
  /** Without one of these options of its first argument it checks nothing. */
  needs?: readonly string[];
  /** What the handler reads is the checked value, where it read the raw one before. */
  replaces: boolean;
  /** Wrong input never reaches the handler. */
  rejects: boolean;
}

/** A call that makes a handler of a function and hands its parameters on: `asyncHandler(fn)`. */
export interface WrapperModel extends Claim {
  paths: readonly string[];
  rejected?: Rejection;
}

/** A decorator whose arguments stand before the methods it decorates: `@UsePipes(…)`. */
export interface ApplierModel extends Claim {
  paths: readonly string[];
}

/** Calls that check a value at run time, whatever schema they are called on: `schema.parse(value)`, `assert(value, schema)`. */
export interface CheckModel extends Claim {
  /** The last names of the calls; `()` for a call of what the package made: `validate(value)` of `ajv.compile(schema)`. */
  names: readonly string[];
  /**
   * `value`: what it gives is checked, and it throws otherwise; `verdict`: what it gives tells, and somebody has to look at it;
   * `assertion`: it throws, and what it was given is checked; `request`: it tells of all checks that ran on a request; `same`: it only
   * looks like a check and gives the argument as it is.
   */
  gives: 'value' | 'verdict' | 'assertion' | 'request' | 'same';
  /** Which argument the value is, for `same`. */
  argument?: number;
  /** What becomes of keys that the schema does not name. */
  unknownKeys?: 'stripped' | 'kept' | 'refused';
  /** Names in the making of the schema that tell otherwise, the last of them: `{ passthrough: 'kept', strict: 'refused' }`. */
  keysBy?: Readonly<Record<string, 'stripped' | 'kept' | 'refused'>>;
  /** Options of the call, or of what made the schema, that tell otherwise where they are true (`stripUnknown`), false (`!additionalProperties`), or a text (`removeAdditional=all`). */
  keysByOption?: Readonly<Record<string, 'stripped' | 'kept' | 'refused'>>;
  /** Which argument the schema is, where it is none of what the method is called on: 0 for `v.parse(schema, value)`. */
  schema?: number;
}
