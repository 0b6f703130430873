import { NEVER, partsOf } from './parts.js';
import type { LogLineRequest } from './types.js';

/** The values of a message as a report lists them: `order.id` and `user.email`. */
export function namesOfValues({ sourceCode, message, formatted, isConstant = NEVER }: LogLineRequest): string {
  const parts = message ? partsOf(message, isConstant) : [];
  const texts = [...parts.flatMap((part) => (part.kind === 'value' ? [part.node] : [])), ...formatted].map((node) => `\`${shorten(sourceCode.getText(node))}\``);
  const unique = [...new Set(texts)];
  if (unique.length > 3) return `${unique.slice(0, 2).join(', ')} and ${unique.length - 2} more values`;
  return unique.length < 2 ? (unique[0] ?? 'values') : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}…` : line;
}
