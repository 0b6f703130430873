import type { Node } from './types.js';

/** Strips what does not change a value: `await x`, `x as T`, `x!`, `x satisfies T`, `x?.y`, `(a, x)`, `x = value`. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'AwaitExpression':
      return unwrap(node.argument);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return unwrap(node.expression);
    case 'SequenceExpression':
      return unwrap(node.expressions.at(-1) ?? node);
    case 'AssignmentExpression':
      return node.operator === '=' ? unwrap(node.right) : node;
    default:
      return node;
  }
}

/** The outermost node that still stands for the value of `node`: the inverse of {@link unwrap}, without `await`. */
export function wrapped(node: Node): Node {
  const parent = node.parent;
  switch (parent?.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
      return wrapped(parent);
    default:
      return node;
  }
}
