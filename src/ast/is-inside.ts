import type { Node } from './types.js';

/** Whether a node is another one or lies in it. Nodes of two files never do, whatever their ranges are. */
export function isInside(inner: Node, outer: Node): boolean {
  for (let at: Node | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}
