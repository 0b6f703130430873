import { isFunction, memberName, unwrap, type Node } from '../../ast/index.js';

/** Whether the second of two calls of a function may run after the first on one way through it, and its failure is seen. */
export function isOnOnePath(first: Node, second: Node, isAtOnce = false): boolean {
  const above = ancestorsOf(first);
  let lower: Node = second;
  for (let at: Node | undefined = second.parent; at; lower = at, at = at.parent) {
    const index = above.indexOf(at);
    if (index === -1) {
      if (isBestEffort(at, lower, isAtOnce)) return false;
      continue;
    }
    const own = above[index - 1] ?? first;
    return !isEitherOr(at, own, lower) && !above.slice(0, index).some(leaves);
  }
  return false;
}

function ancestorsOf(node: Node): Node[] {
  const found: Node[] = [];
  for (let at: Node | undefined = node.parent; at; at = at.parent) found.push(at);
  return found;
}

function isEitherOr(at: Node, one: Node, other: Node): boolean {
  switch (at.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return one !== at.test && other !== at.test;
    case 'SwitchStatement':
      return one !== other;
    case 'TryStatement':
      return other === at.handler;
    default:
      return false;
  }
}

/** What goes on after a block that ends with `return` never follows it. */
function leaves(at: Node): boolean {
  if (at.type === 'ReturnStatement' || at.type === 'ThrowStatement') return true;
  const last = at.type === 'BlockStatement' ? at.body.at(-1) : at.type === 'SwitchCase' ? at.consequent.at(-1) : null;
  return !!last && !isFunction(at.parent ?? at) && /^(?:Return|Throw|Break|Continue)Statement$/.test(last.type);
}

/** A write whose failure is caught on its own is allowed to fail; one that is not done at once is, too, where nobody waits for it. */
export function isBestEffort(at: Node, lower: Node, isAtOnce: boolean): boolean {
  if (!isAtOnce && at.type === 'ExpressionStatement' && lower.type === 'CallExpression') return true;
  if (at.type === 'TryStatement') return lower === at.block && at.handler !== null && !at.handler.body.body.some(({ type }) => type === 'ThrowStatement');
  return at.type === 'MemberExpression' && memberName(at) === 'catch' && unwrap(at.object) === unwrap(lower);
}
