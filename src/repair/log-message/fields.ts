import { keyName, type Expression, type Node, type ObjectExpression } from '../../ast/index.js';
import { printOperand } from '../set-option.js';
import { ARTICLES, capitalized, isVerb, LEADING, singularOf } from './english.js';
import { namesFor, pathOf } from './names.js';
import { isStill } from './still.js';
import type { Field, Hole, LogLineRequest, Whole } from './types.js';
import { isErrorLike, valueOf } from './values.js';

/** Keys that loggers write themselves, or read a meaning into. */
const RESERVED: ReadonlySet<string> = new Set([
  'level', 'msg', 'message', 'time', 'timestamp', 'pid', 'hostname', 'err', 'error', 'name', 'v', 'stack', 'cause', 'label', 'splat', 'src', 'context', 'logger', 'severity', 'date', '_meta', 'stackTrace',
]);

export interface FieldPlan {
  readonly fields: readonly Field[];
  /** For each hole the name of the field that says it. */
  readonly names: readonly string[];
  /** Whether each value is known to be what its name says. */
  readonly isNamedWell: boolean;
}

/**
 * A field for each value of a message, named after its expression. Null when one of them cannot be named or must stay as it is.
 *
 * @param logged The Error that the line has already.
 */
export function planFields(
  holes: readonly Hole[],
  taken: readonly string[],
  logged: Expression | null,
  { sourceCode, layout, errorOf }: LogLineRequest,
): FieldPlan | null {
  const used = new Set(taken);
  const fields: Field[] = [];
  const names: string[] = [];
  // What is read twice is one field, where nothing can change it in between.
  const known = holes.every(({ node }) => isStill(node)) ? fieldsOf(sourceCode, layout.object) : null;
  const errors = new Map<string, string>(logged && layout.errorKey !== null ? [[sourceCode.getText(logged), layout.errorKey]] : []);
  const add = (name: string, text: string, nodes: readonly Node[]): string => {
    used.add(name);
    fields.push({ name, text: printProperty(name, text), nodes });
    return name;
  };
  const addError = (error: Expression): string | null => {
    const key = layout.errorKey;
    const text = sourceCode.getText(error);
    if (key === null || (used.has(key) && !errors.has(text))) return null;
    const name = errors.get(text) ?? add(key, printOperand(sourceCode, error), [error]);
    errors.set(text, name);
    return name;
  };
  const addValue = (hole: Hole): string | null => {
    const value = valueOf(hole.node);
    const name = value && chooseName(namesOf(hole.node, value, hole.unit), hole, used);
    return name ? add(name, printOperand(sourceCode, value), [value]) : null;
  };
  const addWhole = ({ name, text, nodes }: Whole): string | null => {
    const free = chooseName([name], { wordBefore: null, wordAfter: null }, used);
    return free && add(free, text, nodes);
  };
  for (const hole of holes) {
    const { node, whole } = hole;
    const text = whole?.text ?? sourceCode.getText(node);
    const error = whole ? null : (errorOf?.(node) ?? (isErrorLike(node) ? node : null));
    const name = known?.get(text) ?? (error ? addError(error) : whole ? addWhole(whole) : addValue(hole));
    if (name === null) return null;
    known?.set(text, name);
    names.push(name);
  }
  // `reason` is an Error to some, and a text to others.
  const isNamedWell = holes.every(({ node, whole }) => whole !== null || !isErrorLike(node) || !/\b(?:reason|cause|failure|errors)$/u.test(sourceCode.getText(node)) || (errorOf?.(node) ?? null) !== null);
  return { fields, names, isNamedWell };
}

/** What the line says already, by the text of each value that stays the same. */
function fieldsOf(sourceCode: LogLineRequest['sourceCode'], object: ObjectExpression | null): Map<string, string> {
  const said = new Map<string, string>();
  for (const each of object?.properties ?? []) {
    const key = each.type === 'Property' ? keyName(each) : null;
    if (each.type === 'Property' && key !== null && isStill(each.value as Expression)) said.set(sourceCode.getText(each.value), key);
  }
  return said;
}

function namesOf(node: Expression, value: Expression, unit: string | null): string[] {
  const path = pathOf(node) ?? pathOf(value);
  return (path ? namesFor(path) : []).map((each) => withUnit(each, unit));
}

/** A name that is free, and says more than one letter. */
function chooseName(names: readonly string[], { wordBefore, wordAfter }: Pick<Hole, 'wordBefore' | 'wordAfter'>, used: ReadonlySet<string>): string | null {
  const word = wordBefore !== null && isNoun(wordBefore) ? wordBefore.toLowerCase() : null;
  const counted = wordAfter === null ? null : singularOf(wordAfter.toLowerCase());
  const short = names[0];
  const isFree = (name: string): boolean => !used.has(name) && !RESERVED.has(name) && name.length > 1;
  const found = names.find(isFree) ?? (short?.length === 1 ? (counted === null ? word : `${counted}Count`) : null);
  if (found && isFree(found)) return found;
  if (short === undefined || short.length === 1) return null;
  if (RESERVED.has(short)) {
    const ending = /^(?:error|message|msg|reason)$/u.test(short) ? 'Text' : 'Value';
    return [word === null || word === short ? null : `${word}${capitalized(short)}`, `${short}${ending}`].find((each) => each !== null && !used.has(each)) ?? null;
  }
  for (let n = 2; n < 10; n += 1) if (!used.has(`${short}${n}`)) return `${short}${n}`;
  return null;
}

function isNoun(word: string): boolean {
  return /^[a-z]{3,}$/iu.test(word) && !/(?:ed|ing|ly)$/u.test(word) && !LEADING.has(word.toLowerCase()) && !ARTICLES.has(word.toLowerCase()) && !isVerb(word.toLowerCase());
}

/** `${elapsed}ms` -> `elapsedMs` */
function withUnit(name: string, unit: string | null): string {
  return unit === 'ms' && !/(?:ms|millis|milliseconds)$/iu.test(name) ? `${name}Ms` : name;
}

export function printProperty(name: string, text: string): string {
  return name === text ? name : `${name}: ${text}`;
}

/** The keys of an object literal; null when some are computed. What a spread brings is out of sight. */
export function keysIn(object: ObjectExpression): string[] | null {
  const keys = object.properties.flatMap((each): (string | null)[] => (each.type === 'Property' ? [keyName(each)] : []));
  return keys.every((each) => each !== null) ? keys : null;
}

/** What stands behind a spread in an object literal may be what it brings. */
export function hasSpread(object: ObjectExpression): boolean {
  return object.properties.some((each: Node) => each.type === 'SpreadElement');
}

/** What an object literal has under a key. */
export function valueIn(object: ObjectExpression, key: string): Expression | null {
  const property = object.properties.findLast((each) => each.type === 'Property' && keyName(each) === key);
  return property?.type === 'Property' ? (property.value as Expression) : null;
}
