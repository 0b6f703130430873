import type { Node } from './types.js';

/** Keys that hold no children although nodes, tokens or comments are behind them. */
const SKIPPED: ReadonlySet<string> = new Set(['parent', 'tokens', 'comments', 'loc', 'range']);

function isNode(value: object): value is Node {
  return typeof (value as { type?: unknown }).type === 'string';
}

/** Puts the children of a node on a stack, in source order as its keys list them. */
function pushChildren(node: Node, stack: Node[]): void {
  for (const key in node) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (typeof value !== 'object' || value === null || SKIPPED.has(key)) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object' && item !== null && isNode(item)) stack.push(item);
    } else if (isNode(value)) stack.push(value);
  }
}

/**
 * Visits a tree in source order, without recursion (a 5 MB line of nested calls must not overflow the stack).
 * `visit` returns false to leave a node's children out.
 */
export function walk(root: Node, visit: (node: Node) => unknown): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) === false) continue;
    const from = stack.length;
    pushChildren(node, stack);
    for (let low = from, high = stack.length - 1; low < high; low += 1, high -= 1) {
      const swapped = stack[low] as Node;
      stack[low] = stack[high] as Node;
      stack[high] = swapped;
    }
  }
}

/** Whether any node of the tree answers true; stops at the first it comes across, in no certain order. */
export function someNode(root: Node, test: (node: Node) => boolean): boolean {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (test(node)) return true;
    pushChildren(node, stack);
  }
  return false;
}
