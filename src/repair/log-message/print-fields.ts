import type { ObjectExpression } from '../../ast/index.js';
import { indentOf, lineBreakOf } from '../layout.js';
import type { SourceCode } from './types.js';

/** An object literal with properties added, in front of its own or behind them: each on a line of its own where its own are. */
export function addToObject(sourceCode: SourceCode, object: ObjectExpression, texts: readonly string[], where: 'start' | 'end'): string {
  const [start, end] = object.range;
  const { text } = sourceCode;
  const edge = where === 'start' ? object.properties[0] : object.properties.at(-1);
  if (texts.length === 0) return text.slice(start, end);
  if (!edge) {
    const inside = text.slice(start + 1, end - 1).trim();
    return inside === '' ? `{ ${texts.join(', ')} }` : `{ ${texts.join(', ')},${text.slice(start + 1, end)}`;
  }
  const isMultiLine = object.loc.start.line !== (object.properties[0] ?? edge).loc.start.line;
  const separator = isMultiLine ? `,${lineBreakOf(sourceCode)}${indentOf(sourceCode, edge)}` : ', ';
  const added = texts.join(separator);
  if (where === 'start') return `${text.slice(start, edge.range[0])}${added}${separator}${text.slice(edge.range[0], end)}`;
  return `${text.slice(start, edge.range[1])}${separator}${added}${text.slice(edge.range[1], end)}`;
}

/** `{ a, b }`, or a property a line where that is too long for one. */
export function printObject(texts: readonly string[]): string {
  return `{ ${texts.join(', ')} }`;
}
