import { isFunction, memberName, type ClassNode, type FunctionNode, type Invocation, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findFunction, findInheritedMember, findShape, findTypeDeclaration, settle } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { memo } from '../memo.js';

/**
 * The method that a call runs on what is declared to be of an interface, where only one class implements that: another may be put in its
 * place, but what it is for stays the same.
 */
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

/** In the file of the interface and those that import it; two of them, and which one it is depends on who runs the code. */
const findOnlyClass: (module: Module, declaration: Node) => ClassNode | null = memo('implementation', (module, declaration) => {
  const home = homeOf(module, declaration);
  const importers = home.project.backward.importersOf(home, { words: ['implements'] }) ?? [];
  const classes = [home, ...importers].flatMap((each) => each.classes.filter(({ implements: all }) => all.some(({ expression }) => isOf(each, expression, declaration))));
  return classes.length === 1 ? (classes[0] ?? null) : null;
});

function isOf(module: Module, name: Node, declaration: Node): boolean {
  return name.type === 'Identifier' && findTypeDeclaration(module, name) === declaration;
}
