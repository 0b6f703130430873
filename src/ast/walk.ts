import type { Node } from './types.js';

const SKIPPED = new Set(['parent', 'loc', 'range', 'tokens', 'comments', 'type', 'start', 'end']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The child nodes of a node, in source order as its keys list them. */
export function* childrenOf(node: Node): Generator<Node> {
  for (const key of Object.keys(node)) {
    if (SKIPPED.has(key)) continue;
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

/**
 * Visits a tree without recursion (a 5 MB line of nested calls must not overflow the stack).
 * `visit` returns false to leave a node's children out.
 */
export function walk(root: Node, visit: (node: Node) => unknown): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) === false) continue;
    const children = [...childrenOf(node)];
    for (let i = children.length - 1; i >= 0; i -= 1) stack.push(children[i] as Node);
  }
}

/** Whether any node of the tree answers true; stops at the first. */
export function someNode(root: Node, test: (node: Node) => boolean): boolean {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (test(node)) return true;
    stack.push(...childrenOf(node));
  }
  return false;
}
