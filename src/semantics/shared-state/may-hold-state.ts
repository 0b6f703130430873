import { keyName, memberName, unwrap, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { SharedHolder } from './holders.js';

/** Whether a variable or a field may hold what changes, by its text alone: a collection, or something that is given another value. */
export function mayHoldState(module: Module, node: SharedHolder['node']): boolean {
  const init = node.type === 'VariableDeclarator' ? node.init : node.value;
  const value = init && unwrap(init);
  if (value && (/^(New|Object|Array)Expression$/.test(value.type) || isBare(value))) return true;
  if (node.type === 'VariableDeclarator') return node.parent.kind !== 'const' && !(value && /Function/.test(value.type));
  const isPlain = value === null || value?.type === 'Literal' || (value?.type === 'Identifier' && value.name === 'undefined');
  return !node.readonly && isPlain && isWritten(module.text, keyName(node));
}

/** Whether a file gives a field of this name another value anywhere: `this.current = …`, `this.next++`. Columns of entities never are. */
function isWritten(text: string, name: string | null): boolean {
  if (name === null) return false;
  const member = `\\.\\s*${name.replace(/\$/g, '\\$')}\\s*`;
  return new RegExp(`${member}(?:[-+*/%&|^?]{0,3}=(?!=)|\\+\\+|--)|(?:\\+\\+|--)\\s*[\\w$.#]+${member}`).test(text);
}

/** `Object.create(null)` */
function isBare(node: Node): boolean {
  return node.type === 'CallExpression' && memberName(node.callee) === 'create';
}
