import type { Expression } from '../../ast/index.js';
import type { SourceCode } from './types.js';

/** Values of a message as a report lists them: `order.id` and `user.email`. */
export function listValues(sourceCode: SourceCode, values: readonly Expression[]): string {
  const texts = [...new Set(values.map((node) => `\`${shorten(sourceCode.getText(node))}\``))];
  if (texts.length > 3) return `${texts.slice(0, 2).join(', ')} and ${texts.length - 2} more values`;
  return texts.length < 2 ? (texts[0] ?? 'values') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}…` : line;
}
