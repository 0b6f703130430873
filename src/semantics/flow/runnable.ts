import { isFunction, type FunctionNode, type Node } from '../../ast/index.js';

/** Code that runs as one: a function, or what a class gives a field of each instance. */
export type Runnable = FunctionNode | Extract<Node, { type: 'PropertyDefinition' }>;

/** The code around a node that runs as one; null at the top of a file. */
export function findRunnable(node: Node): Runnable | null {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at) || (at.type === 'PropertyDefinition' && !at.static)) return at;
  return null;
}
