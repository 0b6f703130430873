import {
  findThisClass, isClass, isFunction, memberName, unwrap, type ClassNode, type Expression, type FunctionNode, type Node,
} from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findMember, type ClassMember } from './class-members.js';
import { findProperty } from './properties.js';
import { findSource, findVariable } from './variables.js';

/** `fetch` in `fetch.bind(globalThis)`: the function that a binding without arguments is. */
export function findBound(node: Node): Expression | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || memberName(node.callee) !== 'bind') return null;
  return node.arguments.length === 1 ? node.callee.object : null;
}

/** The function of this file that a callee names: a declaration, a variable that holds one, a method of `this`. */
export function findFunction(module: Module, callee: Node): FunctionNode | null {
  const node = unwrap(callee);
  if (isFunction(node)) return node;
  const bound = findBound(node);
  if (bound) return findFunction(module, bound);
  if (node.type === 'MemberExpression') {
    const name = memberName(node);
    if (name === null) return null;
    if (node.object.type === 'ThisExpression') {
      const owner = findThisClass(node);
      const found = owner && findMember(module, owner, name);
      return found?.method ?? (found?.value && isFunction(found.value) ? found.value : null);
    }
    const literal = findLiteral(module, node.object);
    if (literal?.type !== 'ObjectExpression') return null;
    const property = findProperty(literal, name);
    return property && isFunction(property.value) ? property.value : null;
  }
  if (node.type !== 'Identifier') return null;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global' || variable.defs.length !== 1) return null;
  const definition = variable.defs[0];
  if (definition?.type === 'FunctionName' && isFunction(definition.node)) return definition.node;
  const source = findSource(variable);
  if (!source || source.keys.length > 0) return null;
  const value = unwrap(source.value);
  return isFunction(value) ? value : null;
}

/** The class of this file that an expression names. */
export function findClass(module: Module, callee: Node): ClassNode | null {
  const node = unwrap(callee);
  if (isClass(node)) return node;
  if (node.type !== 'Identifier') return null;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return null;
  const definition = variable.defs[0];
  if (definition && isClass(definition.node)) return definition.node;
  const source = findSource(variable);
  return source && source.keys.length === 0 && isClass(source.value) ? source.value : null;
}

/** The expression behind names and type assertions: where a chain of re-assignment-free variables ends. */
export function findLiteral(module: Module, outer: Node, depth = 0): Node | null {
  const node = unwrap(outer);
  if (node.type !== 'Identifier') {
    if (node.type !== 'MemberExpression' || depth > 8) return node;
    return findMemberLiteral(module, node, depth) ?? node;
  }
  if (depth > 8) return null;
  const variable = findVariable(module, node);
  if (variable === null || variable === 'global') return node;
  const source = findSource(variable);
  if (!source) return node;
  let value: Node | null = findLiteral(module, source.value, depth + 1);
  for (const key of source.keys) {
    if (value?.type !== 'ObjectExpression') return node;
    const property = findProperty(value, key);
    if (!property) return node;
    value = findLiteral(module, property.value, depth + 1);
  }
  return value;
}

/** `LIMITS.timeout`, `this.options`: the property of a literal, the only value of a class field that no other class can replace. */
function findMemberLiteral(module: Module, node: TSESTree.MemberExpression, depth: number): Node | null {
  const name = memberName(node);
  if (name === null) return null;
  if (node.object.type === 'ThisExpression') {
    const owner = findThisClass(node);
    const found = owner && findMember(module, owner, name);
    return owner && found?.value && !isOverridable(module, owner, found) ? findLiteral(module, found.value, depth + 1) : null;
  }
  const object = findLiteral(module, node.object, depth + 1);
  if (object?.type !== 'ObjectExpression') return null;
  const property = findProperty(object, name);
  return property && findLiteral(module, property.value, depth + 1);
}

/** Whether a subclass, in sight or not, is there to give a field another value. */
function isOverridable(module: Module, owner: ClassNode, { access }: ClassMember): boolean {
  if (access !== 'public') return access === 'protected';
  return owner.abstract || module.classes.some(({ superClass }) => superClass && findClass(module, superClass) === owner);
}
