import type { Node } from './types.js';

/** Strips what does not change a value: `await x`, `x as T`, `x!`, `x satisfies T`, `x?.y`, `(a, x)`, `x = value`. */
export function unwrap(outer: Node): Node {
  for (let node = outer; ; ) {
    const inner = valueOf(node);
    if (!inner) return node;
    node = inner;
  }
}

function valueOf(node: Node): Node | null {
  switch (node.type) {
    case 'AwaitExpression':
      return node.argument;
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return node.expression;
    case 'SequenceExpression':
      return node.expressions.at(-1) ?? null;
    case 'AssignmentExpression':
      return node.operator === '=' ? node.right : null;
    default:
      return null;
  }
}

/** The outermost node that still stands for the value of `node`: the inverse of {@link unwrap}, without `await`. */
export function wrapped(inner: Node): Node {
  for (let node = inner; ; ) {
    switch (node.parent?.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
        node = node.parent;
        break;
      default:
        return node;
    }
  }
}
