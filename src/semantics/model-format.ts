import type { Claim } from './claim-format.js';
import type { CallModel } from './call-format.js';
import type { ClientModel } from './client-format.js';
import type { RetryModel } from './retry-format.js';
import type { LoggerModel } from './log-format.js';
import type { ScheduleModel } from './schedule-format.js';
import type { ResourceModel } from './resource-format.js';
import type { PieceModel, StoreModel } from './operation-format.js';
import type { MemoryStoreModel } from './memory-store-format.js';
import type { SchemaModel } from './schema-format.js';
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
  schemas?: readonly SchemaModel[];
  fieldChecks?: readonly FieldCheckModel[];
  contexts?: readonly ContextModel[];
  loggers?: readonly LoggerModel[];
  stores?: readonly StoreModel[];
  pieces?: readonly PieceModel[];
  iterators?: readonly IteratorModel[];
  /** Names of code that it writes into a file of the project (`PrismaClient`), and what such a file begins with. */
  generates?: { readonly names: readonly string[]; readonly marks: readonly string[] };
  errorEvents?: readonly ErrorEventModel[];
  resources?: readonly ResourceModel[];
  memoryStores?: readonly MemoryStoreModel[];
  retries?: readonly RetryModel[];
  needs?: readonly NeedModel[];
  settings?: readonly SettingModel[];
  /** What holds the variables of the environment by their names, as `process.env` does. */
  environments?: readonly ({ paths: readonly string[] } & Claim)[];
  files?: readonly FileModel[];
}

/** How a framework hands values on from one function to another, by a key: `c.set('db', db)` and `c.get('db')`, `req.db = db`. */
export interface ContextModel extends Claim {
  /** Calls that are given the key and the value: `set`, `decorate`. */
  sets?: readonly string[];
  /** Calls that give it for the key. */
  gets?: readonly string[];
  /** Code may add to what handlers are given: `req.db = db`. */
  own?: boolean;
  /** Members of it that have the keys as members: `var`, `locals`, `server`. */
  members?: readonly string[];
  /** A member of what functions are given first has the type that is the type argument of a call on the way: `context<Context>()`. */
  typed?: { member: string; by: string };
}

/** Calls that read and write files whose name is their first argument. */
export interface FileModel extends Claim {
  reads: readonly string[];
  writes: readonly string[];
}

/** Calls that give a setting of the environment by its name, their first argument: `config.get('JWT_SECRET', 'a default')`. */
export interface SettingModel extends Claim {
  /** Paths to those that give nothing for what is missing, and has no default. */
  reads: readonly string[];
  /** Those that throw for it. The method of the first is what code may ask in their place. */
  throws: readonly string[];
  /** Calls that load all of them, and options of the first argument by which they check them at that. */
  loads?: { readonly paths: readonly string[]; readonly checkedBy: readonly string[] };
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

/** A decorator by which a class says what one of its fields is to be. */
export interface FieldCheckModel extends Claim {
  readonly paths: readonly string[];
  /** `json`: a text that is JSON. `value`: no more than so much, or one of a few. `length`: no more elements than its first argument says. */
  readonly holds: 'json' | 'value' | 'length';
}
