/**
 * The part of the model format that says how one call does for all elements of a list what a call did for one of them.
 */
import type { PlaceModel } from './operation-format.js';

/** How a library asks for the records of many keys at once, where a call asks for those of one. */
export interface ManyModel {
  /** What takes the place of a method of the call or of its chain: `{ findUnique: 'findMany' }`; with `''`, its call is left out. */
  methods?: Readonly<Record<string, string>>;
  /** Methods of the chain that mean the same for many: `select`, `orderBy`. With any other one there is no such call. */
  keeps?: readonly string[];
  /** Options of the first argument, or of that after the key, that mean the same for many: `where`, `orderBy`. All when left out. */
  options?: readonly string[];
  keys: readonly KeyFormModel[];
  /** Where it is said which fields are read; all are when it is not said. */
  selects?: readonly PlaceModel[];
  /** Fields that are read whatever is selected, unless it is said of them that they are not: `-_id`. */
  gives?: readonly string[];
  /** What is given for a key that no record has, where one record is asked for. */
  missing?: 'null' | 'undefined';
  /** The member of the answer that holds the records: `rows`. */
  rows?: string;
  /** Keys are compared as texts: what a driver gives may have another type than what it was given. */
  asText?: boolean;
  /** A list of keys must not be empty. */
  refusesEmpty?: boolean;
  /** The types of its keys are checked when it runs, and told by the project's schema. */
  schema?: boolean;
  source: string;
}

/** How the key of a record stands in a call, and what is written in its place for the keys of a list, `%keys`. */
export type KeyFormModel =
  /** `{ id: key }` in the filter; `any` in the place of the key: `{ in: %keys }`. With `imports`, `%name` is that export of the package. */
  | { readonly form: 'property'; readonly any: string; readonly imports?: { readonly from: string; readonly name: string } }
  /** `where('id', key)`, with `operator` as `where('id', '=', key)`: `method`, and `any` in the place of the operator. */
  | { readonly form: 'condition'; readonly methods: readonly string[]; readonly operator?: string; readonly any?: string; readonly method?: string }
  /** `eq(users.id, key)`, alone or in `and(…)`: another function of the package `from`. */
  | { readonly form: 'operator'; readonly from: string; readonly name: string; readonly any: string; readonly joins: readonly string[] }
  /** The argument is the key, of the field `field`: `findByPk(key)`. */
  | { readonly form: 'argument'; readonly field: string; readonly any: string; readonly of?: readonly string[] }
  /** `id = $1` in a text, with its value in a list. */
  | { readonly form: 'placeholder'; readonly any: string };

/** How one call inserts many records, where a call inserts one: a list stands in the place of its data. */
export interface BulkModel {
  /** What takes the place of a method: `{ create: 'createMany' }`. */
  methods?: Readonly<Record<string, string>>;
  /** Methods of the call and its chain that mean the same for many; with any other one there is no such call. */
  keeps: readonly string[];
  /** Options of the first argument that mean the same for many. All when left out. */
  options?: readonly string[];
  /** A list of records must not be empty. */
  refusesEmpty?: boolean;
  /** Records may not hold others that are to be inserted with them. */
  flat?: boolean;
  source: string;
}
