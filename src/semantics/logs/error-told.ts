import { someNode, unwrap, walk, type CallExpression, type Expression, type Identifier, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findVariable } from '../bindings/index.js';
import { findCaught } from './caught.js';
import { saysOf } from './caught-text.js';
import { kindOf } from './kinds.js';

/** The Error that a value in a line of the log is, or whose text it is: `err` of `err.message`, `String(err)`. Null when it is none. */
export function findToldError(module: Module, call: CallExpression, node: Expression): Expression | null {
  if (kindOf(module, node) === 'error') return node;
  const caught = findCaught(module, call);
  const says = caught?.variable ? saysOf(module, caught, node) : 'none';
  if (says === 'whole') return node;
  if (caught?.variable && (says === 'text' || says === 'stack')) return findIdentifier(node, (each) => findVariable(module, each) === caught.variable);
  const inner = unwrap(node);
  // `err.message` of a parameter that is said to be an Error
  if (inner.type === 'MemberExpression' && !inner.computed && inner.property.type === 'Identifier' && /^(?:message|stack)$/.test(inner.property.name)) {
    return kindOf(module, inner.object) === 'error' && !someNode(inner.object, ({ type }) => type === 'CallExpression') ? inner.object : null;
  }
  return null;
}

function findIdentifier(root: Node, test: (node: Identifier) => boolean): Expression | null {
  let found: Identifier | null = null;
  walk(root, (node) => {
    if (found === null && node.type === 'Identifier' && !(node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed) && test(node)) found = node;
  });
  return found;
}
