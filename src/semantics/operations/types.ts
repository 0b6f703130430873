import type { CallExpression, Invocation, Node } from '../../ast/index.js';
import type { ApiPath, LibraryModel, OperationModel, StoreModel, Verb } from '../types.js';

/** A part of an operation that its model names. */
export type OperationPart = 'filter' | 'data' | 'limit' | 'text' | 'values' | 'handle' | 'lock' | 'callback' | 'pages' | 'groups' | 'names' | 'condition';

/** What is known of a part: the expressions that stand for it, nothing, or that it cannot be told. */
export type PartFact =
  | { readonly state: 'set'; readonly values: readonly Node[] }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' };

/** The table, model, collection or key that an operation is about. */
export interface RecordName {
  /** The same for the same record: `user`, `User`, `users`. */
  readonly name: string;
  /** The expression or type that names it; null where only a text does. */
  readonly node: Node | null;
}

/** A call that does something to stored data, or to the world outside the process. */
export interface Operation {
  readonly kind: 'operation';
  /** The outermost call of its chain. */
  readonly node: Invocation;
  /** As it is written from the package: `new PrismaClient().user.findMany()`. */
  readonly api: string;
  readonly path: ApiPath;
  readonly library: LibraryModel;
  readonly majors: readonly number[];
  readonly store: StoreModel;
  readonly model: OperationModel;
  /** What it does; of a statement, what its text says (`statement` where that is out of sight). */
  readonly does: Verb;
  /** The calls of its chain, in the order that they are made; the operation's own comes first. They include what is added to a variable that holds it. */
  readonly calls: readonly Invocation[];
  /** More calls may be added to it out of sight: `paginate(query)`. */
  readonly isOpen: boolean;
  readonly record: RecordName | null;
  /** What its SQL says, where it is one and its text is in sight. */
  readonly statement: Statement | null;
  /** The call that opened the transaction whose handle it is called on; null for the outer client, and where that is out of sight. */
  readonly transaction: CallExpression | null;
  /** What it is called on came out of sight (a parameter that only a type tells, a field that is injected). */
  readonly uncertain: boolean;
}

/** What the text of a SQL statement says, as far as it is constant. */
export interface Statement {
  readonly verb: Verb;
  readonly table: string | null;
  /** The constant parts of the text, with ` ? ` for what is put in between. */
  readonly text: string;
  /** What is put into the text, in order. */
  readonly interpolated: readonly Node[];
  /** Some of it may be more than a value: the name of a column, a condition, a limit. */
  readonly isOpen: boolean;
  readonly hasWhere: boolean;
  readonly hasLimit: boolean;
  /** `FOR UPDATE`, `FOR SHARE` */
  readonly locks: boolean;
}
