import { isFunction, memberName, type ClassNode, type FunctionNode, type Invocation } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findInheritedMember, findOnlyClass, findShape, settle } from '../bindings/index.js';

/** The method that a call runs on what is declared to be of an interface, where only one class implements that. */
export function findImplementation(module: Module, call: Invocation): { fn: FunctionNode; self: ClassNode } | null {
  const callee = call.type === 'TaggedTemplateExpression' ? call.tag : call.callee;
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  const shape = callee.type === 'MemberExpression' && name !== null ? settle(module, findShape(module, callee.object)) : null;
  if (name === null || shape?.kind !== 'nominal' || shape.declaration.type !== 'TSInterfaceDeclaration') return null;
  const self = findOnlyClass(module, shape.declaration);
  const found = self && findInheritedMember(module, self, name, false);
  const fn = found?.member.method ?? (found?.member.value && findFunction(module, found.member.value));
  return self && isFunction(fn) ? { fn, self } : null;
}
