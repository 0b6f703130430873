import { isClass, memberName, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findShape, settle } from '../bindings/index.js';
import { findFieldCheck } from '../field-checks.js';

/** `dto.content`, where the class of `dto` has a validator of its own see to it that the text is JSON: `@IsJSON() content: string`. */
export function isDeclaredJson(module: Module, node: Node): boolean {
  const name = node.type === 'MemberExpression' ? memberName(node) : null;
  if (node.type !== 'MemberExpression' || name === null) return false;
  const shape = settle(module, findShape(module, node.object));
  return shape?.kind === 'nominal' && isClass(shape.declaration) && findFieldCheck(module, shape.declaration, name, 'json') !== null;
}
