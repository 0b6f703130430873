import { findEnclosingFunction, isFunction, type Node } from '../../ast/index.js';

/** Whether a node is part of the code that makes a call. */
export function isIn(node: Node, call: Node): boolean {
  let root: Node = call;
  // A callback belongs to the code around it; a method of what a factory makes does not.
  for (let at: Node | null = call; at; at = findEnclosingFunction(at)) {
    root = at;
    if (isFunction(at) && at.parent.type === 'Property') break;
  }
  for (let at: Node | undefined = node; at; at = at.parent) if (at === root) return true;
  return false;
}
