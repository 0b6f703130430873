import { memberName, unwrap, type Node } from '../../ast/index.js';
import type { SharedHolder } from './holders.js';

/** Whether a variable or a field may hold what changes, by its syntax alone: a collection, or something that can be given another value. */
export function mayHoldState(node: SharedHolder['node']): boolean {
  const init = node.type === 'VariableDeclarator' ? node.init : node.value;
  const value = init && unwrap(init);
  if (value && (/^(New|Object|Array)Expression$/.test(value.type) || isBare(value))) return true;
  if (node.type === 'VariableDeclarator') return node.parent.kind !== 'const' && !(value && /Function/.test(value.type));
  return !node.readonly && (value === null || value?.type === 'Literal' || (value?.type === 'Identifier' && value.name === 'undefined'));
}

/** `Object.create(null)` */
function isBare(node: Node): boolean {
  return node.type === 'CallExpression' && memberName(node.callee) === 'create';
}
