import { memberName, unwrap, type Expression, type Node } from '../../ast/index.js';
import { wordsOf } from './english.js';
import { withoutTypes } from './parts.js';
import { pathOf } from './names.js';

/** Libraries that colour text for a terminal: their codes have no place in a field. */
const COLOURS = /^(?:chalk|colors|colours|kleur|pc|picocolors|ansis|clc)$/u;

/** Names of things that are no value of a line: printing them as text hid all that they hold. */
const HOLDERS = /^(?:req|request|res|response|reply|ctx|context|socket|ws|app|server|client|conn|connection|db|prisma|this|self)$/u;

/** Values whose text is short for what they are: numbers, identifiers and lists of them. */
const PLAIN = /^(?:count|total|length|size|number|num|id|ids|ms|seconds|rows|amount|port|attempts?|retries|limit|page|offset|keys|names|date|time|at|url|version)$/u;

const ERROR_WORDS = /^(?:e|ex|err|error|exception|reason|cause|errors|failure)$/u;

/** What to write into a field for a value of a message: without what only made it text. Null where it should stay text. */
export function valueOf(outer: Expression): Expression | null {
  const node = withoutTypes(outer);
  if (isColoured(node) || isHolder(node)) return null;
  return withoutText(node) ?? node;
}

function withoutText(node: Expression): Expression | null {
  if (node.type !== 'CallExpression' || node.optional) return null;
  const [first] = node.arguments;
  const { callee } = node;
  if (callee.type === 'Identifier' && callee.name === 'String' && node.arguments.length === 1 && first && first.type !== 'SpreadElement') return isPlain(first) ? first : null;
  if (callee.type !== 'MemberExpression' || callee.optional) return null;
  const method = memberName(callee);
  const isJson = callee.object.type === 'Identifier' && callee.object.name === 'JSON' && method === 'stringify';
  // A replacer may leave out what must not be in a log.
  if (isJson && first && first.type !== 'SpreadElement' && isNothing(node.arguments[1])) return isHolder(first) ? null : first;
  if (method === 'toFixed') return callee.object;
  if (method === 'toString' && node.arguments.length === 0) return isPlain(callee.object) ? callee.object : null;
  if (method === 'join' && (!first || first.type === 'Literal') && !isErrorLike(callee.object)) return callee.object;
  return null;
}

function isNothing(node: Node | undefined): boolean {
  return !node || (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

function isPlain(node: Node): boolean {
  const word = lastWord(node);
  return word !== null && PLAIN.test(word);
}

function isHolder(node: Node): boolean {
  const bare = unwrap(node);
  return bare.type === 'ThisExpression' || (bare.type === 'Identifier' && HOLDERS.test(bare.name));
}

function isColoured(node: Node): boolean {
  const bare = unwrap(node);
  if (bare.type !== 'CallExpression') return false;
  let at: Node = bare.callee;
  while (at.type === 'MemberExpression') at = at.object;
  return at.type === 'Identifier' && COLOURS.test(at.name);
}

/** Whether a value goes by a name that may be an Error's: most loggers keep nothing of one under a key of its own. */
export function isErrorLike(node: Node): boolean {
  const bare = unwrap(node);
  if (bare.type === 'LogicalExpression') return isErrorLike(bare.left) || isErrorLike(bare.right);
  if (bare.type !== 'Identifier' && bare.type !== 'MemberExpression') return false;
  const word = lastWord(bare);
  return word !== null && ERROR_WORDS.test(word);
}

function lastWord(node: Node): string | null {
  return wordsOf(pathOf(node)?.at(-1) ?? '').at(-1) ?? null;
}
