import { isClass, isFunction, walk, type Node } from '../../ast/index.js';

/** Visits what runs in one run of some code, in source order: not the functions inside it, but those that a promise is made with. */
export function walkOwn(root: Node, visit: (node: Node) => unknown): void {
  walk(root, (node) => {
    if (node !== root && (isClass(node) || (isFunction(node) && node.parent.type !== 'NewExpression'))) return false;
    return visit(node);
  });
}

/** Whether any of them answers true. */
export function someOwn(root: Node, test: (node: Node) => boolean): boolean {
  let found = false;
  walkOwn(root, (node) => {
    found ||= test(node);
    return !found;
  });
  return found;
}
