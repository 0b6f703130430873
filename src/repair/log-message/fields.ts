import { keyName, type Expression, type Node, type ObjectExpression } from '../../ast/index.js';
import { printOperand } from '../set-option.js';
import { capitalized } from './english.js';
import { namesFor, pathOf } from './names.js';
import { isStill } from './still.js';
import type { Field, Hole, LogLineRequest } from './types.js';
import { isErrorLike, valueOf } from './values.js';

/** Keys that loggers write themselves, or read a meaning into. */
const RESERVED: ReadonlySet<string> = new Set([
  'level', 'msg', 'message', 'time', 'timestamp', 'pid', 'hostname', 'err', 'error', 'name', 'v', 'stack', 'cause', 'label', 'splat', 'src', 'context', 'logger', 'severity', 'date', '_meta', 'stackTrace',
]);

export interface FieldPlan {
  readonly fields: readonly Field[];
  /** For each hole the name of the field that says it. */
  readonly nameOf: ReadonlyMap<Expression, string>;
}

/** A field for each value of a message, named after its expression. Null when one of them cannot be named or must stay as it is. */
export function planFields(holes: readonly Hole[], taken: readonly string[], { sourceCode, layout, errorOf }: LogLineRequest): FieldPlan | null {
  const used = new Set(taken);
  const fields: Field[] = [];
  const nameOf = new Map<Expression, string>();
  const known = new Map<string, string>();
  const areStill = holes.every(({ node }) => isStill(node));
  const add = (hole: Hole, name: string, value: Expression): void => {
    used.add(name);
    nameOf.set(hole.node, name);
    fields.push({ name, text: printProperty(name, printOperand(sourceCode, value)), nodes: [value] });
  };
  for (const hole of holes) {
    const text = sourceCode.getText(hole.node);
    const earlier = areStill ? known.get(text) : undefined;
    if (earlier !== undefined) {
      nameOf.set(hole.node, earlier);
      continue;
    }
    const error = errorOf?.(hole.node) ?? (isErrorLike(hole.node) ? hole.node : null);
    if (error) {
      if (layout.errorKey === null) return null;
      const before = known.get(sourceCode.getText(error));
      if (before !== layout.errorKey && used.has(layout.errorKey)) return null;
      if (before === layout.errorKey) nameOf.set(hole.node, before);
      else add(hole, layout.errorKey, error);
      known.set(sourceCode.getText(error), layout.errorKey);
    } else {
      const value = valueOf(hole.node);
      const name = value && chooseName(hole, value, used);
      if (!value || name === null) return null;
      add(hole, name, value);
      known.set(text, name);
    }
  }
  return { fields, nameOf };
}

/** A name that is free, and says more than one letter. */
function chooseName({ node, wordBefore, unit }: Hole, value: Expression, used: ReadonlySet<string>): string | null {
  const path = pathOf(node) ?? pathOf(value);
  const word = wordBefore !== null && /^[a-z]{3,}$/iu.test(wordBefore) ? wordBefore.toLowerCase() : null;
  const names = (path ? namesFor(path) : []).map((each) => withUnit(each, unit));
  const short = names[0];
  const isFree = (name: string): boolean => !used.has(name) && !RESERVED.has(name) && name.length > 1;
  const found = names.find(isFree) ?? (short?.length === 1 ? word : null);
  if (found && isFree(found)) return found;
  if (short === undefined || short.length === 1) return null;
  if (RESERVED.has(short)) return [word && `${word}${capitalized(short)}`, `${short}Value`].find((each) => each !== null && !used.has(each)) ?? null;
  for (let n = 2; n < 10; n += 1) if (!used.has(`${short}${n}`)) return `${short}${n}`;
  return null;
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
