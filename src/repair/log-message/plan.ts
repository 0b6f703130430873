import type { Expression, Node, ObjectExpression } from '../../ast/index.js';
import { wordsOf } from './english.js';
import { joinAddresses } from './joined.js';
import { hasSpread, keysIn, planFields, printProperty, valueIn } from './fields.js';
import { fillPlaceholders, NEVER, partsOf, valuesIn, withoutTypes, type IsConstant } from './parts.js';
import { isNamedAfterCall } from './names.js';
import { printArguments } from './print-arguments.js';
import { addToObject, printObject } from './print-fields.js';
import { escapeTemplate, printMessage } from './print-message.js';
import { isStill } from './still.js';
import type { Hole, LogLinePlan, LogLineRequest, Part, SourceCode, Whole } from './types.js';
import { FIXED_START, HOLE_START } from './items.js';
import { wordMessage } from './wording.js';

/** What a log call becomes with a constant message and its values as named fields. Null when that cannot be written well. */
export function planLogLine(request: LogLineRequest): LogLinePlan | null {
  const { sourceCode, call, given, layout, isConstant = NEVER } = request;
  if (layout.fields === 'none' || call.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  const read = readParts(request, isConstant);
  if (!read) return null;
  const { parts, objects, error } = read;
  // In another place a fixed text would be read before or after a call that changes what it depends on.
  if (parts.some(({ kind }) => kind === 'fixed') && !given.every(isStill)) return null;
  const base = readBase(request, objects);
  if (!base) return null;
  const { text: raw, fixed, holes } = mark(sourceCode, parts);
  const plan = planFields(holes, base.keys, base.error, request);
  if (!plan) return null;
  const wording = holes.length === 0 ? { message: raw.trim(), readsWell: true } : wordMessage(raw, (hole) => nounOf(holes[hole], plan.names[hole]));
  if (!wording || wording.message === '') return null;
  const { message, readsWell } = wording;
  // What an object brings may have the name of a field.
  if (base.whole?.property === '' && plan.fields.length > 0) return null;
  const object = printFields(request, base, plan.fields.map(({ text }) => text));
  const printed = printMessage(sourceCode, message, fixed);
  // Beside an Error as an argument of its own there is no place for fields.
  if (error && object !== null) return null;
  const behind = error ? sourceCode.getText(error) : object;
  const items = [printed, behind].filter((each) => each !== null);
  if (layout.fields === 'first') items.reverse();
  const kept = [...plan.fields.flatMap(({ nodes }) => nodes), ...base.kept, ...fixed.filter((node) => printed.includes(sourceCode.getText(node))), ...(error ? [error] : [])];
  const written = printArguments(request, items, kept);
  return {
    message,
    readsWell: readsWell && plan.isNamedWell,
    names: plan.fields.map(({ name }) => name),
    text: written.text,
    edit: (fixer) => [fixer.replaceTextRange(written.range, written.text)],
  };
}

interface Read {
  readonly parts: readonly Part[];
  /** Objects of fields behind the message. */
  readonly objects: readonly Expression[];
  /** An Error that stays an argument behind the message. */
  readonly error: Expression | null;
}

/** The message and what is printed behind it, as one. */
function readParts({ message, formatted, others, layout, errorOf, isFields }: LogLineRequest, isConstant: IsConstant): Read | null {
  if (!message) return null;
  const filled = fillPlaceholders(partsOf(message, isConstant), formatted, isConstant);
  if (!filled) return null;
  // Placeholders may stand before values that are read before what they take.
  if (formatted.length > 0 && ![message, ...formatted].every(isStill) && valuesIn(message, isConstant).length > 0) return null;
  const objects: Expression[] = [];
  const parts = [...filled];
  let error: Expression | null = null;
  for (const other of others) {
    if (error) return null;
    if (withoutTypes(other).type === 'ObjectExpression' || isFields?.(other)) objects.push(other);
    else if (layout.errorKey === null && layout.errorArgument === 'last' && errorOf?.(other) === other) error = other;
    // The values of an object that is written further to the front would be read later.
    else if (objects.length > 0 && !(isStill(other) && objects.every(isStill))) return null;
    else parts.push({ kind: 'text', text: ' ' }, ...partsOf(other, isConstant));
  }
  return objects.length < 2 ? { parts: joinAddresses(parts), objects, error } : null;
}

/** What the line has for fields already. */
interface Base {
  /** The literal that fields are added to. */
  readonly object: ObjectExpression | null;
  /** Another object, or an Error in the place of the fields: as it is, and as a property among others. */
  readonly whole: { readonly text: string; readonly property: string } | null;
  readonly keys: readonly string[];
  readonly kept: readonly Node[];
  readonly error: Expression | null;
  /** Whether its values are read before those of the message. */
  readonly isBefore: boolean;
}

const NO_BASE: Base = { object: null, whole: null, keys: [], kept: [], error: null, isBefore: false };

function readBase({ sourceCode, message, layout, fields, errorOf, keysOf }: LogLineRequest, objects: readonly Expression[]): Base | null {
  const [behind] = objects;
  if (fields && behind) return null;
  const given = fields ?? behind;
  if (!given || !message) return NO_BASE;
  const base = { ...NO_BASE, kept: [given], isBefore: given.range[0] < message.range[0] };
  const object = withoutTypes(given);
  const text = sourceCode.getText(given);
  if (object.type === 'ObjectExpression') {
    const keys = keysIn(object);
    const error = layout.errorKey === null ? null : valueIn(object, layout.errorKey);
    return keys && { ...base, object, keys, error: error && (errorOf?.(error) ?? null) };
  }
  if (errorOf?.(given) === given) {
    // `log.error(err, 'message')`
    if (layout.errorKey === null || layout.fields !== 'first') return null;
    return { ...base, whole: { text, property: printProperty(layout.errorKey, text) }, keys: [layout.errorKey], error: given };
  }
  const keys = keysOf?.(given) ?? null;
  if (keys === null && fields) return null;
  const spread = `...${/^(?:Identifier|MemberExpression|CallExpression)$/u.test(given.type) ? text : `(${text})`}`;
  return { ...base, whole: { text, property: keys === null ? '' : spread }, keys: keys ?? [] };
}

/** The object of fields: values are read in the order in which they were before. */
function printFields({ sourceCode, layout, given }: LogLineRequest, base: Base, added: readonly string[]): string | null {
  const isStillAll = given.every(isStill);
  if (base.object) {
    const isEnd = base.isBefore || (isStillAll && layout.fields === 'first' && !hasSpread(base.object));
    return addToObject(sourceCode, base.object, added, isEnd ? 'end' : 'start');
  }
  if (!base.whole) return added.length > 0 ? printObject(added) : null;
  if (added.length === 0) return base.whole.text;
  return printObject(base.isBefore || isStillAll ? [base.whole.property, ...added] : [...added, base.whole.property]);
}

/** A message as one string, in which a character stands for each value and each fixed text. */
function mark(sourceCode: SourceCode, parts: readonly Part[]): { text: string; fixed: Expression[]; holes: Hole[] } {
  const fixed: Expression[] = [];
  const holes: Hole[] = [];
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') text += part.text;
    else if (part.kind === 'fixed') text += String.fromCharCode(FIXED_START + fixed.push(part.node) - 1);
    else {
      const next = parts[index + 1];
      const unit = next?.kind === 'text' ? (/^ ?(ms|milliseconds)\b/u.exec(next.text)?.[1] ?? null) : null;
      const wordBefore = /(?:\b(?:to|not|cannot|can|could)|n't) \p{L}+\W*$/u.test(text) ? null : (/(\p{L}+)[\s:=#"'`([{]*$/u.exec(text)?.[1] ?? null);
      const wordAfter = next?.kind === 'text' ? (/^ (\p{L}+)/u.exec(next.text)?.[1] ?? null) : null;
      const whole = part.kind === 'joined' ? wholeOf(sourceCode, part.parts, part.name) : null;
      const node = part.kind === 'joined' ? (whole?.nodes[0] as Expression) : part.node;
      text += String.fromCharCode(HOLE_START + holes.push({ node, whole, wordBefore, wordAfter, unit: unit === null ? null : 'ms' }) - 1);
    }
  }
  return { text, fixed, holes };
}

function wholeOf(sourceCode: SourceCode, parts: readonly Part[], name: string): Whole {
  const nodes = parts.flatMap((part) => (part.kind === 'value' || part.kind === 'fixed' ? [part.node] : []));
  const texts = parts.map((part) => (part.kind === 'text' ? escapeTemplate(part.text) : part.kind === 'joined' ? '' : `\${${sourceCode.getText(part.node)}}`));
  return { name, text: `\`${texts.join('')}\``, nodes };
}

/** `orderId` -> `order`: what a value is of. */
function nounOf(hole: Hole | undefined, name: string | undefined): string | null {
  if (!hole || hole.whole || isNamedAfterCall(hole.node)) return null;
  const words = wordsOf(name ?? '');
  if (words.length > 1 && words.at(-1) === 'ids') return `${words.slice(0, -1).join(' ')}s`;
  while (words.length > 1 && /^(?:id|ids|name|key|value|uuid|slug|ms|type)$/u.test(words.at(-1) ?? '')) words.pop();
  const noun = words.join(' ');
  return noun === '' || /(?:^|\s)(?:id|ids|name|key|value|err|length|count|total|n|num|number|size|index|ms|from|to|\d+)$/u.test(noun) ? null : noun;
}
