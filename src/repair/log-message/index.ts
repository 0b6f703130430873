import type { Expression, Node, ObjectExpression } from '../../ast/index.js';
import { wordsOf } from './english.js';
import { joinAddresses } from './joined.js';
import { hasSpread, keysIn, planFields, printProperty } from './fields.js';
import { fillPlaceholders, partsOf, withoutTypes, type IsConstant } from './parts.js';
import { printArguments } from './print-arguments.js';
import { addToObject, printObject } from './print-fields.js';
import { escapeTemplate, printMessage } from './print-message.js';
import { isStill } from './still.js';
import type { Hole, LogLinePlan, LogLineRequest, Part, SourceCode, Whole } from './types.js';
import { FIXED_START, HOLE_START, wordMessage } from './wording.js';

export type { LogLinePlan, LogLineRequest, Part } from './types.js';
export { isStill } from './still.js';
export { namesFor, pathOf } from './names.js';
export { partsOf } from './parts.js';

const NEVER: IsConstant = () => false;

/** Whether a message holds values, so that each line of it is a text of its own. */
export function hasValues(message: Expression, isConstant: IsConstant = NEVER): boolean {
  return partsOf(message, isConstant).some(({ kind }) => kind === 'value');
}

/** What a log call becomes with a constant message and its values as named fields. Null when that cannot be written well. */
export function planLogLine(request: LogLineRequest): LogLinePlan | null {
  const { call, layout, isConstant = NEVER } = request;
  if (layout.fields === 'none' || call.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  const read = readParts(request, isConstant);
  if (!read) return null;
  const { parts, objects } = read;
  // In another place a fixed text would be read before or after a call that changes what it depends on.
  if (parts.some(({ kind }) => kind === 'fixed') && !call.arguments.every(isStill)) return null;
  const base = readBase(request, objects);
  if (!base) return null;
  const { text: raw, fixed, holes } = mark(request.sourceCode, parts);
  const plan = planFields(holes, base.keys, request);
  if (!plan) return null;
  const message = holes.length === 0 ? raw.trim() : wordMessage(raw, (hole) => (holes[hole]?.whole ? null : nounOf(plan.names[hole])));
  if (message === null || message === '') return null;
  const texts = [...base.texts, ...plan.fields.map(({ text }) => text)];
  const isFirst = layout.fields === 'first';
  const object = printFields(request, base, texts, isFirst);
  if (object === null) return null;
  const printed = printMessage(request.sourceCode, message, fixed);
  const kept = [...plan.fields.flatMap(({ nodes }) => nodes), ...base.kept, ...fixed.filter((node) => printed.includes(request.sourceCode.getText(node)))];
  const items = isFirst ? [object, printed] : [printed, object];
  const written = printArguments(request, items, kept);
  return {
    message,
    names: plan.fields.map(({ name }) => name),
    text: written.text,
    edit: (fixer) => [fixer.replaceTextRange(written.range, written.text)],
  };
}

/** The message and what is printed behind it, as one; object literals among it are fields. */
function readParts({ message, formatted, others }: LogLineRequest, isConstant: IsConstant): { parts: Part[]; objects: ObjectExpression[] } | null {
  if (!message) return null;
  const filled = fillPlaceholders(partsOf(message, isConstant), formatted, isConstant);
  if (!filled) return null;
  const objects: ObjectExpression[] = [];
  // Placeholders may stand before values that are read before what they take.
  if (formatted.length > 0 && filled.length > formatted.length && ![message, ...formatted].every(isStill) && hasValues(message, isConstant)) return null;
  const parts = joinAddresses(filled);
  for (const other of others) {
    const node = withoutTypes(other);
    if (node.type === 'ObjectExpression') objects.push(node);
    // The values of an object that is written further to the front would be read later.
    else if (objects.length > 0 && !(isStill(node) && objects.every(isStill))) return null;
    else parts.push({ kind: 'text', text: ' ' }, ...partsOf(other, isConstant));
  }
  return objects.length < 2 ? { parts, objects } : null;
}

interface Base {
  /** The literal that fields are added to. */
  readonly object: ObjectExpression | null;
  readonly keys: readonly string[];
  /** Properties that come before all others: an Error that stood in the place of the fields. */
  readonly texts: readonly string[];
  readonly kept: readonly Node[];
  /** Whether its values are read before those of the message, as they are written. */
  readonly isBefore: boolean;
}

/** What the line has for fields already. */
function readBase({ call, sourceCode, layout, fields, errorOf, keysOf }: LogLineRequest, objects: readonly ObjectExpression[]): Base | null {
  const given = fields && withoutTypes(fields);
  if (given && objects.length > 0) return null;
  const [behind] = objects;
  const object = given?.type === 'ObjectExpression' ? given : (behind ?? null);
  const isBefore = given !== null && given !== undefined && call.arguments[0] === fields;
  if (object) {
    const keys = keysIn(object);
    return keys && { object, keys, texts: [], kept: [object], isBefore };
  }
  if (!given) return { object: null, keys: [], texts: [], kept: [], isBefore };
  // `log.error(err, 'message')`
  if (errorOf?.(given) === given && layout.errorKey !== null && layout.fields === 'first') {
    return { object: null, keys: [layout.errorKey], texts: [printProperty(layout.errorKey, sourceCode.getText(given))], kept: [given], isBefore };
  }
  const keys = keysOf?.(given) ?? null;
  if (keys === null) return null;
  const spread = `...${given.type === 'Identifier' || given.type === 'MemberExpression' ? sourceCode.getText(given) : `(${sourceCode.getText(given)})`}`;
  return { object: null, keys, texts: [spread], kept: [given], isBefore };
}

/** The object of fields: values are read in the order in which they were before. */
function printFields({ sourceCode, call }: LogLineRequest, base: Base, texts: readonly string[], isFirst: boolean): string | null {
  const added = texts.slice(base.texts.length);
  if (!base.object) {
    if (base.isBefore || base.texts.length === 0 || call.arguments.every(isStill)) return texts.length > 0 ? printObject(texts) : null;
    return printObject([...added, ...base.texts]);
  }
  const isFree = call.arguments.every(isStill) && !hasSpread(base.object);
  const where = base.isBefore || (isFree && isFirst) ? 'end' : 'start';
  return addToObject(sourceCode, base.object, added, where);
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
function nounOf(name: string | undefined): string | null {
  const words = wordsOf(name ?? '');
  if (words.length > 1 && words.at(-1) === 'ids') return `${words.slice(0, -1).join(' ')}s`;
  while (words.length > 1 && /^(?:id|ids|name|key|value|uuid|slug|ms|type)$/u.test(words.at(-1) ?? '')) words.pop();
  const noun = words.join(' ');
  return noun === '' || /(?:^|\s)(?:id|ids|name|key|value|err|length|count|total|n|num|number|size|index|ms|from|to|\d+)$/u.test(noun) ? null : noun;
}
