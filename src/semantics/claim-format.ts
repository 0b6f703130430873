/** What every claim carries. */
export interface Claim {
  /** Where it was read: `package@version:path`, a documentation page, or a behaviour run. */
  source: string;
  /** The majors it holds for, as a semver range over majors (`>=12`, `<3`, `2 || 3`); all when left out. */
  majors?: string;
}

/**
 * Which argument holds the options: an index, or several indexes when the call is overloaded (the first of them that is an
 * object is it; the first of the list is where missing options go). `[0]` is the first argument where that can be an object.
 */
export type OptionsPosition = number | readonly number[];
