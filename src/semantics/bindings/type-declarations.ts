import { isClass, type ClassNode, type Node } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { findExport, findImported, findNamespace, type Target } from './targets.js';
import { findSource, findVariable } from './variables.js';

export type TypeDeclaration = ClassNode | TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration | TSESTree.TSTypeParameter;

/** The class, interface, alias or type parameter of the project that a type's name stands for. */
export function findTypeDeclaration(module: Module, name: Node): TypeDeclaration | null {
  const target = findEntity(module, name);
  if (target?.kind === 'node') return isClass(target.node) ? target.node : null;
  if (target?.kind !== 'variable') return null;
  for (const { node } of target.variable.defs) if (isTypeDeclaration(node)) return node;
  const source = findSource(target.variable);
  return source && source.keys.length === 0 && isClass(source.value) ? source.value : null;
}

function isTypeDeclaration(node: Node): node is TypeDeclaration {
  return isClass(node) || node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration' || node.type === 'TSTypeParameter';
}

/** `Client`, `clients.Client`; in `extends` of an interface such a name is an expression. */
function findEntity(module: Module, name: Node): Target | null {
  if (name.type === 'TSQualifiedName') return findMemberEntity(module, name.left, name.right.name);
  if (name.type === 'MemberExpression') return name.property.type === 'Identifier' ? findMemberEntity(module, name.object, name.property.name) : null;
  if (name.type !== 'Identifier') return null;
  const variable = findVariable(module, name);
  if (variable === null || variable === 'global') return null;
  return variable.defs[0]?.type === 'ImportBinding' ? findImported(module, variable) : { kind: 'variable', variable };
}

function findMemberEntity(module: Module, left: Node, name: string): Target | null {
  const namespace = left.type === 'Identifier' ? findNamespace(module, left) : null;
  return namespace && findExport(namespace, name);
}

/** The name of a type that no file declares: `Promise`, `Array`. */
export function findGlobalTypeName(module: Module, type: TSESTree.TypeNode): string | null {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  return findVariable(module, type.typeName) === 'global' ? type.typeName.name : null;
}
