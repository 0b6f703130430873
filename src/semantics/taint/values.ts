import type { Form, Taint, Value, Verdict } from './types.js';

export const CLEAN: Value = { taints: [], fields: null, verdicts: [], holder: null, picked: [] };

/** How many keys of a value are told apart, and how many of its origins. */
const MAX_KEYS = 6;
const MAX_TAINTS = 30;
/** How deep values are looked into: one may hold itself. */
const MAX_DEPTH = 6;

export function tainted(taints: readonly Taint[]): Value {
  return taints.length === 0 ? CLEAN : { ...CLEAN, taints: taints.slice(0, MAX_TAINTS) };
}

/** Something that holds others: a list, an object, a command that was made of them. */
export function holding(values: readonly Value[]): Value {
  const inner = merge(values);
  return isClean(inner) ? { ...CLEAN, fields: new Map() } : { ...CLEAN, fields: new Map([['*', inner]]) };
}

/** A key that is computed, but not from outside: `for (const key of ['title', 'text']) post[key] = req.body[key]` writes no others. */
export const OWN_KEY = '[key]';

/** Something whose keys the code decides, with values that it does not. */
export function ofOwnKeys(value: Value): Value {
  return isClean(value) ? CLEAN : { ...CLEAN, fields: new Map([[OWN_KEY, { ...value, verdicts: [], holder: null }]]) };
}

export function judged(verdicts: readonly Verdict[]): Value {
  return verdicts.length === 0 ? CLEAN : { ...CLEAN, verdicts };
}

export function isClean({ taints, fields, verdicts, holder, picked }: Value): boolean {
  return taints.length === 0 && fields === null && verdicts.length === 0 && holder === null && picked.length === 0;
}

/** What either may be. */
export function merge(values: readonly Value[]): Value {
  const all = values.filter((each) => !isClean(each));
  const [first, ...others] = all;
  if (first === undefined) return CLEAN;
  if (others.length === 0) return first;
  const fields = new Map<string, Value>();
  let hasFields = false;
  for (const each of all) {
    if (!each.fields) continue;
    hasFields = true;
    for (const [key, value] of each.fields) {
      const known = fields.get(key);
      fields.set(key, known && known !== value ? shallow(known, value) : value);
    }
  }
  return {
    taints: unique(all.flatMap(({ taints }) => taints)),
    fields: hasFields ? fields : null,
    verdicts: all.flatMap(({ verdicts }) => verdicts).slice(0, MAX_TAINTS),
    holder: all.find(({ holder }) => holder)?.holder ?? null,
    picked: all.flatMap(({ picked }) => picked),
  };
}

/** Two values of one key; what lies deeper is not told apart. */
function shallow(one: Value, other: Value): Value {
  return { taints: unique([...one.taints, ...other.taints]), fields: one.fields ?? other.fields, verdicts: [...one.verdicts, ...other.verdicts].slice(0, MAX_TAINTS), holder: one.holder ?? other.holder, picked: one.picked };
}

function unique(taints: readonly Taint[]): readonly Taint[] {
  const seen = new Map(taints.map((each) => [`${each.part} ${each.keys.join('.')} ${each.form} ${each.entry.range[0]}`, each]));
  return [...seen.values()].slice(0, MAX_TAINTS);
}

/** Everything from outside that is in a value, however deep. */
export function taintsIn(value: Value, depth = 0): readonly Taint[] {
  if (!value.fields || depth > MAX_DEPTH) return value.taints;
  return unique([...value.taints, ...[...value.fields.values()].flatMap((each) => taintsIn(each, depth + 1))]);
}

/** A member of a value. */
export function memberOf(value: Value, key: string): Value {
  const own = value.fields?.get(key) ?? (key === '*' ? merge([...(value.fields?.values() ?? [])]) : value.fields?.get('*'));
  const inside = value.taints.map((each): Taint => ({ ...each, ...(part(each, key)), form: each.form === 'text' && each.keys.length === 0 && each.part === 'url' ? 'text' : each.form }));
  // A key that is written behind a spread takes the place of what the spread brought.
  if (own && value.fields?.has(key)) return own;
  return merge([tainted(inside), own ?? CLEAN, judged(value.verdicts)]);
}

/** `searchParams` of the address is the query. */
function part(taint: Taint, key: string): Pick<Taint, 'part' | 'keys'> {
  if (taint.part === 'url' && key === 'searchParams') return { part: 'query', keys: [] };
  if (taint.keys.length === 0 && taint.part === 'query' && taint.input.pathNames.includes(key)) return { part: 'params', keys: [key] };
  return { part: taint.part, keys: taint.keys.length >= MAX_KEYS ? taint.keys : [...taint.keys, key] };
}

/** The same values as text, number or date. */
export function formed(value: Value, form: Form): Value {
  return tainted(taintsIn(value).map((each) => ({ ...each, form: worst(each.form, form) })));
}

/** A number stays one as a text, and one with bounds has bounds when others are added; a date of anything may be invalid. */
function worst(before: Form, after: Form): Form {
  return before === 'seal' || (after === 'text' && before === 'number') || ((after === 'text' || after === 'number') && before === 'bounded') ? before : after;
}
