import type { FunctionNode, Node } from '../../ast/index.js';
import type { AnswerModel, HandlerModel, HandlerRole, InputModel, InputPart, InputState, Rejection, ValidatorModel } from '../handler-format.js';
import type { LibraryModel } from '../model-format.js';

/** A function that a framework calls with outside input. */
export interface HandlerDescription {
  readonly fn: FunctionNode;
  readonly library: LibraryModel;
  readonly model: HandlerModel;
  /** The majors of the library that may be installed. */
  readonly majors: readonly number[];
  readonly role: HandlerRole;
  /** Every place that feeds it, in the order found; the first is the strongest evidence. Validation counts where all of them have it. */
  readonly registrations: readonly [HandlerRegistration, ...HandlerRegistration[]];
}

/** One place that makes a function a handler. */
export interface HandlerRegistration {
  /** The call, decorator, exported function, directive or type annotation that proves it. */
  readonly node: Node;
  /** The file that it stands in. */
  readonly filename: string;
  /** In capital letters; null when it is any or unknown. */
  readonly method: string | null;
  readonly route: string | null;
  /** Calls around the function, from the outermost: `asyncHandler(fn)`. */
  readonly wrappers: readonly Node[];
  readonly parameters: ParameterMap;
  /** What runs before it, in order, but for what stands in other files. */
  readonly middleware: readonly Node[];
  /** What of that is known to check input, and schemas that the framework checks with. */
  readonly validations: readonly Validation[];
  /** Null: unknown. */
  readonly rejected: Rejection | null;
}

/**
 * Which parameter of the framework's own signature each parameter of the function is: the same one, as listed (by key where a wrapper
 * puts them in an object), or unknown, because a wrapper out of sight calls it.
 */
export type ParameterMap = 'same' | readonly (number | Readonly<Record<string, number>> | null)[] | null;

/** Something before a handler that checks its input. */
export interface Validation {
  readonly node: Node;
  /** Null for a schema that the framework itself checks with. */
  readonly by: ValidatorModel | null;
  readonly parts: readonly InputPart[];
  /** What the handler reads where it read the raw value is the checked one. */
  readonly replaces: boolean;
  /** Wrong input never reaches the handler. */
  readonly rejects: boolean;
  /** What it checks with lets everything through: `z.any()`. */
  readonly isVain: boolean;
  /** But for keys that the schema does not name. */
  readonly keepsKeys: boolean;
}

/** An expression in a handler that yields outside input: a call, a member, or a name that a pattern binds. */
export interface Input {
  readonly node: Node;
  readonly part: InputPart;
  readonly state: InputState;
  /** Keys of it that are parts of the path: `id` in `pages/api/users/[id].ts`. */
  readonly pathNames: readonly string[];
  /** It was checked, and may have keys that no schema names. */
  readonly keepsKeys: boolean;
  readonly model: InputModel;
  /** What checks this one parameter: the pipes of its decorator. */
  readonly validations: readonly Validation[];
}

/** How a handler can say that its input is wrong. */
export type Answer = AnswerModel;
