/**
 * The part of the model format that speaks of operations: what calls do to stored data, and to the world outside the process.
 */
import type { Claim } from './claim-format.js';
import type { BulkModel, ManyModel } from './batch-format.js';
import type { ConstructionModel } from './client-format.js';

/**
 * What a call does.
 *
 * `read-one`: at most one record, by a key or the first. `read-many`: as many as there are. `count`: a number, or whether there is one.
 * `insert`, `insert-many`, `update` (of one record, by its key), `update-many` (of all that a filter finds), `delete`, `delete-many`,
 * `upsert`. `increment`: a write computed by the store itself. `save`: writes back an object that was read or made before.
 * `statement`: whatever its text says. `transaction`: runs a function, or a list, in one; `begin` opens one that is ended by `commit`
 * or `rollback`. `lock`: holds others off. `publish`: puts a message where others take it. `mail`: sends to a person.
 * `file`, `process`: work of the operating system. `pause`: waits for time to pass.
 *
 * Two do no work that anybody could wait for, and are no operations by themselves. `make`: makes or fills a record that is not written
 * yet: `new Model(values)`. `block`: work of the operating system that stops the process until it is done: `readFileSync`.
 */
export type Verb =
  | 'read-one' | 'read-many' | 'count'
  | 'insert' | 'insert-many' | 'update' | 'update-many' | 'delete' | 'delete-many' | 'upsert' | 'increment' | 'save'
  | 'statement' | 'transaction' | 'begin' | 'commit' | 'rollback' | 'lock'
  | 'publish' | 'mail' | 'file' | 'process' | 'pause'
  | 'make' | 'block';

export type StoreKind = 'rows' | 'documents' | 'entries' | 'messages' | 'mails' | 'files' | 'processes' | 'time';

/** Something through which data is read and written: a client, a repository, a model, a transaction's handle. */
export interface StoreModel extends Claim {
  /** Unique within the library: `client`. */
  name: string;
  keeps: StoreKind;
  /** Paths from the package to one that exists without being made: `''` for `mongoose.model()`'s `mongoose`. */
  shared?: readonly string[];
  /** Paths from the package that make one. */
  made?: readonly ConstructionModel[];
  /**
   * Paths from one to another of its kind: `$extends()`; `$transaction().#0` is the first parameter of the function that the call is
   * given, `[]` an element of a list: `find().[]`.
   */
  derived?: readonly ConstructionModel[];
  /** Names of types exported by the package whose values are such: `Repository`. */
  types?: readonly string[];
  /** How it does for many what an operation does for one, as a person would write it: `findMany({ where: { id: { in: ids } } })`. */
  batch?: Partial<Record<Verb, string>>;
  /** Each call is done when it returns, within the process: nothing of the same process comes between two of them. */
  immediate?: boolean;
  /** Packages of the library by which it is that: `drizzle-orm/better-sqlite3`. */
  immediateBy?: readonly string[];
  /** Whatever runs while a transaction's function does is part of it, through whichever handle. */
  ambient?: boolean;
  /** What keeps a second of a kind out, where it has no unique keys: a sentence without its full stop. */
  onlyOne?: string;
  /** What makes several writes one, where no client can open a transaction: another such sentence. */
  unites?: string;
  /** Members of what it answers that hold the records: `data`, `docs`. */
  answers?: readonly string[];
  /** Members of what it answers that say whether there is any: `{ empty: 'missing' }`. */
  tells?: Readonly<Record<string, 'exists' | 'missing'>>;
  operations: readonly OperationModel[];
}

export interface OperationModel extends Partial<Claim> {
  /** From the store: `*.findMany()`. */
  paths: readonly string[];
  does: Verb;
  /** Calls chained to it belong to it (`from(users).where(…)`): what it is, is known at the last of them. */
  chain?: ChainModel;
  /** Nothing happens unless the result is awaited, or one of `chain.runs` is called. */
  lazy?: boolean;
  /** Only where this argument is an instance of one of these classes of the package: `send(new GetCommand(…))`. */
  command?: { argument: number; classes: readonly string[] };
  /** What a statement does whose text reads: `one` gives at most one row. */
  reads?: Verb;
  /** It writes what was changed of all that was read through the same store: `flush`. */
  flushes?: boolean;
  /** It is refused, and nothing is written, where it has no filter. */
  refusesAll?: boolean;
  /** The filter is a key that no two records share: `findByPk`. */
  unique?: boolean;
  /** All that is kept under the key is gone then, whatever was added to it. */
  empties?: boolean;
  /** It ends with an error where there is no such record. */
  fails?: boolean;
  /** It walks through all that is stored, whatever its filter leaves: `keys`, a scan. */
  scans?: boolean;
  /** It answers two things, of which the first is the records: `[rows, fields]`. */
  pairs?: boolean;
  /** It gives, or replaces, all that a file holds. */
  whole?: 'read' | 'write';
  /** The store itself gives no more than a page of it, of a size of its own. */
  bounded?: boolean;
  /** Calls of the same turn of the event loop are merged into one by the library. */
  merges?: boolean;
  /** Where its parts stand; of several places, each that is there counts. */
  record?: readonly PlaceModel[];
  filter?: readonly PlaceModel[];
  data?: readonly PlaceModel[];
  /** What bounds how many records it gives: `take`, `limit()`. */
  limit?: readonly PlaceModel[];
  /** What makes one record of many, a number of them: `group`. */
  groups?: readonly PlaceModel[];
  /** What makes one step of a scan, or a share of it: `ExclusiveStartKey`. */
  pages?: readonly PlaceModel[];
  /** The text of a statement, and the values for its placeholders. */
  text?: readonly PlaceModel[];
  values?: readonly PlaceModel[];
  /** Chained methods that give one of the values, by the name that the text has for it: `input('id', id)` for `@id`. */
  binds?: readonly string[];
  /** Its filter and its data may be expressions (`SET #s = :s`): what `#s` stands for is named here, what `:s` does in `values`. */
  names?: readonly PlaceModel[];
  /** What must hold for a write to be done, told to the store with it: `ConditionExpression`. */
  condition?: readonly PlaceModel[];
  /** It writes only where nothing is there yet, and answers whether it did: always, or where it is given this word, or an option of that name. */
  claims?: true | string;
  /** How a value is left out of the text and handed over beside it; of several, the one whose driver the package has. */
  placeholders?: readonly PlaceholderModel[];
  /** The handle of the transaction that it is to be part of, where that is handed over: `{ transaction }`. */
  handle?: readonly PlaceModel[];
  /** What holds others off a record that is read: `lock: true`, `forUpdate()`. */
  lock?: readonly PlaceModel[];
  /** What stands in the place of a value that the store is to compute from the column: `{ increment: 1 }`. */
  atomic?: { readonly add: string; readonly subtract: string };
  /**
   * An expression that has the store compute the value, in its place: `(eb) => eb('$column', '$operator', $by)`, with `$client` and
   * `$record` for what the operation is made on. `imports` is what it needs.
   */
  computes?: { readonly text: string; readonly imports?: { readonly from: string; readonly name: string } };
  /** The key of the data under which the store adds: `$inc`. */
  counts?: string;
  /** How a write is made to look again at what was read before it, and how it tells whether it found the record. */
  looksAgain?: LooksAgainModel;
  /**
   * The store's own method that counts, in the place of a write: `$receiver.$method($filter, '$column', $by)`, where `$found` is the filter
   * of the read, `$entity` what it is of, and `$options` more options.
   */
  steps?: { readonly text: string; readonly add: string; readonly subtract: string };
  /** How a transaction is opened on the client: `{ call: '$transaction', handle: 'tx' }`. */
  opens?: { readonly call: string; readonly handle: string };
  /** What a transaction runs. */
  callback?: readonly PlaceModel[];
  /** How one call does it for many keys. */
  many?: ManyModel;
  /** How one call inserts many records. */
  bulk?: BulkModel;
}

/** What a condition says of a column: `empty` where there is no value, `true` and `not true` of one that holds nothing else. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'empty' | 'true' | 'not true';

export interface LooksAgainModel {
  /**
   * Where a condition joins the filter: `property` of the object that filters; `call` behind the last one that filters; `operand` of
   * `and(…)`; `text` of a statement, at its end; as a `word`, or an `option`, behind the other arguments.
   */
  joins: 'property' | 'call' | 'operand' | 'text' | 'word' | 'option';
  /** How it is written, with `$column`, `$value` and `$record`. */
  says: Partial<Record<Comparison, string>>;
  /** The same, where a schema says that no value is missing: otherwise the store leaves out rows that the code lets pass. */
  saysOfFilled?: Partial<Record<Comparison, string>>;
  /** What the conditions are imported by, and `and` beside them. */
  imports?: { readonly from: string; readonly names: Partial<Record<Comparison, string>>; readonly and: string };
  /** The method that takes such a filter, for the one that is called. */
  methods?: Readonly<Record<string, string>>;
  /** The only options that it takes. */
  options?: readonly string[];
  /** The column of a filter that is nothing but a key. */
  key?: string;
  /** What the answer tells: a property of it, or itself; and what says that no record was found, with `$name` for either. */
  answer: { readonly property?: string; readonly name: string; readonly none: string };
  /** The method that gives the record, where the answer has no more of it. */
  again?: string;
  /** Methods of the chain that make a list of records of the answer. */
  lists?: readonly string[];
  /** What is called at the end instead, so that the answer tells it. */
  ends?: Readonly<Record<string, string>>;
  /** Called at its end, so that the answer is a list of records. */
  adds?: string;
  /** Modules of the package whose stores cannot. */
  except?: readonly string[];
}

/** What stands in the text of a statement for a value. */
export interface PlaceholderModel {
  /**
   * `$1`: numbered, for a list. `?`: a mark, for a list in the same order. `:name`: by name, for an object. `tag`: the text is a template
   * of this tag, and the values stand in it.
   */
  form: '$1' | '?' | ':name' | 'tag';
  /** For `tag`: the method in place of the one that is called (`$queryRaw`); what it is called on where left out. */
  tag?: string;
  /** The packages of the drivers that understand it; any where left out. */
  drivers?: readonly string[];
  /** Texts may stand in double quotes, too. */
  quotesDouble?: boolean;
  /** Values keep the type they have in JavaScript, so that a text is none of a column of another type. */
  isTyped?: boolean;
}

export interface ChainModel {
  /** Methods that change what it does: `{ first: 'read-one', insert: 'insert' }`; the last one that was called counts. */
  becomes?: Readonly<Record<string, Verb>>;
  /** It is run by one of these only: `execute`; by `await` and `then` where left out. */
  runs?: readonly string[];
  /** The only ones that hold all of its records in memory; others give them one by one: `toArray` of a cursor. */
  loads?: readonly string[];
  /** Other methods that may be its last one: `orderBy`, `returning`. */
  ends?: readonly string[];
}

/**
 * Where a part of an operation stands: an argument of the call (or of a method that is chained to it), whole or an option of it;
 * the name of a member on the way to the call; an argument of the call that made the store; the type that the receiver is declared for.
 */
export interface PlaceModel {
  argument?: number;
  /** By dotted path below the argument: `where.id`. */
  option?: string;
  /** The argument is one of these methods of the chain, not of the call itself; without `argument`, that one is called is the fact. */
  chained?: readonly string[];
  /** The argument is a construction (`new GetCommand({ … })`), whose own argument of this index is meant. */
  within?: number;
  /** Which option of which argument lists the columns that are written of it: `fields`. */
  namedBy?: { readonly argument: number; readonly option: string };
  /** So many members before the method: 1 for `user` in `prisma.user.findMany()`. */
  member?: number;
  /** The argument of this index of the call that made the store: 0 for `'User'` in `model('User').find()`. */
  made?: number;
  /** The type argument of this index that the receiver is declared with: 0 for `User` in `Repository<User>`. */
  typeArgument?: number;
  /** What the method is called on: a class, for a record; a document's reference, for a filter. */
  receiver?: boolean;
}

/** Methods whose first argument becomes a piece of a statement as it is: `query.whereRaw(text)`, `sql.raw(text)`. */
export interface PieceModel extends Claim {
  names: readonly string[];
  /** How a value is handed over beside the piece; nothing takes any where left out. */
  takes?: Pick<OperationModel, 'values' | 'placeholders'>;
}
