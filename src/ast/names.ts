import type { Node } from './types.js';

/** The name a member access reads, where it is written in the source: `a.b`, `a['b']`, `this.#b` (as `#b`); else null. */
export function memberName(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null;
  if (!node.computed) return node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : node.property.name;
  return stringValue(node.property);
}

/** The name of an object key or class member, null when it is computed. */
export function keyName(node: { key: Node; computed: boolean }): string | null {
  if (node.key.type === 'PrivateIdentifier') return `#${node.key.name}`;
  if (!node.computed && node.key.type === 'Identifier') return node.key.name;
  return node.key.type === 'Literal' ? String(node.key.value) : stringValue(node.key);
}

/** The text of a string literal or of a template without placeholders; else null. */
export function stringValue(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}
