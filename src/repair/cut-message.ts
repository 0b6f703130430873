import type { TSESLint } from '@typescript-eslint/utils';
import { stringValue, type Node } from '../ast/index.js';
import { oncePerFile } from './once-per-file.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What joins a message to the text of an error: `: `, ` - `, ` due to `. */
const JOINT = /(?:\s+(?:due to|because(?: of)?|with(?: an?)?(?: error)?|by|reason|error))?[\s:;,=–—-]*$/iu;
/** Brackets and quotes around the text of an error at the end of a message. */
const OPENING = /["'([{<]+$/u;
const CLOSING = /^["')\]}>.!\s]*$/u;

/**
 * A message without the text of an error that it ends with: `'x failed'` for `` `x failed: ${err.message}` ``. Null when it ends
 * otherwise, or is nothing else.
 *
 * @param keepsJoint The colon stays, for loggers that print the error behind the message.
 */
export function cutMessage(sourceCode: SourceCode, message: Node, said: Node, keepsJoint: boolean): string | null {
  if (sourceCode.getCommentsInside(message).length > 0) return null;
  const cut = (text: string): string => (keepsJoint ? text.replace(OPENING, '').replace(/\s+[–—-]?\s*$/u, '') : text.replace(OPENING, '').replace(JOINT, '').trimEnd());
  const trim: Trim = (text) => (breaksOf(cut(text)) === breaksOf(text) ? cut(text) : null);
  if (message.type === 'TemplateLiteral') return cutTemplate(sourceCode, message, said, trim);
  return message.type === 'BinaryExpression' && message.operator === '+' ? cutChain(sourceCode, message, said, trim) : null;
}

/** A message without the colon that led to what stood behind it. Null when it has none. */
export function trimMessage(sourceCode: SourceCode, message: Node): string | null {
  if (sourceCode.getCommentsInside(message).length > 0) return null;
  const text = trimEnd(sourceCode, message, (each) => each.replace(/[\s:,–—-]+$/u, ''));
  return text === sourceCode.getText(message) ? null : text;
}

/** Null where a line break would be lost. */
type Trim = (text: string) => string | null;

function cutTemplate(sourceCode: SourceCode, message: Extract<Node, { type: 'TemplateLiteral' }>, said: Node, trim: Trim): string | null {
  const last = message.expressions.length - 1;
  const [before, after] = [message.quasis[last]?.value.raw, message.quasis[last + 1]?.value.raw];
  if (message.expressions[last] !== said || before === undefined || after === undefined || !CLOSING.test(after)) return null;
  // A bracket that was opened earlier would be closed no more.
  if (/[)\]}>]/u.test(after) && !OPENING.test(before)) return null;
  return endTemplate(sourceCode, message, last, trim);
}

function breaksOf(text: string): number {
  return text.split('\n').length;
}

/** The template up to one of its expressions. */
function endTemplate(sourceCode: SourceCode, message: Extract<Node, { type: 'TemplateLiteral' }>, last: number, trim: Trim): string | null {
  const tail = trim(message.quasis[last]?.value.raw ?? '');
  if (tail === null) return null;
  if (last === 0) return tail === '' ? null : quote(sourceCode, tail);
  const quasi = message.quasis[last];
  if (!quasi) return null;
  return `${sourceCode.text.slice(message.range[0], quasi.range[0])}}${tail}\``;
}

/** A text without placeholders, in the quotes of the file where it needs no escapes. */
function quote(sourceCode: SourceCode, raw: string): string {
  if (/['"\\\n]/u.test(raw)) return `\`${raw}\``;
  const mark = firstQuoteOf(sourceCode);
  return `${mark}${raw}${mark}`;
}

const firstQuoteOf = oncePerFile(({ ast }) => (ast.tokens.find(({ type }) => (type as string) === 'String')?.value.startsWith('"') ? '"' : "'"));

/** `'a ' + id + ' failed: ' + err.message` */
function cutChain(sourceCode: SourceCode, message: Extract<Node, { type: 'BinaryExpression' }>, said: Node, trim: Trim): string | null {
  if (message.right === said) return trimEnd(sourceCode, message.left, trim);
  // `'x failed (' + err.message + ')'`
  const [{ left }, end] = [message, stringValue(message.right)];
  if (end === null || !CLOSING.test(end) || left.type !== 'BinaryExpression' || left.operator !== '+' || left.right !== said) return null;
  const before = stringValue(left.left) ?? (left.left.type === 'BinaryExpression' ? stringValue(left.left.right) : null);
  return before !== null && OPENING.test(before) ? trimEnd(sourceCode, left.left, trim) : null;
}

function trimEnd(sourceCode: SourceCode, node: Node, trim: Trim): string | null {
  if (node.type === 'TemplateLiteral') {
    const tail = trim(node.quasis.at(-1)?.value.raw ?? '');
    if (tail === null) return null;
    if (node.expressions.length === 0) return tail === '' ? null : quote(sourceCode, tail);
    const quasi = node.quasis.at(-1);
    return quasi ? `${sourceCode.text.slice(node.range[0], quasi.range[0])}}${tail}\`` : null;
  }
  const text = stringValue(node);
  if (text !== null) {
    const raw = sourceCode.getText(node);
    const tail = trim(raw.slice(1, -1));
    return tail === '' || tail === null ? null : `${raw[0]}${tail}${raw.at(-1)}`;
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null;
  if (stringValue(node.right) === null && node.right.type !== 'TemplateLiteral') return sourceCode.getText(node);
  const right = trimEnd(sourceCode, node.right, trim);
  const left = sourceCode.getText(node.left);
  return right === null ? left : `${sourceCode.text.slice(node.range[0], node.right.range[0])}${right}`;
}
