import { unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';

/** What a message takes from the arguments behind it; `%%` takes nothing. */
const PLACEHOLDER = /%[sdifjoOc]/g;

/** How many arguments a message takes by its placeholders; null when not all of its text is in sight. */
export function countPlaceholders(module: Module, message: Node): number | null {
  const parts = textsOf(module, message, 0);
  return parts && parts.reduce((sum, text) => sum + (text.replaceAll('%%', '').match(PLACEHOLDER)?.length ?? 0), 0);
}

/** The constant parts of a text; what is filled in may hold anything, and is taken to hold no placeholder. */
function textsOf(module: Module, outer: Node, depth: number): readonly string[] | null {
  const node = unwrap(outer);
  if (depth > 50) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.raw);
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [textsOf(module, node.left, depth + 1), textsOf(module, node.right, depth + 1)];
    return left || right ? [...(left ?? []), ...(right ?? [])] : null;
  }
  const value = findLiteral(module, node);
  return value && value !== node ? textsOf(module, value, depth + 1) : null;
}
