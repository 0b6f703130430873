import { someNode, type Node } from '../../ast/index.js';

const ACTING: ReadonlySet<string> = new Set([
  'AssignmentExpression', 'AwaitExpression', 'CallExpression', 'ImportExpression', 'NewExpression', 'TaggedTemplateExpression', 'UpdateExpression', 'YieldExpression',
]);

/** Whether reading an expression does nothing else, so that it may be read once more, earlier or later. */
export function isStill(node: Node): boolean {
  return !someNode(node, (each) => ACTING.has(each.type) || (each.type === 'UnaryExpression' && each.operator === 'delete'));
}
