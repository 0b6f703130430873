import type { ClassNode, Expression, FunctionNode, Node } from './types.js';

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression'
  );
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** The nearest function around `node`, or null at module level. */
export function findEnclosingFunction(node: Node): FunctionNode | null {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return null;
}

/** The class whose instance `this` means at `node`: through arrow functions and methods, not through plain functions. */
export function findThisClass(node: Node): ClassNode | null {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'FunctionDeclaration') return null;
    if (at.type === 'FunctionExpression' && at.parent.type !== 'MethodDefinition') return null;
    if (isClass(at)) return at;
  }
  return null;
}

/** The only value a function can return, or null when there is none or more than one. */
export function findSingleReturn(fn: FunctionNode): Expression | null {
  const returns = findReturns(fn);
  return returns.length === 1 ? (returns[0] ?? null) : null;
}

const returnsOf = new WeakMap<FunctionNode, readonly (Expression | null)[]>();

/** What the `return`s of a function give, in source order; null for a bare one. */
export function findReturns(fn: FunctionNode): readonly (Expression | null)[] {
  let known = returnsOf.get(fn);
  if (!known) returnsOf.set(fn, (known = collectReturns(fn)));
  return known;
}

function collectReturns(fn: FunctionNode): readonly (Expression | null)[] {
  if (fn.body === null || fn.body === undefined) return [];
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const returns: (Expression | null)[] = [];
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === 'ReturnStatement') returns.push(node.argument);
      else if (node.type === 'BlockStatement') visit(node.body);
      else if (node.type === 'IfStatement') visit([node.consequent, ...(node.alternate ? [node.alternate] : [])]);
      else if (node.type === 'TryStatement') {
        visit([node.block, ...(node.handler ? [node.handler.body] : []), ...(node.finalizer ? [node.finalizer] : [])]);
      } else if (node.type === 'ForStatement' || node.type === 'ForOfStatement' || node.type === 'ForInStatement') visit([node.body]);
      else if (node.type === 'WhileStatement' || node.type === 'DoWhileStatement') visit([node.body]);
      else if (node.type === 'SwitchStatement') for (const each of node.cases) visit(each.consequent);
    }
  };
  visit(fn.body.body);
  return returns;
}
