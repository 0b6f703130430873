import type { Claim, OptionsPosition } from './claim-format.js';
import type { WaitModel } from './wait-format.js';

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

export interface ConstructionModel {
  path: string;
  options?: OptionsPosition;
  /** The option that holds a function whose result is the client's options: `useFactory` for `registerAsync({ useFactory })`. */
  returnedBy?: string;
  /** What it opens of its own, at once or when it is first used, and keeps until it is closed; nothing is opened when this is left out. */
  opens?: 'connection' | 'pool';
  /** Options with one of which it opens nothing: `SES` of a mail transport. */
  opensNothingWith?: readonly string[];
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
  /** The member that says why, where no number does: `error.message`. */
  reason?: string;
  /** Options of the call under which it rejects after all, or may: `throwOnError`. */
  unless?: readonly string[];
  /** The option, of the call or the client, by which it no longer rejects: `throwHttpErrors: false`, `validateStatus: () => true`. */
  when?: { option: string; is: 'false' | 'true' | 'null-or-always' };
}
