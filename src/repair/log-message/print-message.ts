import type { Expression } from '../../ast/index.js';
import { oncePerFile } from '../once-per-file.js';
import { FIXED_START } from './items.js';
import type { SourceCode } from './types.js';

const FIXED = /[\uF000-\uF8FF]/u;

/** The source of a message: a string in the quotes of the file, or a template where parts of it are fixed expressions. */
export function printMessage(sourceCode: SourceCode, message: string, fixed: readonly Expression[]): string {
  if (!FIXED.test(message)) return quote(message, quoteOf(sourceCode));
  return `\`${escapeTemplate(message).replace(/[\uF000-\uF8FF]/gu, (each) => `\${${textOf(sourceCode, fixed[each.charCodeAt(0) - FIXED_START])}}`)}\``;
}

/** Text as it is written in a template. */
export function escapeTemplate(text: string): string {
  return text.replace(/[\\`]|\$(?=\{)/gu, '\\$&');
}

function textOf(sourceCode: SourceCode, node: Expression | undefined): string {
  return node ? sourceCode.getText(node) : '';
}

function quote(text: string, preferred: string): string {
  const other = preferred === '"' ? "'" : '"';
  const mark = text.includes(preferred) && !text.includes(other) ? other : preferred;
  return `${mark}${text.replace(/\\/gu, '\\\\').replaceAll(mark, `\\${mark}`)}${mark}`;
}

/** The quotes that most strings of a file have. */
const quoteOf = oncePerFile(({ ast }) => {
  let doubles = 0;
  for (const { type, value } of ast.tokens) if ((type as string) === 'String') doubles += value.startsWith('"') ? 1 : -1;
  return doubles > 0 ? '"' : "'";
});
