import { isFunction, memberName, someNode, type Node } from '../../ast/index.js';

/** Whether a line is only written where `NODE_ENV`, or a flag for debugging, says that nothing is at stake. */
export function isForDevelopment(node: Node): boolean {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) {
    const { parent }: { parent: Node } = at;
    if (parent.type === 'IfStatement' && parent.consequent === at && isDevelopmentTest(parent.test)) return true;
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && isDevelopmentTest(parent.left)) return true;
  }
  return false;
}

/** `process.env.NODE_ENV === 'development'`, `NODE_ENV !== 'production'`, `isDev`, `config.debug` */
function isDevelopmentTest(test: Node): boolean {
  return someNode(test, (node) => {
    if (node.type === 'BinaryExpression') {
      const text = node.right.type === 'Literal' ? node.right.value : null;
      return (/^={2,3}$/.test(node.operator) && (text === 'development' || text === 'test' || text === 'dev')) || (/^!={1,2}$/.test(node.operator) && text === 'production');
    }
    const name = node.type === 'Identifier' ? node.name : memberName(node);
    return name !== null && /^(is_?)?(dev|development|debug)(mode)?$/i.test(name) && node.parent?.type !== 'CallExpression';
  });
}
