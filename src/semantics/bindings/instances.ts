import { findSingleReturn, isClass, keyName, memberName, unwrap, type ClassNode, type FunctionNode, type Node, type Variable } from '../../ast/index.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../../project/index.js';
import { isProvider } from '../match.js';
import { memo } from '../memo.js';
import { findClass, findFunction, findLiteral } from './literals.js';
import { findMemberTarget } from './members.js';
import { resolveValue } from './resolve.js';
import { findExport, findImported, findNamespace, type Target } from './targets.js';
import { findPatternKeys, findSource, findVariable } from './variables.js';

type TypeNode = TSESTree.TypeNode;
type TypeDeclaration = ClassNode | TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration;

/** The class of the project that an expression is an instance of: by its construction, its declared type, or a container that is asked for it. */
export const findInstanceClass: (module: Module, node: Node) => ClassNode | null = memo('instance of', (module, outer) => {
  const node = unwrap(outer);
  const value = findLiteral(module, node) ?? node;
  if (value.type === 'NewExpression') return findClass(module, value.callee);
  if (value.type === 'CallExpression') return findCallClass(module, value);
  if (value.type === 'LogicalExpression') return findInstanceClass(module, value.right) ?? findInstanceClass(module, value.left);
  const type = findDeclaredType(module, value);
  return type && findTypeClass(module, type);
});

/** `makeService()`, `Container.get(Service)` */
function findCallClass(module: Module, call: TSESTree.CallExpression): ClassNode | null {
  const [first] = call.arguments;
  const callee = resolveValue(module, call.callee);
  if (callee) return first && isProvider(module, callee, call) ? findClass(module, first) : null;
  const fn = findFunction(module, call.callee);
  if (!fn) return null;
  const declared = fn.returnType && findTypeClass(module, fn.returnType.typeAnnotation);
  if (declared) return declared;
  const returned = findSingleReturn(fn);
  return returned && findInstanceClass(module, returned);
}

/** The type that an expression is declared to have: a parameter's, a variable's, a class member's, a property's of such a type. */
export function findDeclaredType(module: Module, outer: Node): TypeNode | null {
  const node = unwrap(outer);
  if (node.type === 'Identifier') {
    const variable = findVariable(module, node);
    if (variable === null || variable === 'global') return null;
    return findVariableType(module, variable);
  }
  if (node.type !== 'MemberExpression') return null;
  const name = memberName(node);
  if (name === null) return null;
  const target = findMemberTarget(module, node.object, name);
  if (target?.kind === 'class-member') return target.member.type ?? (target.member.value && findDeclaredType(module, target.member.value));
  const outerType = findDeclaredType(module, node.object);
  return outerType && findPropertyType(module, outerType, name);
}

/** The annotation of a variable, wherever it is imported from. */
export function findVariableType(module: Module, variable: Variable): TypeNode | null {
  const imported = findImported(module, variable);
  const [definition] = imported?.kind === 'variable' ? imported.variable.defs : variable.defs;
  if (definition?.type === 'Parameter') return findParameterType(module, definition.node as FunctionNode, definition.name as TSESTree.Identifier);
  if (definition?.type !== 'Variable' || definition.name.type !== 'Identifier') return null;
  return definition.name.typeAnnotation?.typeAnnotation ?? null;
}

/** The annotation of a parameter, or of the part of it that a name is taken from: `{ http }: { http: Client }`. */
function findParameterType(module: Module, fn: FunctionNode, name: TSESTree.Identifier): TypeNode | null {
  for (const parameter of fn.params) {
    let target: Node = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    if (target.type === 'AssignmentPattern') target = target.left;
    const keys = findPatternKeys(target, name);
    if (!keys) continue;
    let type: TypeNode | null = ('typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined) ?? null;
    for (const key of keys) type = type && findPropertyType(module, type, key);
    return type;
  }
  return null;
}

/** The type of a property of an object type, an interface, an alias or a class. */
export function findPropertyType(module: Module, type: TypeNode, name: string, depth = 0): TypeNode | null {
  if (depth > 5) return null;
  if (type.type === 'TSTypeLiteral') return findSignature(type.members, name);
  if (type.type === 'TSIntersectionType') {
    for (const each of type.types) {
      const found = findPropertyType(module, each, name, depth + 1);
      if (found) return found;
    }
    return null;
  }
  if (type.type !== 'TSTypeReference') return null;
  const declaration = findTypeDeclaration(module, type.typeName);
  if (declaration?.type === 'TSInterfaceDeclaration') return findSignature(declaration.body.body, name);
  return declaration?.type === 'TSTypeAliasDeclaration' ? findPropertyType(module, declaration.typeAnnotation, name, depth + 1) : null;
}

function findSignature(members: readonly TSESTree.TypeElement[], name: string): TypeNode | null {
  for (const each of members) {
    if (each.type === 'TSPropertySignature' && keyName(each) === name) return each.typeAnnotation?.typeAnnotation ?? null;
  }
  return null;
}

/** The class of the project that a type names. */
export function findTypeClass(module: Module, type: TypeNode, depth = 0): ClassNode | null {
  if (depth > 5) return null;
  const inner = innerType(module, type);
  if (inner) return findTypeClass(module, inner, depth + 1);
  if (type.type !== 'TSTypeReference') return null;
  const declaration = findTypeDeclaration(module, type.typeName);
  if (declaration?.type === 'TSTypeAliasDeclaration') return findTypeClass(module, declaration.typeAnnotation, depth + 1);
  return isClass(declaration) ? declaration : null;
}

const WRAPPERS = new Set(['Promise', 'Readonly', 'Required', 'NonNullable', 'Awaited']);

/** `Client` in `Promise<Client>`, `Readonly<Client>`, `Client | undefined`. */
export function innerType(module: Module, type: TypeNode): TypeNode | null {
  if (type.type === 'TSUnionType') {
    const known = type.types.filter((each) => each.type !== 'TSNullKeyword' && each.type !== 'TSUndefinedKeyword');
    return known.length === 1 ? (known[0] ?? null) : null;
  }
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || !WRAPPERS.has(type.typeName.name)) return null;
  return findVariable(module, type.typeName) === 'global' ? (type.typeArguments?.params[0] ?? null) : null;
}

/** The class, interface or alias of the project that a type's name stands for. */
export function findTypeDeclaration(module: Module, name: TSESTree.EntityName): TypeDeclaration | null {
  const target = findEntity(module, name);
  if (target?.kind === 'node') return isClass(target.node) ? target.node : null;
  if (target?.kind !== 'variable') return null;
  for (const { node } of target.variable.defs) {
    if (isClass(node) || node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration') return node;
  }
  const source = findSource(target.variable);
  return source && source.keys.length === 0 && isClass(source.value) ? source.value : null;
}

function findEntity(module: Module, name: TSESTree.EntityName): Target | null {
  if (name.type === 'TSQualifiedName') {
    const namespace = name.left.type === 'Identifier' ? findNamespace(module, name.left) : null;
    return namespace && findExport(namespace, name.right.name);
  }
  if (name.type !== 'Identifier') return null;
  const variable = findVariable(module, name);
  if (variable === null || variable === 'global') return null;
  return variable.defs[0]?.type === 'ImportBinding' ? findImported(module, variable) : { kind: 'variable', variable };
}

