import type { LoggerModel } from './log-format.js';
import type { ScheduleModel } from './schedule-format.js';
import type { ResourceModel } from './resource-format.js';
import type { StoreModel } from './operation-format.js';
import type { MemoryStoreModel } from './memory-store-format.js';
import type { ApplierModel, CheckModel, HandlerModel, RegistrarModel, ValidatorModel, WrapperModel } from './handler-format.js';

/**
 * The format of a library model: plain JSON, so that `settings.resilience.models` can hold the same thing.
 *
 * A *path* says how a value is reached from a package: `get()`, `create().get()`, `Pool.new()`, `{get,head}()`,
 * `*` for any one member, `get*` and `*Client` for any that begins or ends so, `**` for any chain of members, `''` for the
 * package's export itself (its default export, its namespace and `require()` of it count as the same value).
 */
export interface LibraryModel {
  /** What people call it, e.g. `axios`. */
  library: string;
  /** Module specifiers it is imported by; a trailing `*` stands for any ending: `@aws-sdk/client-*`. */
  packages: readonly string[];
  /** Global variables that hold its export. */
  globals?: readonly GlobalModel[];
  /** Majors this model was checked against, oldest first. A newer major is taken to be like the last one. */
  majors: readonly number[];
  clients?: readonly ClientModel[];
  calls?: readonly CallModel[];
  schedules?: readonly ScheduleModel[];
  registrars?: readonly RegistrarModel[];
  handlers?: readonly HandlerModel[];
  validators?: readonly ValidatorModel[];
  wrappers?: readonly WrapperModel[];
  appliers?: readonly ApplierModel[];
  checks?: readonly CheckModel[];
  loggers?: readonly LoggerModel[];
  stores?: readonly StoreModel[];
  iterators?: readonly IteratorModel[];
  /** Names of code that it writes into a file of the project (`PrismaClient`), and what such a file begins with. */
  generates?: { readonly names: readonly string[]; readonly marks: readonly string[] };
  errorEvents?: readonly ErrorEventModel[];
  resources?: readonly ResourceModel[];
  memoryStores?: readonly MemoryStoreModel[];
  retries?: readonly RetryModel[];
  needs?: readonly NeedModel[];
  files?: readonly FileModel[];
}

/** Calls that read and write files whose name is their first argument. */
export interface FileModel extends Claim {
  reads: readonly string[];
  writes: readonly string[];
}

/** What a call has to be given; without it, it goes elsewhere, or goes wrong later, and does not say so when the service starts. */
export interface NeedModel extends Claim {
  /** Paths from the package to the call: `createTransport()`. */
  paths: readonly string[];
  /** The arguments that are needed themselves. */
  arguments?: readonly number[];
  /** The options that are needed, by dotted path; `*` stands for any one step. */
  options?: readonly string[];
  /** Which arguments may hold these options, the first one when left out. */
  in?: readonly number[];
  /** Environment variables that the library reads itself where it is given nothing. */
  reads?: readonly string[];
  /** What it does without: `nodemailer sends mail through localhost`. */
  otherwise: string;
}

/** An event whose listeners are given an Error, beside Node's `error`: `failed` of a worker. */
export interface ErrorEventModel extends Claim {
  /** Paths from the package to what has it: `Worker.new()`. */
  on: readonly string[];
  events: readonly string[];
  /** Which parameter of the listener is the Error. */
  parameter: number;
}

/** A global variable, e.g. `fetch`, or `$fetch` in projects that depend on `nuxt`. */
export interface GlobalModel {
  name: string;
  /** The global exists only in projects that depend on one of these packages. */
  onlyWith?: readonly string[];
}

/** A call that runs a function for each element of a list: `pMap(list, run, { concurrency })`. */
export interface IteratorModel extends Claim {
  paths: readonly string[];
  /** Which argument the list is, and which the function. */
  list: number;
  runs: number;
  /** Each round waits for the one before. */
  isSequential?: boolean;
  /** What says how many may run at once; all do where it is left out. */
  limit?: { argument: number; option?: string };
}

/** What every claim carries. */
export interface Claim {
  /** Where it was read: `package@version:path`, a documentation page, or a behaviour run. */
  source: string;
  /** The majors it holds for, as a semver range over majors (`>=12`, `<3`, `2 || 3`); all when left out. */
  majors?: string;
}

export type ClientCategory = 'http' | 'sdk' | 'database' | 'cache' | 'queue' | 'mail';

/** Something that holds a connection or configuration and makes requests: `axios.create()`, `new Pool()`, global `fetch`. */
export interface ClientModel extends Claim {
  /** Unique within the library: `instance`. */
  name: string;
  category: ClientCategory;
  /** Paths from the package to an instance that exists without being made: `''` for `axios.get`. */
  shared?: readonly string[];
  /** Paths from the package that make one. */
  made?: readonly ConstructionModel[];
  /** Paths from a client that make another which inherits its options: `create()`, `extend()`. */
  derived?: readonly ConstructionModel[];
  /** Names of types exported by the package whose values are such clients: `AxiosInstance`. */
  types?: readonly string[];
  /** The modules of a NestJS application through which it is injected where one of `types` is asked for. */
  providedBy?: readonly ProvidingModuleModel[];
  /** The shared client of another package whose options every such client starts with. */
  inherits?: { package: string; client: string };
  /** The members through which options are set afterwards: `defaults` for `axios.defaults.timeout = 1000`, by dotted path. */
  defaults?: string;
  /** The same for every client of the package: `defaults` for `pg.defaults.query_timeout = 1000`. */
  packageDefaults?: string;
  /** Methods that set an option afterwards, and the option each sets to its first argument: `{ setTimeout: 'timeout' }`. */
  setters?: Readonly<Record<string, string>>;
  /** Members called with a callback that may set options: `interceptors.request.use`, `on:connect` for `on('connect', …)`. */
  configuredBy?: readonly string[];
  /** Methods that may set options by a text: `query` for `query('SET statement_timeout = 1000')`. */
  configuredByText?: readonly string[];
  /** Methods that give the client itself, or a part of it that goes on with its connections: `db` of `client.db('shop')`. */
  gives?: readonly string[];
  /** Methods that take the connection for themselves, so that whoever calls them needs one of their own: `subscribe`, `on:notification`. */
  keptFor?: readonly string[];
  requests?: readonly RequestModel[];
  /** Everything a call through this client can wait for. Empty when it always bounds itself. */
  waits: readonly WaitModel[];
  /** Its errors hold the request, with the headers that it was sent with, where whoever prints or serialises them writes these down. */
  errorsCarryRequest?: boolean;
  /** Its requests compute an answer and leave nothing behind that would be there twice. */
  repeatable?: boolean;
  /** The option of its requests that takes a key by which they are done once; HTTP clients send a header. */
  idempotencyKey?: string;
}

/**
 * Which argument holds the options: an index, or several indexes when the call is overloaded (the first of them that is an
 * object is it; the first of the list is where missing options go). `[0]` is the first argument where that can be an object.
 */
export type OptionsPosition = number | readonly number[];

export interface ConstructionModel {
  path: string;
  options?: OptionsPosition;
  /** The option that holds a function whose result is the client's options: `useFactory` for `registerAsync({ useFactory })`. */
  returnedBy?: string;
  /** What it opens of its own, at once or when it is first used, and keeps until it is closed; nothing is opened when this is left out. */
  opens?: 'connection' | 'pool';
  /** The option without which each use of it opens a connection and closes it again: `pool` of a mail transport. */
  keepsBy?: string;
  majors?: string;
}

/** A module class that makes a client without options where it is imported as it is, and with options through its methods, which are in `made`. */
export interface ProvidingModuleModel {
  /** The name it is exported by: `HttpModule`. */
  module: string;
  /** The method that makes it with options, which a repair writes: `register`. */
  configure: string;
  /** The option of its methods by which every module of the application sees it: `global`. */
  global?: string;
}

/** A call that waits for the other side. */
export interface RequestModel extends Partial<Claim> {
  paths: readonly string[];
  options?: OptionsPosition;
  /** It is this call only with a callback behind its other arguments; without one it is another, such as a stream. */
  callback?: boolean;
  /** Where the address is: an argument, an option, and the client option it is relative to. */
  url?: { argument?: number; option?: string; base?: string };
  /** The argument that may be a `Request` of its own, which carries options itself. */
  carrier?: number;
  /** HTTP method, or the option that names it. */
  method?: string | { option: string; default: string };
  /** Options under which the answer is a stream that lives longer than its headers. */
  streamsWhen?: readonly { option: string; equals: string | boolean }[];
  /** Nothing is sent until one of these is called on the result, or it is awaited. */
  lazy?: boolean;
  /** Methods called on the result (or on the variable that holds it) that bound it: `timeout`, `on:timeout`. */
  boundedByChain?: readonly string[];
  /** It gives an Observable of rxjs, whose operators (`timeout`) may bound it. */
  observable?: boolean;
  /** What this call waits for, when it differs from its client. */
  waits?: readonly WaitModel[];
  /** It gives an answer whatever its status is, and leaves it to the caller to look at that. */
  response?: ResponseModel;
  /** It moves money or goods, and once more each time that it is made. */
  moves?: MovementModel;
}

/** What a call moves, and where the key goes by which the other side knows it again. */
export interface MovementModel {
  /** What there is twice when it is made twice: `payment`. */
  what: string;
  /** The option that takes the key, of the object at a position; or the argument that is the key. */
  key: { option: string; in: OptionsPosition } | { argument: number };
  /** It moves nothing where an option says so: `mode: 'setup'`. */
  unless?: { option: string; in: OptionsPosition; equals: string };
}

/** The answer of a server as a call gives it that does not reject when the server refuses. */
export interface ResponseModel {
  /** Members that tell the status: `ok`, `status`. */
  status: readonly string[];
  /** Members that give the body: `json`, `text`. */
  body: readonly string[];
  /** Members that give the answer itself once more: `clone`. */
  same?: readonly string[];
  /** How to ask whether the server refused; `$` stands for the answer: `!$.ok`. */
  refused: string;
  /** The member that holds the number. */
  code: string;
  /** Options of the call under which it rejects after all, or may: `throwOnError`. */
  unless?: readonly string[];
}

export type WaitName = 'connect' | 'response' | 'query' | 'command';

export interface WaitModel {
  wait: WaitName;
  /** The wait exists only where the client's options say so: `{ option: 'client', equals: ['pg'] }`. */
  when?: ConditionModel;
  /** The wait is meant to be open where the client's options say so: a connection made for blocking commands. */
  unless?: ConditionModel;
  /** The same, where one of these methods is called on the client in sight: `blpop` waits by design. */
  unlessCalled?: readonly string[];
  /** Any one of these, set, bounds the wait. */
  boundedBy: readonly BoundModel[];
  /** The library's own bound in milliseconds; left out when it waits for ever. */
  defaultMs?: number;
  /** Majors the default holds for; in others there is none. */
  defaultMajors?: string;
  /** The default is a last resort that no service should rely on, whatever `maxDefaultMs` allows (undici's five minutes). */
  lastResort?: boolean;
  /** Options that look as if they bounded the wait and do nothing. */
  ignored?: readonly IgnoredOptionModel[];
  /** What to write to bound it, first that fits. */
  remedies: readonly RemedyModel[];
}

/** An option of the client that has one of these literal values; that is there at all when none are given. */
export interface ConditionModel {
  option: string;
  equals?: readonly (string | number | boolean | null)[];
}

/** An option, by dotted path (`timeout.request`), that bounds a wait. */
export interface BoundModel {
  option: string;
  /**
   * `duration`: a number, where 0, false, null and Infinity mean none. `signal`: an AbortSignal that has a timer.
   * `given`: whatever is there bounds it or cannot be judged.
   */
  is: 'duration' | 'signal' | 'given';
  /** It does nothing unless this other option of the same object has this value. */
  needs?: { option: string; equals: string | number | boolean };
  /** Read at the call only, or at the client only; both when left out. */
  at?: 'call' | 'client';
  majors?: string;
}

export interface IgnoredOptionModel {
  option: string;
  majors?: string;
}

/**
 * How a repair bounds the wait. `ms`/`s`: the number; `signal`: `AbortSignal.timeout(ms)`; `deadline`: `Date.now() + ms`;
 * `fetch`: a function that calls the global `fetch` with such a signal.
 */
export interface RemedyModel {
  /** The option to set, by dotted path; or the method to chain to the call. */
  option?: string;
  chain?: string;
  value: 'ms' | 's' | 'signal' | 'deadline' | 'fetch';
  at: 'call' | 'client';
  /** Other options the remedy needs to work, with their literal values. */
  with?: Readonly<Record<string, string | number | boolean>>;
  /** It is named to the reader and never written: it asks for more than a value (another place, a listener, a listed trade). */
  byHand?: boolean;
  majors?: string;
}

/** Calls that are not requests but matter to those around them. */
export type CallModel =
  /** Bounds what its argument does: `pTimeout(promise, { milliseconds })`. */
  | DeadlineModel
  /** Runs its argument and adds no bound: `pRetry(fn)`, `pLimit(n)(fn)`. */
  | (Claim & { kind: 'runs'; paths: readonly string[] })
  /** Holds options for another call: `new NodeHttpHandler({ … })`, `new Agent({ … })`. */
  | (Claim & { kind: 'options'; paths: readonly string[]; options: OptionsPosition })
  /** Leaves a client given to it as it is, and returns it if it returns anything: `axiosRetry(client)`. */
  | (Claim & { kind: 'decorates'; paths: readonly string[] })
  /** Reads a client given to it first and sends nothing: `getSignedUrl(client, command)`. */
  | (Claim & { kind: 'offline'; paths: readonly string[] })
  /** Waits for so many milliseconds, and does nothing else: `setTimeout(ms)` of `node:timers/promises`. */
  | (Claim & { kind: 'pauses'; paths: readonly string[]; milliseconds: number })
  /** Gives an instance of the class that is its first argument: `Container.get(Service)`. */
  | (Claim & { kind: 'provides'; paths: readonly string[] })
  /** Sets a bound for every call of other libraries in the process: `setGlobalDispatcher(new Agent({ … }))`. */
  | GlobalSettingModel;

export interface DeadlineModel extends Claim {
  kind: 'deadline';
  paths: readonly string[];
  /** The option, a duration, without which it bounds nothing; it always bounds when this is left out. */
  option?: string;
  /** Where that option is: in the options of the call itself, or of the call that made its receiver (`new PQueue({ timeout }).add(fn)`). */
  options?: OptionsPosition;
  madeWith?: OptionsPosition;
  /** The library's own bound where the option is not given. */
  defaultMs?: number;
}

export interface GlobalSettingModel extends Claim {
  kind: 'configures-globally';
  paths: readonly string[];
  libraries: readonly string[];
  /** It bounds nothing unless one of these options is given to it, or may be. */
  boundedBy?: readonly string[];
  options?: OptionsPosition;
}

/** How long a library waits before it tries again. */
export type RetryWaitName = 'none' | 'constant' | 'growing' | 'jittered';

/** A call that has something tried again, or a client that tries its requests again. */
export interface RetryModel extends Claim {
  /** Paths from the package to the calls; left out where it is about a client. */
  paths?: readonly string[];
  /** The client of this library, by its name, that tries its requests again: by options where it is made, and at the call. */
  client?: string;
  /** Which argument is tried again: the first of these that is a function. */
  runs?: OptionsPosition;
  /** Where the options are, for calls; those of a client are where the client has them. */
  options?: OptionsPosition;
  attempts: RetryAttemptsModel;
  wait: RetryPauseModel;
  /** The HTTP methods that it tries again. Left out where it tries whatever it is given. */
  methods?: readonly string[];
  /** The option that holds other methods. */
  methodsOption?: string;
  /** It sends a key of its own, the same for all attempts of one call. */
  sendsKey?: boolean;
  /** The option of the client it is called on that holds the same options for all calls: `defaultJobOptions`. */
  inherits?: string;
  /** A queue tries it again: nobody waits for it. */
  isInBackground?: boolean;
}

export interface RetryAttemptsModel {
  /** Options that hold how often, the first that is given counts. */
  options: readonly string[];
  /** An argument that holds it: `retry(5, task)`. */
  argument?: number;
  /** The number counts the first attempt, too. */
  includesFirst?: boolean;
  /** How often it tries again when nothing says so; null for without end. */
  default: number | null;
  /** Options that, with one of these values, have it go on without end: `{ option: 'forever', equals: [true] }`. */
  endless?: readonly ConditionModel[];
  /** Options by which it ends all the same: `maxRetryTime`. */
  boundedBy?: readonly string[];
  /** What a repair writes to give it an end. */
  remedy?: RetryRemedyModel;
}

export interface RetryPauseModel {
  default: RetryWaitName;
  /** Options that change it, the last that is given counts. */
  by?: readonly RetryPauseOption[];
  /** What a repair writes to have it wait longer each time, and not at the same time as others. */
  remedy?: RetryRemedyModel;
}

export interface RetryPauseOption {
  option: string;
  /**
   * `delay`: milliseconds, or a function that gives them. `jitter`: whether a part is left to chance. `growth`: a factor, where 1 is none.
   * `name`: one of `values`. `strategy`: a call or member of the package, one of `values` by path.
   */
  is: 'delay' | 'jitter' | 'growth' | 'name' | 'strategy';
  values?: Readonly<Record<string, RetryWaitName>>;
}

export interface RetryRemedyModel {
  option: string;
  /** Code of the value; `$callee` stands for what is called, `$limit` for the number of retries, `$attempts` for one more, `$import` for what is imported. */
  code: string;
  import?: { name: string; from: string };
}
