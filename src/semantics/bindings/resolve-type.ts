import type { TSESTree } from '@typescript-eslint/utils';
import { findSingleReturn, isClass, isFunction, type ClassNode } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { memo } from '../memo.js';
import type { ApiPath } from '../types.js';
import { extend, member } from './api-path.js';
import { findClass, findFunction } from './literals.js';
import { resolveValue, resolveVariable } from './resolve.js';
import { settle } from './settle.js';
import { findShape } from './shape-of.js';
import { written, type NominalNode, type Shape } from './shape.js';
import { findVariable } from './variables.js';

/** An instance of a nominal type: a class or interface of a package, or one of the project that extends it. */
export function resolveType(module: Module, type: TSESTree.TypeNode): ApiPath | null {
  return resolveShape(module, written(type));
}

export function resolveShape(module: Module, outer: Shape | null): ApiPath | null {
  const shape = settle(module, outer);
  if (shape?.kind === 'nominal') return typed(resolveAncestor(module, shape.declaration));
  if (shape?.kind !== 'written') return null;
  const { type } = shape;
  if (type.type === 'TSTypeQuery') return type.exprName.type === 'TSImportType' ? null : resolveEntity(module, type.exprName);
  return type.type === 'TSTypeReference' ? (resolveMadeType(module, type) ?? typed(resolveEntity(module, type.typeName))) : null;
}

function typed(entity: ApiPath | null): ApiPath | null {
  return entity && extend(entity, { kind: 'typed' });
}

/** `ReturnType<typeof makeClient>`, `InstanceType<typeof Client>` */
function resolveMadeType(module: Module, type: TSESTree.TSTypeReference): ApiPath | null {
  const [query] = type.typeArguments?.params ?? [];
  if (type.typeName.type !== 'Identifier' || query?.type !== 'TSTypeQuery') return null;
  if (query.exprName.type === 'TSQualifiedName') return type.typeName.name === 'ReturnType' ? resolveMethodResult(module, query.exprName) : null;
  if (query.exprName.type !== 'Identifier') return null;
  if (type.typeName.name === 'InstanceType') {
    const entity = resolveEntity(module, query.exprName);
    return entity && extend(entity, { kind: 'typed' });
  }
  if (type.typeName.name !== 'ReturnType') return null;
  const fn = findFunction(module, query.exprName);
  const returned = fn && findSingleReturn(fn);
  if (returned) return resolveValue(module, returned);
  // What a function of a package returns has no name but that function's.
  const entity = fn ? null : resolveEntity(module, query.exprName);
  return entity && extend(entity, { kind: 'typed' });
}

/** `ReturnType<typeof logger.withContext>` */
function resolveMethodResult(module: Module, name: TSESTree.TSQualifiedName): ApiPath | null {
  const method = settle(module, findShape(module, name));
  const fn = method?.kind === 'function' ? method.signatures.find(isFunction) : undefined;
  const returned = fn && findSingleReturn(fn);
  return returned ? resolveValue(module, returned) : null;
}

/** The class or interface of a package that one of the project extends. */
function resolveAncestor(module: Module, declaration: NominalNode): ApiPath | null {
  if (declaration.type !== 'TSInterfaceDeclaration') return resolveSuperclass(module, declaration);
  const [only] = declaration.extends;
  return only && declaration.extends.length === 1 && only.expression.type === 'Identifier' ? resolveEntity(module, only.expression) : null;
}

function resolveEntity(module: Module, name: TSESTree.EntityName): ApiPath | null {
  if (name.type === 'TSQualifiedName') {
    const left = resolveEntity(module, name.left);
    return left && member(left, name.right.name);
  }
  if (name.type !== 'Identifier') return null;
  const variable = findVariable(module, name);
  if (variable === null || variable === 'global') return null;
  const definition = variable.defs[0];
  if (definition && isClass(definition.node)) return resolveSuperclass(module, definition.node);
  return resolveVariable(module, variable);
}

/** The class of a package that a class extends, itself or through others. */
export const resolveSuperclass: (module: Module, node: ClassNode) => ApiPath | null = memo('resolve superclass', (module, node) => {
  if (!node.superClass) return null;
  const local = findClass(module, node.superClass);
  return local ? resolveSuperclass(module, local) : resolveValue(module, node.superClass);
});
