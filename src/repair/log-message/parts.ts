import { stringValue, type Expression, type Node } from '../../ast/index.js';
import { isStill } from './still.js';
import type { Part } from './types.js';

export type IsConstant = (node: Expression) => boolean;

export const NEVER: IsConstant = () => false;

/** The values that a message is put together from, each of which makes another text of it. */
export function valuesIn(message: Expression, isConstant: IsConstant = NEVER): Expression[] {
  if (!isText(withoutTypes(message))) return [];
  return partsOf(message, isConstant).flatMap((part) => (part.kind === 'value' ? [part.node] : []));
}

/** The pieces of a message: of a template, a chain of `+`, or one expression. */
export function partsOf(message: Expression, isConstant: IsConstant): Part[] {
  const node = withoutTypes(message);
  const text = stringValue(node);
  if (text !== null) return [{ kind: 'text', text }];
  if (node.type === 'Literal') return [{ kind: 'text', text: String(node.value) }];
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index): Part[] => {
      const hole = node.expressions[index];
      return [{ kind: 'text', text: quasi.value.cooked ?? quasi.value.raw }, ...(hole ? partsOf(hole, isConstant) : [])];
    });
  }
  if (isText(node) && node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier') return [...partsOf(node.left, isConstant), ...partsOf(node.right, isConstant)];
  const plural = pluralOf(node);
  if (plural !== null) return [{ kind: 'text', text: plural }];
  return [{ kind: isConstant(node) || isChoice(node) ? 'fixed' : 'value', node }];
}

/** `x as string`, `x!` */
export function withoutTypes(node: Expression): Expression {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return withoutTypes(node.expression);
    default:
      return node;
  }
}

/** Whether an expression is put together as text: in `a + b + 'c'` the first `+` may add numbers. */
function isText(node: Node): boolean {
  if (node.type === 'TemplateLiteral' || stringValue(node) !== null) return true;
  return node.type === 'BinaryExpression' && node.operator === '+' && (isText(node.left) || isText(node.right));
}

/** `count === 1 ? '' : 's'`, `count === 1 ? ' attempt' : ' attempts'`: the longer ending. */
function pluralOf(node: Expression): string | null {
  const texts = choices(node);
  if (!texts || !isStill(node)) return null;
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one));
  const isPlural = texts.every((each) => /^(|s|es|y|ies)$/u.test(each)) || texts.every((each) => each === longest || (each !== '' && (longest === `${each}s` || longest === `${each}es`)));
  return isPlural ? longest : null;
}

/** `isNew ? 'created' : 'updated'`: two messages rather than a value. */
function isChoice(node: Expression): boolean {
  return choices(node) !== null && isStill(node);
}

function choices(node: Expression): string[] | null {
  if (node.type !== 'ConditionalExpression') return null;
  const texts = [node.consequent, node.alternate].flatMap((each) => {
    const text = stringValue(each);
    return text !== null ? [text] : (choices(each) ?? [null]);
  });
  return texts.every((each) => each !== null) ? texts : null;
}

/** Puts what placeholders take where they stand; null when their number differs. */
export function fillPlaceholders(parts: readonly Part[], formatted: readonly Expression[], isConstant: IsConstant): Part[] | null {
  if (formatted.length === 0) return [...parts];
  const left = [...formatted];
  const filled = parts.flatMap((part): Part[] => {
    if (part.kind !== 'text') return [part];
    return part.text.split(/(%[sdifjoOc%])/u).flatMap((piece): Part[] => {
      if (piece === '%%') return [{ kind: 'text', text: '%' }];
      if (!/^%[sdifjoO]$/u.test(piece)) return [{ kind: 'text', text: piece }];
      const taken = left.shift();
      return taken ? partsOf(taken, isConstant) : [{ kind: 'text', text: piece }];
    });
  });
  return left.length === 0 && !parts.some((part) => part.kind === 'text' && part.text.includes('%c')) ? filled : null;
}
